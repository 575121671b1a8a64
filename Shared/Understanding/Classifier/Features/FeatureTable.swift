/// Which features a model knows, and how much they count: (1 + ln tf) · idf, with idf = ln((1 + n) / (1 + df)) + 1 over
/// n messages, each block's vector scaled to length 1 and by the block's share (sublinear tf-idf: Manning, Raghavan,
/// Schütze 2008, 6.4).
///
/// A feature that training did not meet has no row; it makes the others of its block count less. A third block is what
/// the words mean, see ``WordVectors``.
struct FeatureTable: Sendable {
  /// What the characters' block counts beside the words'.
  static let shareOfCharacters: Float = 1.4
  /// And what the meaning of the words counts.
  static let shareOfMeaning: Float = 1.5

  /// How many features are known.
  let rows: Int
  /// Of each bucket, as one number, so that both come from memory at once: in the upper half 1 + its row, 0 for one that
  /// training did not meet; in the lower its idf. Lies in `memory`.
  nonisolated(unsafe) private let buckets: UnsafeBufferPointer<UInt64>
  let vectors: WordVectors
  private let memory: ModelMemory

  /// Rows, and one for each number of the words' meaning.
  var columns: Int { rows + vectors.width }

  /// 1 + ln tf for counts up to 31; more of the same says no more.
  private static let logarithms: [Float] = (0..<32).map {
    $0 == 0 ? 0 : 1 + Float(Logarithm.natural(Double($0)))
  }

  /// Appends the vector of the message that was read last.
  func append(_ extractor: borrowing FeatureExtractor, to rows: inout SparseRows) {
    append(extractor.words, share: 1, to: &rows)
    append(extractor.characters, share: Self.shareOfCharacters, to: &rows)
    rows.endRow(length: Self.shareOfMeaning) { meaning in
      for key in extractor.wordKeys {
        vectors.add(key, weight: idf(FeatureHash.bucket(of: key)), to: meaning)
      }
    }
  }

  private func idf(_ bucket: UInt32) -> Float {
    Float(bitPattern: UInt32(truncatingIfNeeded: buckets[Int(bucket)]))
  }

  private func append(_ counts: FeatureCounts, share: Float, to rows: inout SparseRows) {
    let logarithms = Self.logarithms
    rows.appendEntries(atMost: counts.features.count) { entries in
      var count = 0
      var squares: Float = 0
      for feature in counts.features {
        let bucket = buckets[Int(feature.bucket)]
        let row = UInt32(truncatingIfNeeded: bucket >> 32)
        let idf = Float(bitPattern: UInt32(truncatingIfNeeded: bucket))
        let value = feature.count == 1 ? idf : logarithms[min(Int(feature.count), 31)] * idf
        squares += value * value
        guard row != 0 else { continue }
        entries[count] = SparseRows.Entry(column: row - 1, value: value)
        count += 1
      }
      return (count, squares > 0 ? share / squares.squareRoot() : 1)
    }
  }
}

extension FeatureTable {
  /// Learns the features of normalised messages; rows are given in the order of appearance.
  init(learning texts: [String], _ vectors: WordVectors = .none) {
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
    let idfOfUnknown = Self.idf(0, among: texts.count)
    let buckets = rowsByBucket.map { row in
      let idf = row == 0 ? idfOfUnknown : Self.idf(messagesByRow[Int(row) - 1], among: texts.count)
      return UInt64(row) << 32 | UInt64(idf.bitPattern)
    }
    var writer = ModelWriter()
    Self.write(buckets, rows: messagesByRow.count, to: &writer)
    let memory = ModelMemory(copying: writer.bytes)
    var reader = ModelReader(memory)
    do { self = try FeatureTable(&reader, memory, vectors) } catch {
      preconditionFailure("what was just written cannot be read: \(error)")
    }
  }

  private static func idf(_ messages: UInt32, among all: Int) -> Float {
    Float(Logarithm.natural(Double(1 + all) / Double(1 + messages)) + 1)
  }
}

extension FeatureTable {
  init(
    _ reader: inout ModelReader, _ memory: ModelMemory, _ vectors: WordVectors
  ) throws(ModelFileError) {
    let rows = Int(try reader.readUInt32())
    buckets = try reader.readNumbers(FeatureCounts.buckets, of: UInt64.self)
    self.rows = rows
    self.vectors = vectors
    self.memory = memory
    guard buckets.allSatisfy({ $0 >> 32 <= rows }) else { throw .broken("a feature has no row") }
    guard buckets.allSatisfy({ Float(bitPattern: UInt32(truncatingIfNeeded: $0)).isFinite }) else {
      throw .broken("a number is not finite")
    }
  }

  func write(to writer: inout ModelWriter) { Self.write(buckets, rows: rows, to: &writer) }

  private static func write(
    _ buckets: some Collection<UInt64>, rows: Int, to writer: inout ModelWriter
  ) {
    writer.write(UInt32(rows))
    writer.write(buckets)
  }
}
