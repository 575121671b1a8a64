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

  mutating func append(column: UInt32, value: Float) {
    entries.append(Entry(column: column, value: value))
  }

  mutating func scale(from start: Int, by factor: Float) {
    for place in start..<entries.count { entries[place].value *= factor }
  }

  /// Ends a row with its dense part, scaled to a length; a part of zeros stays one.
  ///
  /// - Parameter fill: adds to the last ``width`` numbers from a place on.
  mutating func endRow(length: Float, fill: (inout [Float], _ start: Int) -> Void) {
    starts.append(entries.count)
    guard width > 0 else { return }
    let start = dense.count
    for _ in 0..<width { dense.append(0) }
    fill(&dense, start)
    let squares = dense[start...].reduce(0) { $0 + $1 * $1 }
    guard squares > 0 else { return }
    let factor = length / squares.squareRoot()
    for place in start..<dense.count { dense[place] *= factor }
  }

  mutating func removeAll() {
    entries.removeAll(keepingCapacity: true)
    starts.removeAll(keepingCapacity: true)
    starts.append(0)
    dense.removeAll(keepingCapacity: true)
  }
}
