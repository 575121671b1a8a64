import Testing
import Understanding

@Suite struct KnowledgeIndexTests {
  private let index = KnowledgeIndex(Shelf.articles)

  @Test(
    "The article whose wording is nearest comes first",
    arguments: [
      ("how do I get my money back?", "refund"), ("where is my parcel", "track"),
      ("refnud please", "refund"), ("我的快递到哪了", "track"), ("怎么退款", "refund"),
      ("can I change my pasword", "password"), ("密码忘记了怎么办", "password"),
    ])
  func nearest(text: String, id: String) {
    #expect(index.search(text, language: LanguageGuess.language(of: text)).first?.article.id == id)
  }

  @Test("A message that is a wording word for word is as good as certain")
  func sameWords() throws {
    let match = try #require(index.search("I want my money back!", language: .english).first)
    #expect(match.article.id == "refund")
    #expect(match.confidence > 0.95)
    #expect(match.wording == "i want my money back")
  }

  @Test(
    "What is beside the point is not answered",
    arguments: [
      "what's the weather like today", "tell me a joke", "who won the football match",
      "play some jazz",
      "今天天气怎么样", "给我讲个笑话", "明天会下雨吗", "asdf qwer zxcv",
    ])
  func besideThePoint(text: String) {
    let best = index.search(text, language: LanguageGuess.language(of: text)).first
    #expect(best?.confidence ?? 0 < 0.5)
  }

  @Test("Confidence lies between nothing and one, and falls from match to match")
  func ordered() {
    for text in ["refund", "refund my parcel password", "退款 密码 快递", "the of and"] {
      let found = index.search(text, language: nil, limit: 10)
      #expect(found.allSatisfy { (0...1).contains($0.confidence) })
      #expect(found.map(\.confidence) == found.map(\.confidence).sorted(by: >))
    }
  }

  @Test("Articles that match alike come in the order of their ids, however they were given")
  func ties() {
    let twins = ["b", "c", "a"].map { id in
      Article(
        id: id,
        texts: [ArticleText(language: .english, title: id, question: "blue whales", answer: "x")])
    }
    let orders = [twins, twins.reversed()].map { articles in
      KnowledgeIndex(Array(articles)).search("blue whales", language: .english).map(\.article.id)
    }
    #expect(orders == [["a", "b", "c"], ["a", "b", "c"]])
  }

  @Test("The version names the content, not the order")
  func version() {
    var changed = Shelf.articles
    changed[0].tags.append("new")
    #expect(KnowledgeIndex(Shelf.articles.reversed()).version == index.version)
    #expect(KnowledgeIndex(changed).version != index.version)
  }

  @Test("Nothing is found by nothing, nor in nothing")
  func empty() {
    #expect(index.search("", language: nil).isEmpty)
    #expect(index.search("refund", language: nil, limit: 0).isEmpty)
    #expect(KnowledgeIndex([]).search("refund", language: nil).isEmpty)
    #expect(KnowledgeIndex([]).article("refund") == nil)
  }

  @Test("An article is found by its id")
  func byID() {
    for article in Shelf.articles { #expect(index.article(article.id) == article) }
    #expect(index.article("zzz") == nil)
  }
}

/// A few articles to search in.
enum Shelf {
  static let articles = [
    article(
      "refund", "Refunds", "How do I get a refund?",
      ["i want my money back", "when is the refund paid"], "Three days after we have it.",
      "退款", "怎么退款?", ["钱什么时候退", "申请退款"], "收到退货后三天内退款。"),
    article(
      "track", "Tracking", "Where is my order?",
      ["track my parcel", "parcel status"], "See it under My orders.",
      "物流", "我的订单到哪了?", ["查快递", "包裹在哪"], "在我的订单里查看。"),
    article(
      "password", "Password", "I forgot my password.",
      ["reset password", "change password"], "Choose Forgotten password.",
      "密码", "忘记密码怎么办?", ["重置密码", "改密码"], "点击忘记密码。"),
  ]

  private static func article(
    _ id: String, _ title: String, _ question: String, _ similar: [String], _ answer: String,
    _ titleZh: String, _ questionZh: String, _ similarZh: [String], _ answerZh: String
  ) -> Article {
    Article(
      id: id,
      texts: [
        ArticleText(
          language: .english, title: title, question: question, similar: similar, answer: answer),
        ArticleText(
          language: .chinese, title: titleZh, question: questionZh, similar: similarZh,
          answer: answerZh),
      ])
  }
}
