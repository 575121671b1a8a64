import Testing

@testable import Understanding

@Suite("A model's file")
struct ModelFileTests {
  private func bytes() throws -> [UInt8] {
    try Trainer(background: ToyExamples.background)
      .model(from: ToyExamples.all, origin: ToyExamples.origin).bytes
  }

  @Test("What was written is read")
  func roundTrip() throws {
    let trained = try Trainer().model(from: ToyExamples.all, origin: ToyExamples.origin)
    let read = try UnderstandingModel(ModelMemory(copying: trained.bytes))
    #expect(read.version == trained.version)
    #expect(read.origin == trained.origin)
    #expect(read.thresholds == trained.thresholds)
    #expect(read.labels == ["card_lost", "order_status", "refund"])
    #expect(read.bytes == trained.bytes)
    for example in ToyExamples.all {
      let text = Normalizer.fold(example.text)
      #expect(read.read(normalized: text) == trained.read(normalized: text))
    }
  }

  @Test("A file that is cut off, changed or something else is refused")
  func broken() throws {
    let bytes = try bytes()
    for length in [0, 1, 8, 31, 63, 64, 200, bytes.count / 2, bytes.count - 1] {
      #expect(throws: ModelFileError.self) {
        _ = try UnderstandingModel(ModelMemory(copying: Array(bytes[..<length])))
      }
    }
    var random = SeededRandom(seed: 7)
    for _ in 0..<50 {
      var changed = bytes
      // The header's last words are nothing but room.
      let place = Int(random.next() % UInt64(bytes.count))
      guard !(32..<64).contains(place) else { continue }
      changed[place] ^= 1 << UInt8(random.next() % 8)
      #expect(throws: ModelFileError.self, "byte \(place)") {
        _ = try UnderstandingModel(ModelMemory(copying: changed))
      }
    }
    #expect(throws: ModelFileError.notAModel) {
      _ = try UnderstandingModel(
        ModelMemory(copying: Array(repeating: UInt8(ascii: "{"), count: 500)))
    }
  }

  @Test("A model of another schema is refused, with what to do")
  func otherSchema() throws {
    var bytes = try bytes()
    bytes[8] = 0
    let error = #expect(throws: ModelFileError.otherSchema(0)) {
      _ = try UnderstandingModel(ModelMemory(copying: bytes))
    }
    #expect(error?.description.contains("baton train") == true)
  }
}
