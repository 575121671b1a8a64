import Testing

@testable import Understanding

@Suite("Phrases")
struct PhraseTests {
  private func matches(_ phrases: String, _ text: String) -> [String] {
    let units = Units(Normalizer.fold(text))
    return PhraseBook(phrases).matches(in: units).map { units.texts[$0].joined(separator: " ") }
  }

  @Test("One of these, one or none, and up to five fillers")
  func elements() {
    #expect(
      matches("(talk|speak) {to|with|a} (human|real person)", "Let me TALK to a human!") == [
        "talk to a human"
      ])
    #expect(
      matches("[please] (call) me", "please call me, call me") == [
        "please call me", "call me", "call me",
      ])
    #expect(matches("(no) {very} (thanks)", "no very very very very very very thanks").isEmpty)
    #expect(matches("(转|找) {一下|个} (人工|客服)", "帮我转一下人工") == ["转 一 下 人 工"])
  }

  @Test("The beginning and the end of the message, if the phrase says so")
  func ends() {
    #expect(matches("^ (hello) $", "hello") == ["hello"])
    #expect(matches("^ (hello) $", "hello you").isEmpty)
    #expect(matches("^ (hello)", "oh hello").isEmpty)
  }

  @Test("Of two phrases at one place the longer is found, and where none begins nothing is")
  func longest() {
    #expect(matches("(lost)\n(lost) (card)\n-- a remark", "I lost card") == ["lost card"])
    #expect(matches("[real] [human]", "no match, really").isEmpty)
  }

  @Test("Words with one slip are found; what is a word of its own is not")
  func spelling() {
    let corrected = RuleSpelling.corrected(Units("pls conect me to an agnt about the payments"))
    #expect(
      corrected.texts == ["pls", "connect", "me", "to", "an", "agent", "about", "the", "payments"])
    #expect(corrected.keys == corrected.texts.map { UnitKey($0) })
  }

  @Test("A unit's key is that of its letters, in whatever way it was made")
  func keys() {
    let units = Units("don't 转agent 7")
    #expect(units.texts == ["dont", "转", "agent", "7"])
    #expect(units.keys == units.texts.map { UnitKey($0) })
    #expect(Set(units.keys).count == 4)
  }
}
