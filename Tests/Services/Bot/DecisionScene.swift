import BotCore
import Conversation
import ConversationTesting

/// A conversation in which the test says what was understood, and the bot decides.
struct DecisionScene {
  var log = LogScript()
  var policy = BotPolicy(
    queues: [
      BotQueue(id: "general", team: "care"),
      BotQueue(id: "returns", team: "after-sales", requiredSkills: ["returns"]),
      BotQueue(id: "security", team: "pay", requiredSkills: ["security"]),
    ],
    defaultQueue: "general",
    rules: [BotRule(id: "fraud", reason: .policyRequired, queue: "security", priority: 100)])

  /// What the gateway says of the customer with each message.
  var attributes: [String: String] = [:]
  var state: Conversation { log.state! }
  private var written = 0

  /// The customer writes a message of which this was understood.
  mutating func customer(
    _ text: String = "?", matches: [(id: String, score: Double)] = [], notes: [TurnNote] = [],
    language: String = "en", sentiment: Int32 = 0, urgency: Urgency = .normal, slots: [Slot] = []
  ) {
    written += 1
    let name = "m\(written)"
    log.append(log.event(.customerWrites(name, text: text)).with(attributes))
    var turn = TurnUnderstood()
    turn.message = EventRef(log.message(name))
    turn.intent = matches.first?.id ?? notes.first?.text ?? ""
    turn.confidence = matches.first?.score ?? 0
    turn.matches = matches.map { Self.match($0.id, $0.score, language) }
    turn.rules = notes.map(\.text)
    turn.language = language
    turn.sentiment = sentiment
    turn.urgency = urgency
    turn.slots = slots
    log.append(turn.event(written, for: state, now: log.now))
  }

  static func match(_ id: String, _ score: Double, _ language: String) -> ArticleMatch {
    var match = ArticleMatch()
    match.articleID = id
    match.title = (language == "zh" ? "标题" : "Title of ") + id
    match.answer = (language == "zh" ? "答案" : "Answer of ") + id
    match.score = score
    return match
  }

  var decision: BotDecision? { BotDecider.reply(to: state, policy) }

  /// What the bot would say; nil if it hands over or owes nothing.
  var said: MessageSent? {
    if case .say(let message)? = decision { message } else { nil }
  }

  /// How the bot would hand over; nil if it speaks or owes nothing.
  var handedOver: HandoffRequested? {
    if case .handOver(let request)? = decision { request } else { nil }
  }

  /// Appends what the bot decides, and gives the verdicts.
  @discardableResult
  mutating func act() -> [Verdict] {
    let decided = decision ?? BotDecider.suggestions(for: state, policy)
    return (decided?.events(for: state, now: log.now) ?? []).map { log.append($0) }
  }
}

extension Event {
  /// The same message of a customer with these attributes.
  func with(_ attributes: [String: String]) -> Event {
    guard case .messageReceived(var body) = body, !attributes.isEmpty else { return self }
    body.customer.attributes = attributes.sorted { $0.key < $1.key }.map { key, value in
      var attribute = Attribute()
      attribute.key = key
      attribute.value = value
      return attribute
    }
    var event = self
    event.body = .messageReceived(body)
    return event
  }
}

extension TurnUnderstood {
  static func slot(_ name: String, _ value: String) -> Slot {
    var slot = Slot()
    slot.name = name
    slot.value = value
    return slot
  }
}
