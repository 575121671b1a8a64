import Testing

@testable import Understanding

@Suite("Training")
struct TrainerTests {
  @Test(
    "Another wording is understood, in both languages",
    arguments: [
      ("when does my parcel arrive?", "order_status"), ("Please REFUND my money!", "refund"),
      ("my bank card got stolen", "card_lost"), ("快递到哪里了", "order_status"),
      ("我想退款，多久到账", "refund"), ("我的银行卡丢了", "card_lost"),
    ])
  func anotherWording(_ text: String, _ label: String) throws {
    let model = try Trainer().model(from: ToyExamples.all, origin: ToyExamples.origin)
    let reading = model.read(normalized: Normalizer.fold(text))
    #expect(reading.candidates.first?.label == label)
    #expect(reading.candidates.count == 3)
    #expect(reading.score > 0)
  }

  @Test("What is beside the point is less sure than any question, and never a candidate")
  func besideThePoint() throws {
    let trainer = Trainer(background: ToyExamples.background)
    let model = try trainer.model(from: ToyExamples.all, origin: ToyExamples.origin)
    #expect(model.origin.background > 0)
    #expect(!model.labels.contains(UnderstandingModel.outOfScope))
    let questions = ["where is my order now", "我要退款"].map(Normalizer.fold)
    let least = questions.map { model.read(normalized: $0).confidence }.min() ?? 0
    for text in ["play a song by jazz musicians", "今天天气怎么样", "", "🙂", "xqzt"] {
      let reading = model.read(normalized: Normalizer.fold(text))
      #expect(reading.confidence < least, "\(text)")
      #expect(!reading.candidates.map(\.label).contains(UnderstandingModel.outOfScope))
    }
  }

  @Test("The same examples give the same bytes")
  func sameBytes() throws {
    let trainer = Trainer(background: ToyExamples.background)
    let first = try trainer.model(from: ToyExamples.all, origin: ToyExamples.origin)
    let second = try trainer.model(from: ToyExamples.all, origin: ToyExamples.origin)
    #expect(first.bytes == second.bytes)
    #expect(first.version == second.version)
    let fewer = try trainer.model(
      from: Array(ToyExamples.all.dropLast()), origin: ToyExamples.origin)
    #expect(fewer.version != first.version)
  }

  @Test("Background that looks like the examples is left out")
  func likeTheExamples() throws {
    let trainer = Trainer(background: ["where is my order please", "i lost my card"])
    let model = try trainer.model(from: ToyExamples.all, origin: ToyExamples.origin)
    #expect(model.origin.background == 0)
  }

  @Test("Moods are learnt beside the intents")
  func moods() throws {
    let trainer = Trainer(
      urgencies: [
        TrainingExample(text: "help now, immediately, it is urgent", label: "critical"),
        TrainingExample(text: "快点，马上，十万火急", label: "critical"),
        TrainingExample(text: "no hurry, whenever you have time", label: "low"),
        TrainingExample(text: "不着急，有空再说", label: "low"),
      ],
      sentiments: [
        TrainingExample(text: "terrible, awful, the worst", label: "-2"),
        TrainingExample(text: "太差了，垃圾", label: "-2"),
        TrainingExample(text: "wonderful, thank you so much", label: "2"),
        TrainingExample(text: "太棒了，非常感谢", label: "2"),
      ])
    let model = try trainer.model(from: ToyExamples.all, origin: ToyExamples.origin)
    let upset = model.read(normalized: Normalizer.fold("this is awful, I need help immediately"))
    #expect(upset.urgency == .critical)
    #expect(upset.sentiment == .veryNegative)
    let glad = model.read(normalized: Normalizer.fold("不着急，非常感谢"))
    #expect(glad.urgency == .low)
    #expect(glad.sentiment == .veryPositive)
  }

  @Test("Of one label alone, or for an impossible precision, nothing can be learnt")
  func impossible() {
    let one = ToyExamples.all.filter { $0.label == "refund" }
    #expect(throws: TrainingError.tooFewLabels(1)) {
      _ = try Trainer().model(from: one, origin: ToyExamples.origin)
    }
    #expect(throws: TrainingError.impossiblePrecision(1)) {
      _ = try Trainer(wantedPrecision: 1)
        .model(from: ToyExamples.all, origin: ToyExamples.origin)
    }
  }

  @Test("Progress rises to 1")
  func progress() async throws {
    let (told, continuation) = AsyncStream.makeStream(of: Double.self)
    _ = try Trainer(background: ToyExamples.background).model(
      from: ToyExamples.all, origin: ToyExamples.origin
    ) { continuation.yield($0) }
    continuation.finish()
    var highest = 0.0
    for await share in told {
      #expect(share > 0 && share <= 1)
      highest = max(highest, share)
    }
    #expect(highest > 0.8)
  }
}
