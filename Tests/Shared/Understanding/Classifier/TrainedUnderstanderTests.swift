import Testing

@testable import Understanding

@Suite("A model beside a search")
struct TrainedUnderstanderTests {
  private static let articles = ToyExamples.wordings.keys.sorted().map { label in
    let wordings = ToyExamples.wordings[label] ?? []
    return Article(
      id: label, folder: label == "card_lost" ? "bank" : "shop",
      texts: [
        ArticleText(
          language: .english, title: label, question: wordings[0],
          similar: Array(wordings[1..<6]), answer: "About \(label)."),
        ArticleText(
          language: .chinese, title: label, question: wordings[6],
          similar: Array(wordings[7...]), answer: "答复。"),
      ])
  }

  private static let rare = Article(
    id: "gift_wrapping", folder: "shop",
    texts: [
      ArticleText(
        language: .english, title: "Gifts", question: "do you wrap gifts in paper", answer: "Yes.")
    ])

  private static let model = Result {
    try Trainer(background: ToyExamples.background)
      .model(of: articles + [rare], origin: ToyExamples.origin)
  }

  private func understander(_ articles: [Article]) throws -> TrainedUnderstander {
    TrainedUnderstander(knowledge: KnowledgeIndex(articles), model: try Self.model.get())
  }

  private func best(_ text: String, _ articles: [Article]) throws -> Match? {
    try understander(articles).understand(text, languageHint: nil).matches.first
  }

  @Test(
    "Another wording finds its article, in both languages",
    arguments: [
      ("when does my parcel arrive", "order_status"), ("退款怎么还没到账", "refund"),
      ("my bank card got stolen", "card_lost"), ("卡丢了要挂失", "card_lost"),
    ])
  func found(text: String, id: String) throws {
    #expect(try best(text, Self.articles)?.article.id == id)
  }

  @Test("What is not in the gateway's folders is out of the question, and makes nothing ambiguous")
  func folders() throws {
    let shop = Self.articles.filter { $0.folder == "shop" }
    let matches = try understander(shop).understand("my bank card got stolen", languageHint: nil)
      .matches
    #expect(!matches.contains { $0.article.id == "card_lost" })
    #expect(matches.allSatisfy { $0.confidence < 1 })
    let alone = shop.filter { $0.id == "refund" }
    let match = try best("how do i get a refund", alone)
    #expect(match?.article.id == "refund")
  }

  @Test("An article with too few wordings, or written since, is found by the search")
  func notLearnt() throws {
    #expect(try Self.model.get().labels == ToyExamples.wordings.keys.sorted())
    let match = try best("do you wrap gifts in paper", Self.articles + [Self.rare])
    #expect(match?.article.id == "gift_wrapping")
    #expect((match?.confidence ?? 0) > 0.9)
  }

  @Test(
    "One of an article's own wordings is certain, what is beside the point less sure, and without a word nothing is found"
  )
  func confidence() throws {
    let own = try #require(try best("where is my order", Self.articles))
    #expect(own.confidence > 0.9)
    for text in ["play some jazz please", "今天天气怎么样啊"] {
      let found = try best(text, Self.articles)
      #expect((found?.confidence ?? 0) < own.confidence, "\(text)")
    }
    for text in ["", "🙂", "?!"] { #expect(try best(text, Self.articles) == nil, "\(text)") }
  }

  @Test("Its versions name the model")
  func versions() throws {
    let understander = try understander(Self.articles)
    #expect(understander.versions.model == understander.model.version)
    #expect(understander.thresholds == understander.model.thresholds)
  }

  @Test("Thresholds are chosen by messages of customers where there are enough")
  func validation() throws {
    let lines = ToyExamples.wordings.flatMap { label, texts in
      texts.flatMap { text in
        ["please, \(text)", "\(text) thanks"].map { TrainingExample(text: $0, label: label) }
      }
    }.sorted { $0.text < $1.text }
    var trainer = Trainer(background: ToyExamples.background)
    let without = try trainer.model(of: Self.articles, origin: ToyExamples.origin)
    trainer.validation = lines
    let with = try trainer.model(of: Self.articles, origin: ToyExamples.origin)
    #expect(lines.count >= Trainer.fewestValidation)
    #expect(with.thresholds != without.thresholds)
    #expect(with.origin.expectedCoverage > 0.9)
    trainer.validation = Array(lines.prefix(Trainer.fewestValidation - 1))
    let tooFew = try trainer.model(of: Self.articles, origin: ToyExamples.origin)
    #expect(tooFew.bytes == without.bytes)
  }
}
