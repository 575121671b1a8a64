/// A linear classifier, one against the rest: the score of a class is w·x + b; above 0 it is more likely than not.
struct LinearModel: Sendable {
  let labels: [String]
  let features: FeatureTable
  /// Lie in `memory`: one row for each column of the features, of one number for each class.
  nonisolated(unsafe) private let weights: UnsafeBufferPointer<ShortFloat>
  nonisolated(unsafe) private let biases: UnsafeBufferPointer<Float>
  private let memory: ModelMemory

  /// Classes are taken eight at a time.
  private typealias Lanes = SIMD8<Float>

  /// The upper half of a number (bfloat16): eight bits of it are enough for a weight, and half the memory has to be fetched.
  private typealias ShortFloat = UInt16

  private static func short(_ number: Float) -> ShortFloat {
    let bits = number.bitPattern
    // To the nearest, of two to the even one.
    return ShortFloat(truncatingIfNeeded: (bits &+ 0x7FFF &+ (bits >> 16 & 1)) >> 16)
  }

  private static func isFinite(_ short: ShortFloat) -> Bool { short & 0x7F80 != 0x7F80 }

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
      let ofColumn = stride * MemoryLayout<ShortFloat>.stride
      row.entries.withUnsafeBufferPointer { entries in
        Self.addPairs(entries.count, to: scores, stride) { place in
          (entries[place].value, weights + Int(entries[place].column) * ofColumn)
        }
      }
      let ofMeaning = weights + features.rows * ofColumn
      row.dense.withUnsafeBufferPointer { numbers in
        Self.addPairs(numbers.count, to: scores, stride) { place in
          (numbers[place], ofMeaning + place * ofColumn)
        }
      }
    }
  }

  /// Two columns at a time: half as often the scores are fetched and stored, and one column's weights come from memory
  /// while the other's are waited for.
  @inline(__always)
  private static func addPairs(
    _ count: Int, to scores: UnsafeMutableRawPointer, _ stride: Int,
    _ column: (Int) -> (value: Float, weights: UnsafeRawPointer)
  ) {
    for place in Swift.stride(from: 0, to: count - 1, by: 2) {
      let (first, second) = (column(place), column(place + 1))
      let values = (Lanes(repeating: first.value), Lanes(repeating: second.value))
      for lanes in 0..<stride / Lanes.scalarCount {
        let sum =
          values.0 * Self.weights(first.weights, lanes)
          + values.1 * Self.weights(second.weights, lanes)
        Self.add(sum, to: scores, lanes)
      }
    }
    guard count & 1 == 1 else { return }
    let last = column(count - 1)
    for lanes in 0..<stride / Lanes.scalarCount {
      Self.add(Lanes(repeating: last.value) * Self.weights(last.weights, lanes), to: scores, lanes)
    }
  }

  @inline(__always)
  private static func weights(_ column: UnsafeRawPointer, _ lanes: Int) -> Lanes {
    let short = column.loadUnaligned(
      fromByteOffset: lanes * MemoryLayout<SIMD8<ShortFloat>>.stride, as: SIMD8<ShortFloat>.self)
    return unsafeBitCast(SIMD8<UInt32>(truncatingIfNeeded: short) &<< 16, to: Lanes.self)
  }

  @inline(__always)
  private static func add(_ sum: Lanes, to scores: UnsafeMutableRawPointer, _ lanes: Int) {
    let place = lanes * MemoryLayout<Lanes>.stride
    let before = scores.loadUnaligned(fromByteOffset: place, as: Lanes.self)
    scores.storeBytes(of: before + sum, toByteOffset: place, as: Lanes.self)
  }
}

extension LinearModel {
  /// - Parameter vectors: those that it learnt with.
  init(
    _ reader: inout ModelReader, _ memory: ModelMemory, _ vectors: WordVectors
  ) throws(ModelFileError) {
    labels = try reader.readTexts()
    features = try FeatureTable(&reader, memory, vectors)
    let stride = Self.stride(labels.count)
    biases = try reader.readNumbers(stride, of: Float.self)
    let (count, isOver) = stride.multipliedReportingOverflow(by: features.columns)
    guard !isOver else { throw .broken("it has too many weights") }
    weights = try reader.readNumbers(count, of: ShortFloat.self)
    self.memory = memory
    guard biases.allSatisfy(\.isFinite), weights.allSatisfy(Self.isFinite) else {
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
    var weights = [ShortFloat](repeating: 0, count: stride * features.columns)
    for (place, separator) in separators.enumerated() {
      biases[place] = separator.bias
      for (row, weight) in separator.weights.enumerated() {
        weights[row * stride + place] = Self.short(weight)
      }
    }
    var writer = ModelWriter()
    writer.write(labels)
    features.write(to: &writer)
    writer.write(biases)
    writer.write(weights)
    let memory = ModelMemory(copying: writer.bytes)
    var reader = ModelReader(memory)
    do { self = try LinearModel(&reader, memory, features.vectors) } catch {
      preconditionFailure("what was just written cannot be read: \(error)")
    }
  }
}
