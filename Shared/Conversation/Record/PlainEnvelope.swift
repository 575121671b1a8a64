/// The fields of an envelope laid out as this schema's writers do, read without a copy of its body.
///
/// Nil for whatever else Protobuf allows, such as unknown fields, and for what it does not: that is
/// the generated decoder's to judge.
struct PlainEnvelope {
  private(set) var eventID: (hi: UInt64, lo: UInt64) = (0, 0)
  private(set) var conversationID: (hi: UInt64, lo: UInt64) = (0, 0)
  private(set) var session: UInt32 = 0
  private(set) var controlEpoch: Int64 = 0
  private(set) var authorRole = AuthorRole.unspecified
  private(set) var authorID = ""
  private(set) var occurredAtMs: Int64 = 0
  private(set) var causationID: (hi: UInt64, lo: UInt64) = (0, 0)
  private(set) var foldVersion: UInt32 = 0
  private(set) var kind: UInt32 = 0
  /// Where in the record the body stands.
  private(set) var body = 0..<0

  init?(_ bytes: UnsafeRawBufferPointer) {
    var reader = FieldReader(bytes)
    while let tag = reader.byte() {
      guard read(tag, from: &reader) else { return nil }
    }
  }

  /// A tag is the field's number times eight plus its wire type
  /// (protobuf.dev/programming-guides/encoding); all of ours take one byte.
  private mutating func read(_ tag: UInt8, from reader: inout FieldReader) -> Bool {
    switch tag {
    case 1 << 3 | 1: reader.read(fixed64: &eventID.hi)
    case 2 << 3 | 1: reader.read(fixed64: &eventID.lo)
    case 3 << 3 | 1: reader.read(fixed64: &conversationID.hi)
    case 4 << 3 | 1: reader.read(fixed64: &conversationID.lo)
    case 5 << 3 | 0: reader.read(varint: &session)
    case 6 << 3 | 0: reader.read(varint: &controlEpoch)
    case 7 << 3 | 0: readAuthorRole(from: &reader)
    case 8 << 3 | 2: reader.read(text: &authorID)
    case 9 << 3 | 0: reader.read(varint: &occurredAtMs)
    case 10 << 3 | 1: reader.read(fixed64: &causationID.hi)
    case 11 << 3 | 1: reader.read(fixed64: &causationID.lo)
    case 12 << 3 | 0: reader.read(varint: &foldVersion)
    case 13 << 3 | 0: reader.read(varint: &kind)
    case 14 << 3 | 2: reader.read(length: &body)
    default: false
    }
  }

  private mutating func readAuthorRole(from reader: inout FieldReader) -> Bool {
    var number: Int32 = 0
    guard reader.read(varint: &number) else { return false }
    authorRole = AuthorRole(rawValue: Int(number)) ?? .unspecified
    return true
  }
}

/// Reads one Protobuf field after the other; false where the bytes end too early or are none.
private struct FieldReader {
  private let bytes: UnsafeRawBufferPointer
  private var place = 0

  init(_ bytes: UnsafeRawBufferPointer) {
    self.bytes = bytes
  }

  mutating func byte() -> UInt8? {
    guard place < bytes.count else { return nil }
    defer { place += 1 }
    return bytes[place]
  }

  mutating func read(fixed64 value: inout UInt64) -> Bool {
    guard bytes.count - place >= 8 else { return false }
    value = UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: place, as: UInt64.self))
    place += 8
    return true
  }

  mutating func read<Number: FixedWidthInteger>(varint value: inout Number) -> Bool {
    var number: UInt64 = 0
    for shift in stride(from: UInt64(0), to: 70, by: 7) {
      guard let next = byte() else { return false }
      number |= UInt64(next & 0x7F) << shift
      if next < 0x80 {
        value = Number(truncatingIfNeeded: number)
        return true
      }
    }
    return false
  }

  mutating func read(length range: inout Range<Int>) -> Bool {
    var length = 0
    guard read(varint: &length), (0...(bytes.count - place)).contains(length) else { return false }
    range = place..<(place + length)
    place += length
    return true
  }

  mutating func read(text value: inout String) -> Bool {
    var range = 0..<0
    guard read(length: &range) else { return false }
    let utf8 = UnsafeRawBufferPointer(rebasing: bytes[range])
    // Most names are plain ASCII, which is read at half the cost.
    let isASCII = utf8.allSatisfy { $0 < 0x80 }
    let text =
      isASCII ? String(decoding: utf8, as: UTF8.self) : String(validating: utf8, as: UTF8.self)
    guard let text else { return false }
    value = text
    return true
  }
}
