@testable import Understanding

/// A whole model's file, of which the input changes bytes: each five say where, in 32 bits, and by what. Most of a model
/// is tables that no fuzzer would write.
final class ModelFileReading {
  private static let headerBytes = 64

  private let whole: [UInt8]
  private var changed: [UInt8]
  private let texts = ["where is my parcel", "退款多久到账", "", "🙂 7"].map(Normalizer.fold)

  init() {
    whole = Self.model()
    changed = whole
  }

  private static func model() -> [UInt8] {
    let examples = ["parcel", "refund", "退款"].flatMap { label in
      ["where is my", "no", "help, the"].map {
        TrainingExample(text: "\($0) \(label)", label: label)
      }
    }
    let origin = ModelOrigin(source: "fuzz", sourceVersion: "1")
    var trainer = Trainer()
    trainer.vectors = WordVectors(words: ["parcel", "help"], numbers: [1, 2, 3, -4, -5, -6])
    do { return try trainer.model(from: examples, origin: origin).bytes } catch {
      fatalError("no model: \(error)")
    }
  }

  func read(_ bytes: [UInt8]) {
    let places = stride(from: 0, to: bytes.count - bytes.count % 5, by: 5).map { start in
      let place = bytes[start..<start + 4].reduce(0) { $0 << 8 | Int($1) } % whole.count
      changed[place] ^= bytes[start + 4]
      return place
    }
    check()
    seal()
    check()
    for place in places + Array(0..<Self.headerBytes) { changed[place] = whole[place] }
  }

  /// The fuzzer finds no checksum that fits; here it is given one.
  private func seal() {
    let sum = changed.withUnsafeBytes {
      Checksum.of(UnsafeRawBufferPointer(rebasing: $0[Self.headerBytes...]))
    }
    changed.withUnsafeMutableBytes { bytes in
      bytes.storeBytes(of: sum.littleEndian, toByteOffset: 16, as: UInt64.self)
    }
  }

  private func check() {
    guard let model = try? UnderstandingModel(ModelMemory(copying: changed)) else { return }
    for text in texts {
      let reading = model.read(normalized: text)
      promise((0...1).contains(reading.confidence), "a confidence of \(reading.confidence)")
      promise(reading.candidates.count <= 5, "\(reading.candidates.count) candidates")
      promise(
        Set(reading.candidates.map(\.label)).isSubset(of: model.labels),
        "a candidate without a label")
    }
  }
}
