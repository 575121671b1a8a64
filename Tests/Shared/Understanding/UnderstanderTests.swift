import Testing
import Understanding

@Suite struct UnderstanderTests {
  private let understander = LexicalUnderstander(knowledge: KnowledgeIndex(Shelf.articles))

  @Test("A question is understood as its nearest article's intent, with all that stands in it")
  func question() {
    let understood = understander.understand(
      "Where is my order 20031? It's urgent!", languageHint: nil)
    #expect(understood.intent == "track")
    #expect(understood.matches.first?.article.id == "track")
    #expect(understood.confidence == understood.matches.first?.confidence)
    #expect(understood.language == .english)
    #expect(understood.urgency == .high)
    #expect(understood.slots == [Slot(kind: .orderNumber, value: "20031", range: 18..<23)])
    #expect(understood.ruleHits == [])
  }

  @Test("What a rule recognises is certain")
  func rule() {
    let understood = understander.understand("转人工", languageHint: nil)
    #expect(understood.intent == "person_requested")
    #expect(understood.confidence == 1)
    #expect(understood.language == .chinese)
  }

  @Test("Where the words tell no language, the hint does")
  func hint() {
    #expect(understander.understand("20031", languageHint: .chinese).language == .chinese)
    #expect(understander.understand("hello", languageHint: .chinese).language == .english)
    #expect(understander.understand("20031", languageHint: nil).language == .other)
  }

  @Test("The same message is understood alike every time, and names what it was understood with")
  func repeatable() {
    let first = understander.understand("退款什么时候到?", languageHint: nil)
    #expect(understander.understand("退款什么时候到?", languageHint: nil) == first)
    #expect(first.versions == understander.versions)
    #expect(first.versions.knowledge == understander.knowledge.version)
  }
}
