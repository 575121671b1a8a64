import BotCore
import Conversation
import ConversationTesting
import Testing

@Suite struct ContextPackageTests {
  @Test("Whoever takes over gets everything that was said and found out")
  func everything() throws {
    var scene = DecisionScene()
    scene.customer("Where is it?", matches: [("track", 0.9)], sentiment: 1)
    scene.act()
    scene.customer(
      "Order 20031, get me a human!", matches: [("refund", 0.6), ("track", 0.3)],
      notes: [.personRequested], sentiment: -1, urgency: .high,
      slots: [TurnUnderstood.slot("order_number", "20031")])
    let package = try #require(scene.handedOver?.package)
    #expect(package.intent == "refund")
    #expect(package.confidence == 0.6)
    #expect(package.urgency == .high)
    #expect(package.sentiment == -1)
    #expect(package.sentimentSlope == -2)
    #expect(package.slots == [TurnUnderstood.slot("order_number", "20031")])
    #expect(package.tried.map(\.text) == ["Answer of track"])
    #expect(package.tried.first?.sources.map(\.articleID) == ["track"])
    #expect(package.language == "en")
    #expect(package.throughSeq == scene.state.seq)
    #expect(Array(package.chainHash) == scene.state.chain.bytes)
    #expect(
      package.summary == """
        Customer: Where is it? / Order 20031, get me a human!
        Handed over because the customer asked for a person.
        Nearest article: Title of refund (60 %).
        The bot answered 1 and asked back 0 times.
        """)
    #expect(scene.handedOver?.priority == 65)
  }

  @Test("The summary is in the customer's language")
  func chinese() throws {
    var scene = DecisionScene()
    scene.customer("我要投诉", notes: [.alwaysEscalate("complaint")], language: "zh")
    #expect(scene.handedOver?.package.summary == "客户：我要投诉\n转人工原因：按规定须由人工处理。")
  }

  @Test("The summary names the nearest article only where it is near enough to be offered")
  func nearest() throws {
    for (score, isNamed) in [(0.5, true), (0.39, false)] {
      var scene = DecisionScene()
      scene.customer("转人工", matches: [("a", score)], notes: [.personRequested], language: "zh")
      let summary = try #require(scene.handedOver?.package.summary)
      #expect(summary.contains("最接近的知识：标题a（50 %）。") == isNamed)
      #expect(summary.contains("最接近") == isNamed)
    }
  }

  @Test("However long the conversation, the handoff fits into a record")
  func bounded() {
    var scene = DecisionScene()
    for number in 1...12 {
      scene.customer(
        String(repeating: "很长的话", count: 400), matches: [("a\(number)", 0.9)], language: "zh",
        slots: (0..<10).map { TurnUnderstood.slot("order_number", "1234567890-\(number)-\($0)") })
      scene.act()
    }
    scene.customer(String(repeating: "人", count: 8_000), notes: [.personRequested], language: "zh")
    #expect(scene.act() == [.effective])
  }
}
