import Conversation
import ConversationTesting
import Lookups
import Testing

@testable import BotCore
@testable import BotKnowledge

/// The sample's customers, as far as what the bot asks outside.
@Suite struct LookupRetrievalTests {
  private var scene: RetrievalScene

  init() throws {
    scene = try RetrievalScene()
  }

  private var requested: LookupRequested? {
    scene.log.records.reversed().lazy.compactMap { record in
      if case .lookupRequested(let body) = record.event.body { body } else { nil }
    }.first
  }

  /// The systems answer what is under way, and the bot goes on.
  private mutating func outside(_ fields: (String, String)...) {
    var kept = LookupFields()
    for (path, text) in fields { kept.add(path, text) }
    for call in BotDecider.calls(owedBy: scene.state, scene.policy) {
      scene.log.append(call.completed(.found(kept), in: scene.state, now: scene.log.now))
    }
    scene.settle()
  }

  private mutating func shop(_ text: String) {
    scene.customer(text, channel: "webchat", account: "web")
  }

  private mutating func bank(_ text: String) {
    scene.customer(text, channel: "webchat", account: "bank")
  }

  @Test(
    "An order's number in a question for it is looked up",
    arguments: [
      "where is order 20031?", "where is my order 20031", "Where's order #20031",
      "what's the status of order 20031?", "订单20031到哪了", "订单 20031 到哪里了？", "查一下订单20031的物流",
      "我的订单20031发货了吗",
    ])
  mutating func orders(text: String) {
    shop(text)
    #expect(requested?.connector == "order-status")
    #expect(requested?.arguments.map(\.value) == ["20031"])
  }

  @Test(
    "Without a number it is asked for, and the number alone goes on with the question",
    arguments: [
      ("where is my order?", "20031", "Which order is it?", "Order 20031 has been delivered."),
      ("我的快递到哪了", "２００３１", "请问是哪一笔订单", "订单 20031 已签收。"),
    ])
  mutating func numberAlone(question: String, number: String, ask: String, answer: String) {
    shop(question)
    #expect(scene.lastReply?.words.text.hasPrefix(ask) == true)
    shop(number)
    #expect(requested?.arguments.map(\.value) == ["20031"])
    outside(("number", "20031"), ("status", "delivered"))
    #expect(scene.lastReply?.words.text == answer)
  }

  @Test("Whoever asks for a person instead of naming the number gets one")
  mutating func personInstead() {
    shop("where is my order?")
    shop("20031 let me talk to a human")
    #expect(scene.state.handoff?.reason == .customerRequest)
    #expect(scene.state.handoff?.package.slots.contains { $0.value == "20031" } == true)
  }

  @Test("Whoever asks surely for something else gets that")
  mutating func somethingElse() {
    shop("where is my order?")
    shop("how do i redeem a gift card")
    #expect(requested == nil)
    #expect(scene.lastReply?.replyKind == .answered)
  }

  @Test(
    "The bank's balance goes by phone and code, and the code is no fact of the session",
    arguments: [
      ("what is my account balance?", "Your balance:", "my last transactions please"),
      ("查余额", "您的余额：", "最近的交易记录"),
    ])
  mutating func balance(question: String, answer: String, next: String) {
    bank(question)
    #expect(
      LookupAsk(source: scene.lastReply?.sources.first?.articleID ?? "")?.detail == .slot("phone"))
    bank("13800138000")
    #expect(requested?.connector == "identity.send")
    outside(("sent_to", "138****8000"))
    bank("483920")
    #expect(requested?.connector == "identity.check")
    outside(("customer", "C-1001"))
    #expect(requested?.connector == "balance")
    outside(
      ("accounts.0.name_en", "Current account"), ("accounts.0.name_zh", "活期账户"),
      ("accounts.0.balance", "12840.55"), ("accounts.0.currency", "CNY"))
    #expect(scene.lastReply?.words.text.hasPrefix(answer) == true)
    #expect(scene.state.turn.last?.slots.contains { $0.value.contains("483920") } == false)
    bank(next)
    #expect(requested?.connector == "transactions")
    #expect(requested?.arguments.map(\.value) == ["C-1001"])
  }

  @Test("What was understood names the version of the connectors")
  mutating func version() {
    shop("hello")
    #expect(scene.state.turn.last?.versions.contains { $0.name == "connectors" } == true)
  }
}
