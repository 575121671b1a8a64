import BotCore
import Conversation
import ConversationTesting
import Lookups

/// A conversation with a bot that knows an order system and a bank, in which the test says what was understood and what
/// the systems answer.
struct LookupScene {
  var scene = DecisionScene()

  init(identity: Bool = true) throws {
    scene.policy.lookups = LookupPolicy(
      [
        LookupPolicy.Connector(
          id: "order", title: .init("Order", "订单"),
          needs: [.init(slot: "order_number", ask: .init("Which order?", "哪一笔订单？"))],
          needsVerified: false,
          answer: try Self.template(
            "Order {order_number} is {status|word}.", "订单 {order_number} {status|word}。"),
          notFound: try Self.template("No order {order_number}.", "没有订单 {order_number}。"),
          failure: .init("I can't look.", "暂时查不了。"),
          words: ["en": ["shipped": "on its way"], "zh": ["shipped": "已发货"]]),
        LookupPolicy.Connector(
          id: "balance", title: .init("Balance", "余额"), needs: [], needsVerified: true,
          answer: try Self.template("You have {balance|money:CNY}.", "余额 {balance|money:CNY}。"),
          notFound: try Self.template("No account.", "没有账户。"),
          failure: .init("I can't look.", "暂时查不了。")),
      ],
      identity: identity
        ? LookupPolicy.Identity(
          needs: [.init(slot: "phone", ask: .init("Which phone?", "手机号？"))],
          sent: try Self.template("Enter the code sent to {to}.", "验证码已发至 {to}。"),
          unknown: .init("Unknown phone.", "未知手机号。"), wrong: .init("Wrong code.", "验证码错误。"),
          failure: .init("Not verified.", "未核实。"), tries: 3) : nil)
  }

  static func template(
    _ english: String, _ chinese: String
  ) throws -> LookupPolicy.Template {
    LookupPolicy.Template(try AnswerTemplate(english), try AnswerTemplate(chinese))
  }

  static func fields(_ fields: (String, String)...) -> LookupOutcome {
    var kept = LookupFields()
    for (path, text) in fields { kept.add(path, text) }
    return .found(kept)
  }

  static let order = TurnUnderstood.slot("order_number", "20031")
  static let phone = TurnUnderstood.slot("phone", "13800138000")

  /// The calls that are under way.
  var calls: [LookupCall] { BotDecider.calls(owedBy: scene.state, scene.policy) }
  var said: String? { scene.said?.words.text }
  var reason: EscalationReason? { scene.handedOver?.reason }

  /// What the bot wants to ask outside.
  var requested: [LookupRequested] {
    (scene.decision?.events(for: scene.state, now: scene.log.now) ?? []).compactMap { event in
      if case .lookupRequested(let body) = event.body { body } else { nil }
    }
  }

  /// Requests what the bot wants to ask, and completes it so.
  mutating func outside(_ outcome: LookupOutcome) {
    scene.act()
    for call in calls {
      scene.log.append(call.completed(outcome, in: scene.state, now: scene.log.now))
    }
  }

  /// The bot says, or does, what it decides.
  mutating func act() { scene.act() }

  mutating func asksBalance(phone: Bool = true) {
    scene.customer(
      "my balance?", notes: [.lookup("balance")], slots: phone ? [Self.phone] : [])
  }

  mutating func writesCode(_ code: String) {
    scene.customer(code, notes: [.lookup("balance"), .oneTimeCode], slots: [Self.phone])
  }

  /// As far as the question for a code.
  mutating func isSentCode() {
    asksBalance()
    outside(Self.fields(("to", "138****8000")))
    act()
  }
}
