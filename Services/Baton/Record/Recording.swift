import Conversation
import Foundation
import ServiceHost

/// One conversation's records with the verdicts they got, as a file of JSON lines: a head, a line for
/// each record, and an end with the hash of the state they fold to.
struct Recording: Equatable, Sendable {
  struct Head: Codable, Equatable, Sendable {
    /// The format's version.
    var recording = 1
    var conversationId: String
    var partition: Int32
    /// Whether people's words and personal fields are replaced.
    var isMasked: Bool
  }

  struct Line: Codable, Equatable, Sendable {
    var offset: Int64
    /// The broker's time, in milliseconds since 1970.
    var timestamp: Int64
    /// For people who read the file: what the value says.
    var type: String
    var summary: String
    var verdict: String
    var reason: String?
    /// The offset of the first record of its id.
    var of: Int64?
    /// Base64; nil for a record without one. The conversation's id where nil is not said.
    var key: String?
    var value: String?
  }

  struct End: Codable, Equatable, Sendable {
    var records: Int
    /// Empty where the conversation is forgotten.
    var stateHash: String
  }

  var head: Head
  var lines: [Line]
  var end: End

  /// Folds the records anew, apart from all others.
  ///
  /// - Throws: `UnknownFoldVersion`.
  init(of id: ConversationID, _ records: [RawRecord], isMasked: Bool = false) throws {
    head = Head(
      conversationId: id.description, partition: records.first?.partition ?? 0, isMasked: isMasked)
    var log = ConversationLog(partition: head.partition)
    lines = try records.map { record in Line(record, try log.apply(record), of: id) }
    end = End(records: lines.count, stateHash: try log[id]?.stateHash ?? "")
  }

  // MARK: - As text

  func text() throws -> String {
    let encoder = EntryRecord.encoder
    let parts =
      [try encoder.encode(head)] + (try lines.map { try encoder.encode($0) })
      + [try encoder.encode(end)]
    return parts.map { String(decoding: $0, as: UTF8.self) + "\n" }.joined()
  }

  /// - Throws: a failure that names the line that cannot be read.
  init(text: String, name: String) throws {
    let rows = text.split(separator: "\n", omittingEmptySubsequences: true)
    guard rows.count >= 2 else {
      throw CommandFailure(.failed, "\(name) is no recording: it has \(rows.count.counted("line"))")
    }
    func decode<Part: Decodable>(_ part: Part.Type, _ row: Int) throws -> Part {
      do {
        return try JSONDecoder().decode(part, from: Data(rows[row].utf8))
      } catch {
        throw CommandFailure(
          .failed, "\(name) is no whole recording: line \(row + 1) \(Self.trouble(error))")
      }
    }
    head = try decode(Head.self, 0)
    guard head.recording == 1, ConversationID(head.conversationId) != nil else {
      throw CommandFailure(.failed, "\(name) is a recording of another version")
    }
    lines = try (1..<rows.count - 1).map { try decode(Line.self, $0) }
    guard Self.isInOrder(lines) else {
      throw CommandFailure(.failed, "\(name) is no recording: its offsets do not rise from 0 on")
    }
    do {
      end = try decode(End.self, rows.count - 1)
    } catch {
      throw CommandFailure(.failed, "\(name) is no whole recording: its end is missing")
    }
  }

  /// Whether the lines are where a log can hold them: no fold has to stand another order.
  private static func isInOrder(_ lines: [Line]) -> Bool {
    lines.allSatisfy { (0..<Int64.max).contains($0.offset) }
      && zip(lines, lines.dropFirst()).allSatisfy { $0.offset < $1.offset }
  }

  private static func trouble(_ error: any Error) -> String {
    switch error as? DecodingError {
    case .keyNotFound(let key, _): "has no \"\(key.stringValue)\""
    case .typeMismatch(_, let context), .valueNotFound(_, let context):
      "has another \"\(context.codingPath.last?.stringValue ?? "")\" than it should"
    default: "is no JSON"
    }
  }

  var conversation: ConversationID {
    ConversationID(head.conversationId) ?? ConversationID(hi: 0, lo: 0)
  }

  /// The records as they were, or as masked.
  var records: [RawRecord] {
    lines.map { line in
      RawRecord(
        topic: "", partition: head.partition, offset: line.offset,
        timestamp: Timestamp(milliseconds: line.timestamp),
        key: line.key.map { Self.bytes($0) } ?? Array(head.conversationId.utf8),
        value: line.value.map { Self.bytes($0) })
    }
  }

  private static func bytes(_ text: String) -> [UInt8] {
    [UInt8](Data(base64Encoded: text) ?? Data())
  }

  // MARK: - As a test

  /// Folds it again, and says what is not as it was recorded; nothing where all is.
  func problems() throws -> [String] {
    let again = try Recording(of: conversation, records, isMasked: head.isMasked)
    var problems = zip(lines, again.lines).compactMap { then, now in
      then.verdict == now.verdict && then.reason == now.reason && then.of == now.of
        ? nil
        : "\(head.partition)-\(then.offset) \(then.type): was \(then.judgement), is \(now.judgement)"
    }
    if end.records != lines.count {
      problems.append("it has \(lines.count.counted("record")), not \(end.records)")
    }
    if end.stateHash != again.end.stateHash {
      problems.append("the state's hash was \(end.stateHash), is \(again.end.stateHash)")
    }
    return problems
  }
}

extension Recording.Line {
  init(_ record: RawRecord, _ judged: Judged, of id: ConversationID) {
    offset = record.offset
    timestamp = record.timestamp.milliseconds
    let entry = EntryRecord(judged)
    (type, summary, verdict, reason, of) = (
      entry.type, entry.summary, entry.verdict, entry.reason, entry.of
    )
    key = record.key == id.utf8 ? nil : record.key.map { Data($0).base64EncodedString() }
    value = record.value.map { Data($0).base64EncodedString() }
  }

  var judgement: String {
    [verdict, reason, of.map { "of \($0)" }].compactMap { $0 }.joined(separator: " ")
  }
}

extension ConversationLog {
  mutating func apply(_ record: RawRecord) throws -> Judged {
    let (offset, time) = (record.offset, record.timestamp)
    return switch (record.key, record.value) {
    case (nil, nil): try apply(key: nil, value: nil, offset: offset, timestamp: time)
    case (nil, let value?):
      try apply(key: nil, value: value.span.bytes, offset: offset, timestamp: time)
    case (let key?, nil):
      try apply(key: key.span.bytes, value: nil, offset: offset, timestamp: time)
    case (let key?, let value?):
      try apply(key: key.span.bytes, value: value.span.bytes, offset: offset, timestamp: time)
    }
  }
}
