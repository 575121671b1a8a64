/// A linear classifier, one against the rest: the score of a class is w·x + b; above 0 it is more likely than not.
struct LinearModel: Sendable {
  let labels: [String]
  let features: FeatureTable
  /// Lie in `memory`: one row for each feature, of one number for each class.
  nonisolated(unsafe) private let weights: UnsafeBufferPointer<Float>
  nonisolated(unsafe) private let biases: UnsafeBufferPointer<Float>
  private let memory: ModelMemory

  /// Classes are taken eight at a time.
  private typealias Lanes = SIMD8<Float>

  /// Classes, rounded up to whole ``Lanes``.
  private var stride: Int { Self.stride(labels.count) }

  private static func stride(_ classes: Int) -> Int { (classes + 7) / 8 * 8 }

  /// Replaces what `scores` holds by one score for each class.
  func score(_ row: borrowing SparseRows, _ scores: inout [Float]) {
    let stride = stride
    if scores.count != stride { scores = [Float](repeating: 0, count: stride) }
    guard let weights = UnsafeRawPointer(weights.baseAddress),
      let biases = UnsafeRawPointer(biases.baseAddress)
    else { return }
    scores.withUnsafeMutableBytes { scores in
      guard let scores = scores.baseAddress else { return }
      let bytes = stride * MemoryLayout<Float>.stride
      scores.copyMemory(from: biases, byteCount: bytes)
      for entry in row.entries {
        let value = Lanes(repeating: entry.value)
        let ofFeature = weights + Int(entry.column) * bytes
        for lane in Swift.stride(from: 0, to: bytes, by: MemoryLayout<Lanes>.stride) {
          let sum = scores.loadUnaligned(fromByteOffset: lane, as: Lanes.self)
          let weight = ofFeature.loadUnaligned(fromByteOffset: lane, as: Lanes.self)
          scores.storeBytes(of: sum + value * weight, toByteOffset: lane, as: Lanes.self)
        }
      }
    }
  }
}

extension LinearModel {
  init(_ reader: inout ModelReader, _ memory: ModelMemory) throws(ModelFileError) {
    labels = try reader.readTexts()
    features = try FeatureTable(&reader, memory)
    let stride = Self.stride(labels.count)
    biases = try reader.readNumbers(stride, of: Float.self)
    let (count, isOver) = stride.multipliedReportingOverflow(by: features.rows)
    guard !isOver else { throw .broken("it has too many weights") }
    weights = try reader.readNumbers(count, of: Float.self)
    self.memory = memory
    guard biases.allSatisfy(\.isFinite), weights.allSatisfy(\.isFinite) else {
      throw .broken("a weight is not finite")
    }
  }

  func write(to writer: inout ModelWriter) {
    writer.write(labels)
    features.write(to: &writer)
    writer.write(biases)
    writer.write(weights)
  }

  /// - Parameter separators: one for each class.
  init(labels: [String], features: FeatureTable, separators: [Separator]) {
    let stride = Self.stride(labels.count)
    var biases = [Float](repeating: 0, count: stride)
    var weights = [Float](repeating: 0, count: stride * features.rows)
    for (place, separator) in separators.enumerated() {
      biases[place] = separator.bias
      for (row, weight) in separator.weights.enumerated() { weights[row * stride + place] = weight }
    }
    var writer = ModelWriter()
    writer.write(labels)
    features.write(to: &writer)
    writer.write(biases)
    writer.write(weights)
    let memory = ModelMemory(copying: writer.bytes)
    var reader = ModelReader(memory)
    do { self = try LinearModel(&reader, memory) } catch {
      preconditionFailure("what was just written cannot be read: \(error)")
    }
  }
}
