import BotCore
import Conversation
import ConversationTesting
import Foundation
import Testing
import Understanding

@testable import BotKnowledge

@Suite struct RetrievalTests {
  @Test(
    "A question is answered from the knowledge, in its language",
    arguments: [
      ("how do i redeem a gift card", "shop.gift-card", ""), ("优惠券要怎么使用", "shop.coupon-use", "优惠券"),
      ("my payment keeps failing", "shop.pay-failed", ""),
      ("我的卡被ATM机吞了", "bank.card-swallowed", "卡"),
    ])
  func answers(text: String, article: String, word: String) throws {
    var scene = try RetrievalScene()
    scene.customer(text)
    let reply = try #require(scene.lastReply)
    #expect(reply.replyKind == .answered)
    #expect(reply.sources.map(\.articleID) == [article])
    #expect(word.isEmpty || reply.words.text.contains(word))
    #expect(scene.state.pending.isEmpty)
  }

  @Test(
    "Two questions in one message are both answered",
    arguments: [
      ("how do i redeem a gift card? and how long do i have to return something", "gift card"),
      ("优惠券要怎么使用，还有买了东西多久内可以退", "优惠券"),
    ])
  func answersBoth(text: String, word: String) throws {
    var scene = try RetrievalScene()
    scene.customer(text)
    let reply = try #require(scene.lastReply)
    #expect(reply.replyKind == .answered)
    #expect(reply.sources.count == 2)
    #expect(reply.sources.last?.articleID == "shop.return-window")
    #expect(reply.words.text.contains(word))
    #expect(scene.state.pending.isEmpty)
  }

  @Test(
    "A question picked from those offered is answered, by its words or its number",
    arguments: [true, false])
  func picks(byNumber: Bool) throws {
    var scene = try RetrievalScene()
    scene.customer("the vase arrived broken")
    let offer = try #require(scene.lastReply)
    try #require(offer.replyKind == .askedBack)
    let chosen = offer.quickReplies.count - 1
    scene.customer(byNumber ? String(chosen + 1) : offer.quickReplies[chosen])
    #expect(scene.lastReply?.replyKind == .answered)
    #expect(scene.lastReply?.sources == [offer.sources[chosen]])
  }

  @Test(
    "What must not be decided by a bot reaches the right queue",
    arguments: [
      ("I lost my bank card", "pay-security", EscalationReason.policyRequired),
      ("我的卡被盗刷了", "pay-security", .policyRequired),
      ("humain agent", "shop-general", .customerRequest),
      ("转人工", "shop-general", .customerRequest), ("我要投诉你们", "complaints", .negativeSentiment),
      ("I will sue you", "complaints", .policyRequired), ("我不想活了", "complaints", .policyRequired),
    ])
  func escalates(text: String, queue: String, reason: EscalationReason) throws {
    var scene = try RetrievalScene()
    scene.customer(text)
    #expect(scene.state.control.owner == .queue)
    #expect(scene.state.queue.queue == queue)
    #expect(scene.state.queue.reason == reason)
  }

  @Test("Facts from earlier messages reach whoever takes over")
  func slotsOfTheSession() throws {
    var scene = try RetrievalScene()
    scene.customer("my order number is 20240501888")
    if scene.state.control.owner == .bot { scene.customer("转人工") }
    #expect(scene.state.handoff?.package.slots.map(\.value) == ["20240501888"])
  }

  @Test("A fact in the record names its message and place; said again, it is that of the latest")
  func spans() throws {
    let retrieval = try SampleFirm.loaded.get()
    var scene = try RetrievalScene()
    let texts = ["訂單２００３１ was paid yesterday", "hello", "order 20031 again"]
    for (place, text) in texts.enumerated() {
      scene.log.append(.customerWrites("m\(place)", text: text))
    }
    let understood = try #require(retrieval.understand(scene.log.message("m2"), in: scene.state))
    let entries = scene.state.transcript.entries
    let paid = try #require(FirmCalendar(retrieval.firm).day(of: entries[0].timestamp))
    #expect(understood.slots.map(\.name) == ["date", "order_number"])
    #expect(understood.slots.map(\.messageSeq) == [entries[0].seq, entries[2].seq])
    #expect(understood.slots.map(\.start) == [17, 6])
    #expect(understood.slots.map(\.length) == [9, 5])
    #expect(understood.slots[0].value < paid.text)
    #expect(understood.versions.map(\.name) == ["knowledge", "rules", "slots", "connectors"])
  }

  @Test("A message's day is that of the firm's opening hours, by the record's time")
  func firmDays() throws {
    let calendar = FirmCalendar(try SampleFirm.loaded.get().firm)
    let midnight = Int64(1_795_449_600_000)  // 2026-11-24 00:00 in Shanghai
    #expect(calendar.day(of: Timestamp(milliseconds: midnight))?.text == "2026-11-24")
    #expect(calendar.day(of: Timestamp(milliseconds: midnight - 1))?.text == "2026-11-23")
  }

  @Test("While an agent holds control the bot helps with the latest message")
  func suggests() throws {
    var scene = try RetrievalScene()
    scene.customer("转人工")
    scene.log.append(.agentTakes("x"))
    scene.customer("how do i redeem a gift card")
    #expect(scene.state.suggestions.count >= 1)
    #expect(scene.state.control.owner == .agent)
  }

  @Test(
    "A bare request for a person is near no article: the agent is told none and suggested none",
    arguments: ["转人工", "human agent please", "我要转人工客服", "can I talk to a real person?"])
  func bareRequest(text: String) throws {
    var scene = try RetrievalScene()
    scene.customer(text)
    let package = try #require(scene.state.handoff?.package)
    #expect(!package.summary.contains("%"))
    scene.log.append(.agentTakes("x"))
    scene.settle()
    scene.customer(text)
    #expect(scene.state.suggestions == [])
  }

  @Test("Who asks for a person and says what for gets suggestions about that")
  func requestWithSubject() throws {
    var scene = try RetrievalScene()
    scene.customer("转人工，我想知道怎么开发票")
    scene.log.append(.agentTakes("x"))
    scene.settle()
    #expect(scene.state.suggestions.count >= 1)
  }

  @Test("Of articles for people only the nearest has an answer, and only as guidance")
  func escalatingAnswers() throws {
    let retrieval = try SampleFirm.loaded.get()
    for text in ["I lost my bank card", "somebody is threatening me", "我要投诉", "我的卡丢了"] {
      var scene = try RetrievalScene()
      scene.log.append(.customerWrites("m1", text: text))
      let understood = try #require(
        retrieval.understand(scene.log.message("m1"), in: scene.state))
      for match in understood.matches.dropFirst() where !match.answer.isEmpty {
        #expect(retrieval.knowledge.whole.article(match.articleID)?.escalation == nil)
      }
    }
  }

  @Test(
    "What a customer should do at once is handed over with it, in their language",
    arguments: [("I lost my bank card", "Report lost"), ("我的银行卡丢了", "挂失")])
  func guidance(text: String, word: String) throws {
    var scene = try RetrievalScene()
    scene.customer(text)
    let handoff = try #require(scene.state.handoff)
    #expect(handoff.guidance.answer.localizedStandardContains(word), "\(handoff.guidance)")
  }

  @Test("A picture without words goes to people; a message taken back gets a friendly word")
  func withoutWords() throws {
    var scene = try RetrievalScene()
    scene.log.append(.customerWrites("a", text: "?!"))
    scene.log.append(.customerDeletes("a"))
    scene.settle()
    #expect(scene.lastReply?.words.text.contains("withdrew") == true)
  }

  @Test("What is recorded fits into a record, whatever the customer writes")
  func bounded() throws {
    for text in [
      String(repeating: "where is my order 20031? ", count: 300),
      String(repeating: "退款", count: 4_000),
      String(repeating: "a@b.co 13812345678 $5 ", count: 300),
    ] {
      var scene = try RetrievalScene()
      scene.log.append(.customerWrites("m1", text: text))
      for event in scene.owedEvents() { #expect(scene.log.append(event) == .effective) }
    }
  }

  @Test("A replay of the log decides the same, byte for byte, without asking the knowledge")
  func replays() throws {
    var scene = try RetrievalScene()
    scene.customer("你好")
    scene.customer("怎么开发票", "订单什么时候到")
    scene.customer("转人工")
    var replayed = LogScript()
    for record in scene.log.records.dropFirst() {
      if let state = replayed.state, record.event.author.role == .bot,
        let decision = BotDecider.reply(to: state, scene.policy)
      {
        #expect(decision.events(for: state, now: record.event.occurredAt) == [record.event])
      }
      replayed.append(record.event)
    }
    #expect(replayed.state == scene.state)
  }
}
