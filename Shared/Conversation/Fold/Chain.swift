internal import Crypto

/// The running proof of what a customer can see:
/// `SHA-256(previous ‖ seq ‖ eventId ‖ role ‖ SHA-256(text))`, fields as UTF-8 joined by line feeds,
/// hashes in hexadecimal, starting from the empty string. An agent's page computes it from what it
/// shows, and so proves that nothing is missing.
public struct Chain: Sendable, Equatable {
  /// The last hash, 32 bytes; none before the first message.
  public internal(set) var bytes: [UInt8] = []

  public init() {}

  /// What is no hash of 32 bytes counts as none.
  init(bytes: [UInt8]) {
    self.bytes = bytes.count == SHA256Digest.byteCount ? bytes : []
  }

  /// The last hash in hexadecimal; empty before the first message.
  public var hexadecimal: String {
    String(unsafeUninitializedCapacity: bytes.count * 2) { buffer in
      var line = LineWriter(buffer)
      line.write(hexadecimal: bytes)
      return line.count
    }
  }

  public mutating func append(seq: UInt32, id: EventID, role: AuthorRole, text: String) {
    bytes = withUnsafeTemporaryAllocation(of: UInt8.self, capacity: LineWriter.longest) { buffer in
      var line = LineWriter(buffer)
      line.write(hexadecimal: bytes)
      line.endField()
      line.write(String(seq))
      line.endField()
      line.write(id)
      line.endField()
      line.write(role.name)
      line.endField()
      line.write(hexadecimal: Self.digest(of: text))
      return Self.digest(
        of: UnsafeRawBufferPointer(rebasing: UnsafeRawBufferPointer(buffer)[..<line.count]))
    }
  }

  private static func digest(of text: String) -> [UInt8] {
    var text = text
    return text.withUTF8 { digest(of: UnsafeRawBufferPointer($0)) }
  }

  private static func digest(of bytes: UnsafeRawBufferPointer) -> [UInt8] {
    var hash = SHA256()
    hash.update(bufferPointer: bytes)
    return hash.finalize().withUnsafeBytes { digest in
      [UInt8](unsafeUninitializedCapacity: digest.count) { buffer, count in
        UnsafeMutableRawBufferPointer(buffer).copyMemory(from: digest)
        count = digest.count
      }
    }
  }
}

/// Writes the fields that a link runs over into a buffer with room for them all.
private struct LineWriter {
  /// Two hashes of 64 digits, an id of 36, a number of ten, a role of at most ten, four line feeds.
  static let longest = 2 * 64 + 36 + 10 + 10 + 4

  private let buffer: UnsafeMutableBufferPointer<UInt8>
  private(set) var count = 0

  init(_ buffer: UnsafeMutableBufferPointer<UInt8>) {
    self.buffer = buffer
  }

  mutating func write(_ text: String) {
    for byte in text.utf8 { write(byte) }
  }

  mutating func write(_ id: EventID) {
    let rest = UnsafeMutableBufferPointer(rebasing: buffer[count...])
    count += UUIDText.write(hi: id.hi, lo: id.lo, into: rest)
  }

  /// Of a hash: of bytes that come by fours.
  mutating func write(hexadecimal bytes: [UInt8]) {
    let rest = UnsafeMutableRawBufferPointer(
      rebasing: UnsafeMutableRawBufferPointer(buffer)[count...])
    bytes.withUnsafeBytes { bytes in
      for place in stride(from: 0, to: bytes.count, by: 4) {
        let word = UInt32(bigEndian: bytes.loadUnaligned(fromByteOffset: place, as: UInt32.self))
        let digits = Hexadecimal.digits(of: word).bigEndian
        rest.storeBytes(of: digits, toByteOffset: 2 * place, as: UInt64.self)
      }
    }
    count += 2 * bytes.count
  }

  mutating func endField() {
    write(UInt8(ascii: "\n"))
  }

  private mutating func write(_ byte: UInt8) {
    buffer[count] = byte
    count += 1
  }
}

extension AuthorRole {
  /// The role's word, as in the chain and in every JSON body.
  public var name: String {
    switch self {
    case .customer: "customer"
    case .bot: "bot"
    case .agent: "agent"
    case .supervisor: "supervisor"
    case .system: "system"
    case .unspecified, .UNRECOGNIZED: "unknown"
    }
  }
}
