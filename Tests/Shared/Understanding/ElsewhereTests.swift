import Testing

@testable import Understanding

/// What another firm sold is not answered by this firm's articles, however near they are.
@Suite("What was bought elsewhere")
struct ElsewhereTests {
  /// Finds one article for every message, and is certain of it.
  private struct Certain: Understander {
    var wording: String
    let versions = UnderstandingVersions(knowledge: "k", rules: "r")
    let thresholds = Thresholds(answer: 0.7, offer: 0.4)

    func read(_ text: String, _ language: Language) -> Impression {
      Impression(matches: matches(text, language), urgency: .normal, sentiment: .neutral)
    }

    func matches(_ text: String, _ language: Language) -> [Match] {
      let evidence = Evidence(
        queryCoverage: 1, wordingCoverage: 1, articleCoverage: 1, relativeScore: 1, lead: 1)
      return [
        Match(
          article: Article(id: "repair", texts: []), confidence: 0.9, wording: wording,
          language: language, evidence: evidence)
      ]
    }
  }

  private func confidence(_ text: String, wording: String = "how do i fix it") -> Double? {
    Certain(wording: wording).understand(text, languageHint: nil).matches.first?.confidence
  }

  @Test(
    "A message that says so is offered the article, and not answered by it",
    arguments: [
      "how do I fix my washing machine? I did not buy it from you",
      "my washing machine, which I didn't buy from you, leaks", "we bought it somewhere else",
      "it leaks. I got it from another shop", "I never purchased this at your store",
      "洗衣机坏了，不是在你们店里买的", "这个我在别的平台买的，能修吗", "洗衣機壞了，不是跟你們買的",
    ])
  func elsewhere(text: String) throws {
    let limited = try #require(confidence(text))
    #expect(limited < 0.7)
    #expect(limited >= 0.4)
  }

  @Test(
    "What only sounds like it is answered",
    arguments: [
      "how do I fix the washing machine I bought from you?", "I have not heard from you",
      "where can I buy it", "I want to return what I bought here", "在你们店里买的洗衣机坏了",
      "你们这里能买洗衣机吗", "我没有收到你们的快递",
    ])
  func here(text: String) {
    #expect(confidence(text) == 0.9)
  }

  @Test("An article about such things answers them")
  func own() {
    let text = "can you repair it? I did not buy it from you"
    #expect(confidence(text, wording: "do you repair what I did not buy from you?") == 0.9)
  }
}
