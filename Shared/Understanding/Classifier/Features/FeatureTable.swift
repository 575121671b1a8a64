/// Which features a model knows, and how much they count: (1 + ln tf) · idf, with idf = ln((1 + n) / (1 + df)) + 1 over
/// n messages, each block's vector scaled to length 1 and by the block's share (sublinear tf-idf: Manning, Raghavan,
/// Schütze 2008, 6.4).
///
/// A feature that training did not meet has no row; it makes the others of its block count less.
struct FeatureTable: Sendable {
  /// What the characters' block counts beside the words'.
  static let shareOfCharacters: Float = 1.4

  /// How many features are known.
  let rows: Int
  let idfOfUnknown: Float
  /// 1 + the row of a bucket; 0 for one that training did not meet. Lies in `memory`, as the next does.
  nonisolated(unsafe) private let rowsByBucket: UnsafeBufferPointer<UInt32>
  nonisolated(unsafe) private let idfByRow: UnsafeBufferPointer<Float>
  private let memory: ModelMemory

  /// 1 + ln tf for counts up to 31; more of the same says no more.
  private static let logarithms: [Float] = (0..<32).map {
    $0 == 0 ? 0 : 1 + Float(Logarithm.natural(Double($0)))
  }

  /// Appends the vector of the message that was read last.
  func append(_ extractor: borrowing FeatureExtractor, to rows: inout SparseRows) {
    append(extractor.words, share: 1, to: &rows)
    append(extractor.characters, share: Self.shareOfCharacters, to: &rows)
    rows.endRow()
  }

  private func append(_ counts: FeatureCounts, share: Float, to rows: inout SparseRows) {
    let start = rows.entries.count
    var squares: Float = 0
    for feature in counts.features {
      let row = rowsByBucket[Int(feature.bucket)]
      let idf = row == 0 ? idfOfUnknown : idfByRow[Int(row) - 1]
      let value = Self.logarithms[min(Int(feature.count), 31)] * idf
      squares += value * value
      if row != 0 { rows.append(column: row - 1, value: value) }
    }
    if squares > 0 { rows.scale(from: start, by: share / squares.squareRoot()) }
  }
}

extension FeatureTable {
  /// Learns the features of normalised messages; rows are given in the order of appearance.
  init(learning texts: [String]) {
    var extractor = FeatureExtractor()
    var rowsByBucket = [UInt32](repeating: 0, count: FeatureCounts.buckets)
    var messagesByRow: [UInt32] = []
    for text in texts {
      extractor.read(text)
      for counts in [extractor.words, extractor.characters] {
        for feature in counts.features {
          let bucket = Int(feature.bucket)
          if rowsByBucket[bucket] == 0 {
            messagesByRow.append(0)
            rowsByBucket[bucket] = UInt32(messagesByRow.count)
          }
          messagesByRow[Int(rowsByBucket[bucket]) - 1] += 1
        }
      }
    }
    var writer = ModelWriter()
    Self.write(
      rowsByBucket, messagesByRow.map { Self.idf($0, among: texts.count) },
      idfOfUnknown: Self.idf(0, among: texts.count), to: &writer)
    let memory = ModelMemory(copying: writer.bytes)
    var reader = ModelReader(memory)
    do { self = try FeatureTable(&reader, memory) } catch {
      preconditionFailure("what was just written cannot be read: \(error)")
    }
  }

  private static func idf(_ messages: UInt32, among all: Int) -> Float {
    Float(Logarithm.natural(Double(1 + all) / Double(1 + messages)) + 1)
  }
}

extension FeatureTable {
  init(_ reader: inout ModelReader, _ memory: ModelMemory) throws(ModelFileError) {
    rows = Int(try reader.readUInt32())
    idfOfUnknown = try reader.readFloat()
    rowsByBucket = try reader.readNumbers(FeatureCounts.buckets, of: UInt32.self)
    idfByRow = try reader.readNumbers(rows, of: Float.self)
    self.memory = memory
    guard rowsByBucket.allSatisfy({ $0 <= rows }) else { throw .broken("a feature has no row") }
    guard idfByRow.allSatisfy(\.isFinite) else { throw .broken("a number is not finite") }
  }

  func write(to writer: inout ModelWriter) {
    Self.write(rowsByBucket, idfByRow, idfOfUnknown: idfOfUnknown, to: &writer)
  }

  private static func write(
    _ rowsByBucket: some Collection<UInt32>, _ idfByRow: some Collection<Float>,
    idfOfUnknown: Float, to writer: inout ModelWriter
  ) {
    writer.write(UInt32(idfByRow.count))
    writer.write(idfOfUnknown)
    writer.write(rowsByBucket)
    writer.write(idfByRow)
  }
}
