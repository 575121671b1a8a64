/// Vectors, one after the other: a part of which only what is not zero is kept, and a part of which every number is.
struct SparseRows: Sendable {
  struct Entry: Sendable {
    var column: UInt32
    var value: Float
  }

  private(set) var entries: [Entry] = []
  private(set) var starts: [Int] = [0]
  /// How many numbers the dense part of each has, and these numbers, row after row.
  let width: Int
  private(set) var dense: [Float] = []

  init(width: Int = 0) { self.width = width }

  var count: Int { starts.count - 1 }

  /// The vector at that place, alone.
  subscript(place: Int) -> SparseRows {
    var row = SparseRows(width: width)
    row.entries = Array(entries[starts[place]..<starts[place + 1]])
    row.dense = Array(dense[place * width..<(place + 1) * width])
    row.starts.append(row.entries.count)
    return row
  }

  /// Appends at most `count` entries, scaled together.
  ///
  /// - Parameter fill: writes entries from the first place on; returns how many, and what to scale them by.
  mutating func appendEntries(
    atMost count: Int, fill: (UnsafeMutablePointer<Entry>) -> (count: Int, factor: Float)
  ) {
    let start = entries.count
    entries.append(contentsOf: repeatElement(Entry(column: 0, value: 0), count: count))
    let filled = entries.withUnsafeMutableBufferPointer { entries in
      guard let first = entries.baseAddress.map({ $0 + start }) else { return 0 }
      let (filled, factor) = fill(first)
      for place in 0..<filled { first[place].value *= factor }
      return filled
    }
    entries.removeLast(count - filled)
  }

  /// Ends a row with its dense part, scaled to a length; a part of zeros stays one.
  ///
  /// - Parameter fill: adds to ``width`` numbers.
  mutating func endRow(length: Float, fill: (UnsafeMutableBufferPointer<Float>) -> Void) {
    starts.append(entries.count)
    guard width > 0 else { return }
    let start = dense.count
    dense.append(contentsOf: repeatElement(0, count: width))
    dense.withUnsafeMutableBufferPointer { dense in
      let row = UnsafeMutableBufferPointer(rebasing: dense[start...])
      fill(row)
      let squares = row.reduce(0) { $0 + $1 * $1 }
      guard squares > 0 else { return }
      let factor = length / squares.squareRoot()
      for place in row.indices { row[place] *= factor }
    }
  }

  mutating func removeAll() {
    entries.removeAll(keepingCapacity: true)
    starts.removeAll(keepingCapacity: true)
    starts.append(0)
    dense.removeAll(keepingCapacity: true)
  }
}
