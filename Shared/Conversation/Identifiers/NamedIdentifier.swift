internal import Crypto

/// Ids that follow from what they name: the same thing, told again, has the same id.
enum NamedIdentifier {
  /// Fields, each after its length, so that no two lists of fields give the same bytes.
  static func bytes(of fields: [String]) -> [UInt8] {
    var bytes: [UInt8] = []
    for var field in fields {
      field.withUTF8 { utf8 in
        let length = UInt32(truncatingIfNeeded: utf8.count)
        for shift in [24, 16, 8, 0] as [UInt32] {
          bytes.append(UInt8(truncatingIfNeeded: length >> shift))
        }
        bytes.append(contentsOf: utf8)
      }
    }
    return bytes
  }

  /// A version 5 UUID (RFC 9562, section 5.5) of `name` in `namespace`.
  static func version5<ID: LogIdentifier>(_ namespace: EventID, _ name: [UInt8]) -> ID {
    var hash = Insecure.SHA1()
    for word in [namespace.hi, namespace.lo] {
      withUnsafeBytes(of: word.bigEndian) { hash.update(bufferPointer: $0) }
    }
    name.withUnsafeBytes { hash.update(bufferPointer: $0) }
    return marked(hash.finalize(), version: 5)
  }

  /// The first 16 bytes of a keyed hash, marked as a version 8 UUID (RFC 9562, section 5.8).
  static func keyed<ID: LogIdentifier>(_ secret: [UInt8], _ name: [UInt8]) -> ID {
    let code = HMAC<SHA256>.authenticationCode(for: name, using: SymmetricKey(data: secret))
    return marked(code, version: 8)
  }

  private static func marked<ID: LogIdentifier>(_ bytes: some Sequence<UInt8>, version: UInt64)
    -> ID
  {
    let raw = EventID(bytes: bytes)
    let hi = raw.hi & ~0xF000 | version << 12
    let lo = raw.lo & ~(0b11 << 62) | 0b10 << 62
    return ID(hi: hi, lo: lo)
  }
}

extension EventID {
  private static let inbound = EventID(hi: 0x6261_746f_6e2e_5e01, lo: 0x8000_0000_0000_0001)
  private static let command = EventID(hi: 0x6261_746f_6e2e_5e02, lo: 0x8000_0000_0000_0002)
  private static let decision = EventID(hi: 0x6261_746f_6e2e_5e03, lo: 0x8000_0000_0000_0003)

  /// Of what a gateway sends: the gateway's own id, unique for each peer and thread only.
  ///
  /// `what` tells apart the things that one message id can be about (a message, its edit, ...).
  public static func inbound(
    channel: String, account: String, peer: String, thread: String, messageID: String,
    what: String = "message"
  ) -> EventID {
    let fields = [what, channel, account, peer, thread, messageID]
    return NamedIdentifier.version5(inbound, NamedIdentifier.bytes(of: fields))
  }

  /// Of what a person orders: their own id of the command.
  public static func command(_ commandID: String, by person: String) -> EventID {
    NamedIdentifier.version5(command, NamedIdentifier.bytes(of: [person, commandID]))
  }

  /// Of what a service decides: where in the log it decided, in which role, and which of the
  /// decision's proposals it is. One that decides anew at a later record has another id.
  public static func decided(
    at offset: Int64, of conversation: ConversationID, role: String, ordinal: Int = 0
  ) -> EventID {
    let fields = [conversation.description, String(offset), role, String(ordinal)]
    return NamedIdentifier.version5(decision, NamedIdentifier.bytes(of: fields))
  }

  /// Of what follows from another event once and for all, whoever notices it: a void team copy, a
  /// receipt, a deadline's passing.
  public static func following(_ cause: EventID, _ what: String, ordinal: Int = 0) -> EventID {
    let fields = [cause.description, what, String(ordinal)]
    return NamedIdentifier.version5(decision, NamedIdentifier.bytes(of: fields))
  }
}

extension ConversationID {
  /// Of whom a channel's peer is, under a secret of the deployment: a bare hash of a telephone
  /// number can be guessed.
  public init(channel: String, account: String, peer: String, thread: String, secret: [UInt8]) {
    self = NamedIdentifier.keyed(
      secret, NamedIdentifier.bytes(of: [channel, account, peer, thread]))
  }
}
