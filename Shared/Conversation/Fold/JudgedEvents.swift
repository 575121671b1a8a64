/// The events of one conversation that were judged, with their verdicts, so that a repeat is known.
///
/// Keeps the last 2,560; beyond, the oldest 512 go at once, at the same record for every reader.
package struct JudgedEvents: Sendable, Equatable {
  package static let limit = 2_560
  private static let dropped = 512
  /// Up to here a linear search is as quick as a table.
  private static let linear = 40
  /// Room from the beginning: even a short conversation has more than a dozen events.
  private static let expected = 16

  package struct Entry: Sendable, Equatable {
    package var id: EventID
    package var offset: Int64
    /// 0 for effective, else the raw value of the `VoidReason`.
    package var verdict: UInt8
  }

  package private(set) var entries: [Entry] = []
  private var index: [EventID: Int] = [:]

  package init() {}

  /// From the parallel arrays of a carried state; what has no partner is left out.
  package init(ids: [UInt64], offsets: [Int64], verdicts: [UInt8]) {
    let count = min(ids.count / 2, offsets.count, verdicts.count, Self.limit)
    for place in 0..<count {
      append(
        Entry(
          id: EventID(hi: ids[2 * place], lo: ids[2 * place + 1]), offset: offsets[place],
          verdict: verdicts[place]))
    }
  }

  package static func == (left: JudgedEvents, right: JudgedEvents) -> Bool {
    left.entries == right.entries
  }

  package func find(_ id: EventID) -> Entry? {
    guard index.isEmpty else { return index[id].map { entries[$0] } }
    for place in entries.indices.reversed()
    where entries[place].id.lo == id.lo && entries[place].id.hi == id.hi {
      return entries[place]
    }
    return nil
  }

  package mutating func remember(_ id: EventID, at offset: Int64, _ verdict: Verdict) {
    let code: UInt8 =
      switch verdict {
      case .effective, .duplicate: 0
      case .void(let reason): reason.rawValue
      }
    append(Entry(id: id, offset: offset, verdict: code))
  }

  private mutating func append(_ entry: Entry) {
    if entries.count >= Self.limit {
      entries.removeFirst(Self.dropped)
      reindex()
    }
    if entries.isEmpty { entries.reserveCapacity(Self.expected) }
    entries.append(entry)
    if !index.isEmpty {
      index[entry.id] = entries.count - 1
    } else if entries.count > Self.linear {
      reindex()
    }
  }

  private mutating func reindex() {
    index.removeAll(keepingCapacity: true)
    index.reserveCapacity(entries.count + Self.dropped)
    for (position, entry) in entries.enumerated() { index[entry.id] = position }
  }
}

extension JudgedEvents.Entry {
  package var first: FirstVerdict {
    VoidReason(rawValue: verdict).map { .void($0) } ?? .effective
  }
}
