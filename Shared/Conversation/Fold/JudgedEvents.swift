/// The events of one conversation that were judged, with their verdicts, so that a repeat is known.
///
/// Keeps the last 4,096; beyond, the oldest 512 go at once, at the same record for every reader.
struct JudgedEvents: Sendable, Equatable {
  static let limit = 4_096
  private static let dropped = 512
  /// Up to here a linear search is as quick as a table.
  private static let linear = 40

  struct Entry: Sendable, Equatable {
    var id: EventID
    var offset: Int64
    /// 0 for effective, else the raw value of the `VoidReason`.
    var verdict: UInt8
  }

  private(set) var entries: [Entry] = []
  private var index: [EventID: Int] = [:]

  init() {}

  init(entries: [Entry]) {
    for entry in entries { append(entry) }
  }

  static func == (left: JudgedEvents, right: JudgedEvents) -> Bool {
    left.entries == right.entries
  }

  func find(_ id: EventID) -> Entry? {
    if index.isEmpty {
      return entries.last { $0.id == id }
    }
    return index[id].map { entries[$0] }
  }

  mutating func remember(_ id: EventID, at offset: Int64, _ verdict: Verdict) {
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
  var first: FirstVerdict {
    VoidReason(rawValue: verdict).map { .void($0) } ?? .effective
  }
}
