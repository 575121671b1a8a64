internal import Crypto

/// The running proof of what a customer can see:
/// `SHA-256(previous ‖ seq ‖ eventId ‖ role ‖ SHA-256(text))`, fields as UTF-8 joined by line feeds,
/// hashes in hexadecimal, starting from the empty string. An agent's page computes it from what it
/// shows, and so proves that nothing is missing.
public struct Chain: Sendable, Equatable {
  /// The last hash, 32 bytes; none before the first message.
  public internal(set) var bytes: [UInt8] = []

  public init() {}

  init(bytes: [UInt8]) {
    self.bytes = bytes
  }

  /// The last hash in hexadecimal; empty before the first message.
  public var hexadecimal: String {
    String(unsafeUninitializedCapacity: bytes.count * 2) { Self.write(bytes, into: $0) }
  }

  public mutating func append(seq: UInt32, id: EventID, role: AuthorRole, text: String) {
    var hash = SHA256()
    Self.update(&hash, hexadecimal: bytes)
    hash.update(data: Self.lineFeed)
    Self.update(&hash, text: String(seq))
    hash.update(data: Self.lineFeed)
    Self.update(&hash, id: id)
    hash.update(data: Self.lineFeed)
    Self.update(&hash, text: role.name)
    hash.update(data: Self.lineFeed)
    Self.update(&hash, hexadecimal: Self.digest(of: text))
    bytes = [UInt8](hash.finalize())
  }

  private static let lineFeed: [UInt8] = [10]

  private static func digest(of text: String) -> [UInt8] {
    var hash = SHA256()
    update(&hash, text: text)
    return [UInt8](hash.finalize())
  }

  private static func update(_ hash: inout SHA256, text: String) {
    var text = text
    text.withUTF8 { hash.update(bufferPointer: UnsafeRawBufferPointer($0)) }
  }

  private static func update(_ hash: inout SHA256, id: EventID) {
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 36) { buffer in
      UUIDText.write(hi: id.hi, lo: id.lo, into: buffer)
      hash.update(bufferPointer: UnsafeRawBufferPointer(buffer))
    }
  }

  private static func update(_ hash: inout SHA256, hexadecimal bytes: [UInt8]) {
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 64) { buffer in
      let count = write(bytes, into: buffer)
      hash.update(
        bufferPointer: UnsafeRawBufferPointer(rebasing: UnsafeRawBufferPointer(buffer)[..<count]))
    }
  }

  private static func write(_ bytes: [UInt8], into buffer: UnsafeMutableBufferPointer<UInt8>) -> Int
  {
    func digit(_ value: UInt8) -> UInt8 {
      value < 10 ? UInt8(ascii: "0") + value : UInt8(ascii: "a") + value - 10
    }
    var count = 0
    for byte in bytes.prefix(32) {
      buffer[count] = digit(byte >> 4)
      buffer[count + 1] = digit(byte & 15)
      count += 2
    }
    return count
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
