internal import HeapModule

/// What is to happen when, in simulated milliseconds: the earliest first, and of the same moment what was noted first.
struct Agenda<Happening: Sendable>: Sendable {
  private struct Entry: Comparable {
    var at: Int64
    var number: UInt64
    var happening: Happening

    static func == (left: Entry, right: Entry) -> Bool { left.number == right.number }

    static func < (left: Entry, right: Entry) -> Bool {
      (left.at, left.number) < (right.at, right.number)
    }
  }

  private var entries = Heap<Entry>()
  private var noted: UInt64 = 0

  var isEmpty: Bool { entries.isEmpty }

  mutating func note(_ happening: Happening, at: Int64) {
    entries.insert(Entry(at: at, number: noted, happening: happening))
    noted += 1
  }

  mutating func next() -> (at: Int64, happening: Happening)? {
    entries.popMin().map { ($0.at, $0.happening) }
  }
}
