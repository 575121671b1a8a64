/// Vectors of which only what is not zero is kept, one after the other.
struct SparseRows: Sendable {
  struct Entry: Sendable {
    var column: UInt32
    var value: Float
  }

  private(set) var entries: [Entry] = []
  private(set) var starts: [Int] = [0]

  var count: Int { starts.count - 1 }

  /// The vector at that place, alone.
  subscript(place: Int) -> SparseRows {
    var row = SparseRows()
    row.entries = Array(entries[starts[place]..<starts[place + 1]])
    row.endRow()
    return row
  }

  mutating func append(column: UInt32, value: Float) {
    entries.append(Entry(column: column, value: value))
  }

  mutating func scale(from start: Int, by factor: Float) {
    for place in start..<entries.count { entries[place].value *= factor }
  }

  mutating func endRow() { starts.append(entries.count) }

  mutating func removeAll() {
    entries.removeAll(keepingCapacity: true)
    starts.removeAll(keepingCapacity: true)
    starts.append(0)
  }
}
