import Conversation
import Foundation
import Kafka
import LogRuntime

/// A record that nobody could read, as the router put it aside.
struct DeadLetter: Equatable, Sendable {
  /// Where it lies among the dead letters: its name for people.
  var position: LogPosition
  var origin: String
  /// Where it stood there; nil where the headers do not tell.
  var originPosition: LogPosition?
  /// When it was written there; else when it was put aside.
  var time: Timestamp
  var reason: String
  var key: [UInt8]?
  var value: [UInt8]?
  var headers: [Header]

  init(_ record: RawRecord) {
    func text(_ name: String) -> String? {
      record.headers.last { $0.name == "kafka_dlt-\(name)" }?.value
        .map { String(decoding: $0, as: UTF8.self) }
    }
    position = record.position
    origin = text("original-topic") ?? ""
    reason = text("exception-message") ?? ""
    let place = (
      text("original-partition").flatMap { Int32($0) },
      text("original-offset").flatMap { Int64($0) }
    )
    if case (let partition?, let offset?) = place {
      originPosition = LogPosition(partition: partition, offset: offset)
    }
    time =
      text("original-timestamp").flatMap { Int64($0) }.map { Timestamp(milliseconds: $0) }
      ?? record.timestamp
    (key, value, headers) = (record.key, record.value, record.headers)
  }

  /// The record as it was, for its own topic again; nil where no header says which one that is.
  var original: OutgoingMessage? {
    guard !origin.isEmpty else { return nil }
    return OutgoingMessage(
      topic: origin, key: key, value: value,
      headers: headers.filter { !$0.name.hasPrefix("kafka_dlt-") })
  }

  var summary: String {
    let from = originPosition.map { "\(origin) \($0)" } ?? origin
    return "\(position)  \(EntryRecord.text(of: time))  \(from)  "
      + "key \(Self.readable(key))  \(value?.count ?? 0) bytes  \(EventSummary.plain(reason))"
  }

  /// As text where it is some, else in hexadecimal.
  static func readable(_ bytes: [UInt8]?) -> String {
    guard let bytes else { return "(none)" }
    guard let text = String(validating: bytes, as: UTF8.self), !text.isEmpty,
      !text.unicodeScalars.contains(where: { $0.properties.generalCategory == .control })
    else { return "0x" + bytes.map { hexadecimal($0) }.joined() }
    return text
  }

  /// Sixteen bytes a line: offset, hexadecimal, and what of it is ASCII.
  static func dump(_ bytes: [UInt8]) -> [String] {
    stride(from: 0, to: bytes.count, by: 16).map { start in
      let row = bytes[start..<min(start + 16, bytes.count)]
      let numbers = row.map { hexadecimal($0) }.joined(separator: " ")
      let letters = row.map { (0x20..<0x7F).contains($0) ? String(UnicodeScalar($0)) : "." }
      let offset = String(start, radix: 16)
      return String(repeating: "0", count: max(0, 6 - offset.count)) + offset + "  " + numbers
        + String(repeating: " ", count: 49 - numbers.count) + letters.joined()
    }
  }

  private static func hexadecimal(_ byte: UInt8) -> String {
    (byte < 16 ? "0" : "") + String(byte, radix: 16)
  }
}

/// A dead letter as `--json` prints it.
struct DeadLetterRecord: Encodable {
  var position: String
  var origin: String
  var originPosition: String?
  var time: String
  var reason: String
  var key: String?
  var value: String?
  var headers: [String: String]

  init(_ letter: DeadLetter) {
    position = "\(letter.position)"
    origin = letter.origin
    originPosition = letter.originPosition?.description
    time = EntryRecord.text(of: letter.time)
    reason = letter.reason
    key = letter.key.map { Data($0).base64EncodedString() }
    value = letter.value.map { Data($0).base64EncodedString() }
    headers = Dictionary(
      letter.headers.map { ($0.name, DeadLetter.readable($0.value)) }, uniquingKeysWith: { $1 })
  }
}
