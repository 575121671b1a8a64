internal import Foundation
internal import SwiftProtobuf

/// A record that nobody can read. It is void for all.
public struct UnreadableRecord: Error, Equatable {
  public var reason: String

  public init(reason: String) {
    self.reason = reason
  }
}

extension Event {
  /// The event in a record's value.
  ///
  /// Throws `UnreadableRecord` where the bytes are no envelope, or the body is none of its kind.
  public init(serialized bytes: RawSpan) throws(UnreadableRecord) {
    if let plain = bytes.withUnsafeBytes({ PlainEnvelope($0) }) {
      try self.init(plain, in: bytes)
      return
    }
    let rewritten = try Self.rewritten(bytes)
    guard let plain = rewritten.withUnsafeBytes({ PlainEnvelope($0) }) else {
      throw UnreadableRecord(reason: "no envelope")
    }
    try self.init(plain, in: rewritten.span.bytes)
  }

  private init(_ envelope: PlainEnvelope, in bytes: RawSpan) throws(UnreadableRecord) {
    do {
      body = try EventBody(kind: envelope.kind, bytes: bytes.extracting(envelope.body))
    } catch {
      throw UnreadableRecord(reason: "no body of kind \(envelope.kind): \(error)")
    }
    id = EventID(hi: envelope.eventID.hi, lo: envelope.eventID.lo)
    conversation = ConversationID(hi: envelope.conversationID.hi, lo: envelope.conversationID.lo)
    session = envelope.session
    epoch = envelope.controlEpoch
    author = Author(envelope.authorRole, id: envelope.authorID)
    occurredAt = Timestamp(milliseconds: envelope.occurredAtMs)
    let cause = EventID(hi: envelope.causationID.hi, lo: envelope.causationID.lo)
    causation = cause.isZero ? nil : cause
    foldVersion = envelope.foldVersion
  }

  /// The same envelope as this schema's writers lay it out, by the generated code, which knows all
  /// that Protobuf allows.
  private static func rewritten(_ bytes: RawSpan) throws(UnreadableRecord) -> [UInt8] {
    do {
      var envelope = try Envelope(serializedBytes: bytes)
      envelope.unknownFields = UnknownStorage()
      return try envelope.serializedBytes()
    } catch {
      throw UnreadableRecord(reason: "no envelope: \(error)")
    }
  }

  public init(serialized bytes: [UInt8]) throws(UnreadableRecord) {
    try self.init(serialized: bytes.span.bytes)
  }

  /// The bytes of a record's value.
  ///
  /// Throws only where a body is larger than Protobuf allows, 2 GiB.
  public func serialized() throws -> [UInt8] {
    var envelope = Envelope()
    envelope.eventIDHi = id.hi
    envelope.eventIDLo = id.lo
    envelope.conversationIDHi = conversation.hi
    envelope.conversationIDLo = conversation.lo
    envelope.session = session
    envelope.controlEpoch = epoch
    envelope.authorRole = author.role
    envelope.authorID = author.id
    envelope.occurredAtMs = occurredAt.milliseconds
    envelope.causationIDHi = causation?.hi ?? 0
    envelope.causationIDLo = causation?.lo ?? 0
    envelope.foldVersion = foldVersion
    envelope.kind = body.kindNumber
    envelope.body = Data(try body.serialized())
    return try envelope.serializedBytes()
  }
}
