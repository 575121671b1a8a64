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
    let envelope: Envelope
    do {
      envelope = try Envelope(serializedBytes: bytes)
    } catch {
      throw UnreadableRecord(reason: "no envelope: \(error)")
    }
    do {
      body = try EventBody(kind: envelope.kind, bytes: envelope.body)
    } catch {
      throw UnreadableRecord(reason: "no body of kind \(envelope.kind): \(error)")
    }
    id = EventID(hi: envelope.eventIDHi, lo: envelope.eventIDLo)
    conversation = ConversationID(hi: envelope.conversationIDHi, lo: envelope.conversationIDLo)
    session = envelope.session
    epoch = envelope.controlEpoch
    author = Author(envelope.authorRole, id: envelope.authorID)
    occurredAt = Timestamp(milliseconds: envelope.occurredAtMs)
    let cause = EventID(hi: envelope.causationIDHi, lo: envelope.causationIDLo)
    causation = cause.isZero ? nil : cause
    foldVersion = envelope.foldVersion
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
