import Testing

@testable import Understanding

@Suite("Several questions in one message")
struct SeveralMattersTests {
  private static let articles = ToyExamples.wordings.keys.sorted().map { label in
    let wordings = ToyExamples.wordings[label] ?? []
    return Article(
      id: label,
      texts: [
        ArticleText(
          language: .english, title: label, question: wordings[0],
          similar: Array(wordings[1..<6]), answer: "About \(label)."),
        ArticleText(
          language: .chinese, title: label, question: wordings[6],
          similar: Array(wordings[7...]), answer: "答复。"),
      ])
  }

  private func matters(_ text: String, escalating id: String? = nil) -> [String] {
    let articles = Self.articles.map { article in
      var article = article
      if article.id == id { article.escalation = Escalation() }
      return article
    }
    let understander = LexicalUnderstander(knowledge: KnowledgeIndex(articles))
    return understander.understand(text, languageHint: nil).matters.compactMap {
      $0.first?.article.id
    }
  }

  @Test(
    "Each of them is found, in the order of the words",
    arguments: [
      "Where is my order? And how do I get a refund?",
      "hi, where is my order and how do i get a refund",
      "has my parcel been shipped yet. I want my money back!", "我的订单到哪了？另外怎么申请退款",
      "我的订单到哪了，怎么申请退款",
    ])
  func several(text: String) {
    #expect(matters(text) == ["order_status", "refund"])
  }

  @Test(
    "One question in many words stays one",
    arguments: [
      "where is my order", "where is my order? track my package please",
      "I bought it as a present for my mother, and she lives far away. Where is my order?",
      "我的订单到哪了？帮我查一下物流", "", "?!", "where is my order and ...",
    ])
  func one(text: String) {
    #expect(matters(text).isEmpty)
  }

  @Test("What people decide is not answered in passing")
  func escalating() {
    #expect(matters("Where is my order? How do I get a refund?", escalating: "refund").isEmpty)
  }

  @Test("A text of many pieces is not read for ever")
  func many() {
    #expect(
      matters(String(repeating: "where is my order, how do i get a refund, ", count: 500)).isEmpty)
    #expect(matters(String(repeating: "where is my order. ", count: 500)).isEmpty)
  }
}
