import Conversation

/// A log as bytes: of each record a byte of flags, a length of two bytes, and the value.
struct FuzzedLog {
  struct Entry {
    var flags: Flags
    var value: ArraySlice<UInt8>
  }

  /// How the record is changed before it is folded, so that bytes which are nearly right get far.
  struct Flags: OptionSet {
    var rawValue: UInt8

    /// The lowest three bits: how much later than the one before, see ``steps``.
    static let step: UInt8 = 0b111
    /// At a time that no broker's clock shows, see ``strangeTimes``.
    static let strangeTime = Flags(rawValue: 1 << 3)
    /// Decided at the present control epoch.
    static let presentEpoch = Flags(rawValue: 1 << 4)
    /// An event that was not there before.
    static let freshID = Flags(rawValue: 1 << 5)
    /// Of the same conversation, or team, as the first.
    static let sameKey = Flags(rawValue: 1 << 6)
    /// Without the key that it should have.
    static let noKey = Flags(rawValue: 1 << 7)
  }

  /// In milliseconds.
  static let steps: [Int64] = [0, 1, 100, 2_000, 20_000, 300_000, 3_600_000, -1_000]

  /// In milliseconds since 1970: producers choose them where a topic's times are not the broker's.
  static let strangeTimes: [Int64] = [-1, 0, 1, .min, .min + 1, .max - 1, .max, 1 << 53]

  static let start: Int64 = 1_800_000_000_000
  static let longest = 64

  let entries: [Entry]

  init(_ bytes: [UInt8]) {
    var entries: [Entry] = []
    var rest = bytes[...]
    while rest.count >= 3, entries.count < Self.longest {
      let flags = rest[rest.startIndex]
      let length = Int(rest[rest.startIndex + 1]) | Int(rest[rest.startIndex + 2]) << 8
      rest = rest.dropFirst(3)
      entries.append(Entry(flags: Flags(rawValue: flags), value: rest.prefix(length)))
      rest = rest.dropFirst(length)
    }
    self.entries = entries
  }

  /// When a record with these flags was written, after one that was at `last`.
  static func time(_ flags: Flags, after last: Timestamp) -> Timestamp {
    let step = Int(flags.rawValue & Flags.step)
    return flags.contains(.strangeTime)
      ? Timestamp(milliseconds: strangeTimes[step]) : last.adding(milliseconds: steps[step])
  }

  /// - Parameter records: each value with how many milliseconds it came after the one before.
  static func bytes(_ records: [(after: Int64, value: [UInt8])], flags: Flags = []) -> [UInt8] {
    records.flatMap { after, value -> [UInt8] in
      let step = steps.dropLast().firstIndex { $0 >= after } ?? steps.count - 2
      let head = [
        flags.rawValue | UInt8(step), UInt8(truncatingIfNeeded: value.count),
        UInt8(truncatingIfNeeded: value.count >> 8),
      ]
      return head + value
    }
  }
}
