/// A 128-bit identifier, written as a UUID and kept as two words: hashing and comparing one costs a
/// third of a string's.
public protocol LogIdentifier: Hashable, Sendable, Comparable, LosslessStringConvertible {
  init(hi: UInt64, lo: UInt64)
  var hi: UInt64 { get }
  var lo: UInt64 { get }
}

extension LogIdentifier {
  public static func < (left: Self, right: Self) -> Bool {
    (left.hi, left.lo) < (right.hi, right.lo)
  }

  /// The 16 bytes, most significant first.
  public init(bytes: some Sequence<UInt8>) {
    var words: (UInt64, UInt64) = (0, 0)
    for (index, byte) in bytes.prefix(16).enumerated() {
      if index < 8 {
        words.0 = words.0 << 8 | UInt64(byte)
      } else {
        words.1 = words.1 << 8 | UInt64(byte)
      }
    }
    self.init(hi: words.0, lo: words.1)
  }

  /// A UUID in its text form of 36 characters; nil if it is anything else.
  public init?(_ text: String) {
    var text = text
    let parsed = text.withUTF8 { UUIDText.parse($0) }
    guard let parsed else { return nil }
    self.init(hi: parsed.hi, lo: parsed.lo)
  }

  /// The UUID in lower case.
  public var description: String {
    String(unsafeUninitializedCapacity: 36) { UUIDText.write(hi: hi, lo: lo, into: $0) }
  }

  /// The UUID's 36 ASCII bytes, in lower case: a record's key.
  public var utf8: [UInt8] {
    [UInt8](unsafeUninitializedCapacity: 36) { buffer, count in
      count = UUIDText.write(hi: hi, lo: lo, into: buffer)
    }
  }

  public var isZero: Bool { hi == 0 && lo == 0 }
}

/// An event's id: a version 5 UUID of what makes the event itself and no other.
public struct EventID: LogIdentifier {
  public let hi: UInt64
  public let lo: UInt64

  public init(hi: UInt64, lo: UInt64) {
    self.hi = hi
    self.lo = lo
  }
}

/// A conversation's id, and the key of its records.
public struct ConversationID: LogIdentifier {
  public let hi: UInt64
  public let lo: UInt64

  public init(hi: UInt64, lo: UInt64) {
    self.hi = hi
    self.lo = lo
  }

  /// The id in a record's key; nil if the key is not one.
  public init?(key: RawSpan) {
    let parsed = key.withUnsafeBytes { UUIDText.parse($0.assumingMemoryBound(to: UInt8.self)) }
    guard let parsed else { return nil }
    self.init(hi: parsed.hi, lo: parsed.lo)
  }
}

extension ConversationRef {
  public init(_ id: ConversationID) {
    self.init()
    hi = id.hi
    lo = id.lo
  }

  public var id: ConversationID { ConversationID(hi: hi, lo: lo) }
}

extension EventRef {
  public init(_ id: EventID) {
    self.init()
    hi = id.hi
    lo = id.lo
  }

  public var id: EventID { EventID(hi: hi, lo: lo) }
}
