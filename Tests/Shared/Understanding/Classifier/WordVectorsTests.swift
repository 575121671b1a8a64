import Testing

@testable import Understanding

@Suite("What words mean")
struct WordVectorsTests {
  private static let vectors = WordVectors(
    words: ["parcel", "shipment", "refund", "reimbursement", "card"],
    numbers: [90, 10, 80, 20, 10, 90, 20, 80, -90, -90])

  private func vector(of text: String, _ vectors: WordVectors) -> [Float] {
    let table = FeatureTable(learning: ToyExamples.all.map { Normalizer.fold($0.text) }, vectors)
    var extractor = FeatureExtractor()
    extractor.read(Normalizer.fold(text))
    var rows = SparseRows(width: vectors.width)
    table.append(extractor, to: &rows)
    return rows.dense
  }

  @Test("Words that are used alike are near each other; a word without a vector is near none")
  func likeness() {
    #expect(Self.vectors.likeness("parcel", "shipment") ?? 0 > 0.9)
    #expect(Self.vectors.likeness("parcel", "refund") ?? 1 < 0.5)
    #expect(Self.vectors.likeness("parcel", "unheard") == nil)
    #expect(WordVectors.none.likeness("parcel", "parcel") == nil)
  }

  @Test("A message's vector has the length of its share, and is none where no word has one")
  func messages() {
    let vector = vector(of: "Where is my PARCEL, the shipment?", Self.vectors)
    let length = vector.reduce(0) { $0 + $1 * $1 }.squareRoot()
    #expect(abs(length - FeatureTable.shareOfMeaning) < 1e-4)
    #expect(self.vector(of: "guten Tag", Self.vectors) == [0, 0])
    #expect(self.vector(of: "我要退款 42", Self.vectors) == [0, 0])
    #expect(self.vector(of: "my parcel", .none).isEmpty)
  }

  @Test("A word that no example has is understood by one that is used alike")
  func unheard() throws {
    var trainer = Trainer()
    trainer.vectors = Self.vectors
    let with = try trainer.model(from: ToyExamples.all, origin: ToyExamples.origin)
    let without = try Trainer().model(from: ToyExamples.all, origin: ToyExamples.origin)
    let text = Normalizer.fold("reimbursement")
    #expect(with.read(normalized: text).candidates.first?.label == "refund")
    #expect(with.read(normalized: text).score > without.read(normalized: text).score)
  }

  @Test("They lie in the model's file, and a file whose words lead nowhere is refused")
  func file() throws {
    var trainer = Trainer()
    trainer.vectors = Self.vectors
    let trained = try trainer.model(from: ToyExamples.all, origin: ToyExamples.origin)
    let read = try UnderstandingModel(ModelMemory(copying: trained.bytes))
    let text = Normalizer.fold("any news of the shipment?")
    #expect(read.read(normalized: text) == trained.read(normalized: text))
    #expect(read.bytes == trained.bytes)

    var writer = ModelWriter()
    Self.vectors.write(to: &writer)
    var bytes = writer.bytes
    let used = try #require(
      stride(from: 64, to: bytes.count, by: 8).first { bytes[$0..<($0 + 2)] != [0, 0] })
    for place: UInt8 in [0, 99] {
      bytes[used] = place
      bytes[used + 1] = 0
      let memory = ModelMemory(copying: bytes)
      var reader = ModelReader(memory)
      #expect(throws: ModelFileError.self) { _ = try WordVectors(&reader, memory) }
    }
  }
}
