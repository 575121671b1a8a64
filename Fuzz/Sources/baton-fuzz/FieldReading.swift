import Conversation
import DeskCore
@testable import Firm
import Foundation
import IntakeCore
@testable import LogRuntime
import Telemetry
import Web

/// What stands in one line of a header, an address or a body. The first byte says what.
enum FieldReading {
  static func read(_ bytes: [UInt8]) {
    guard let first = bytes.first else { return }
    readers[Int(first) % readers.count](String(decoding: bytes.dropFirst(), as: UTF8.self))
  }

  private static let readers: [@Sendable (String) -> Void] = [
    readTime, readIDs, readPositions, readDuration, readTraceParent, readScrypt, readCallback,
    readSearch, readRetryAfter,
  ]

  /// Three read times and two write them: they agree.
  private static func readTime(_ text: String) {
    let (web, intake) = (RFC3339.milliseconds(text), Timestamp(rfc3339: text)?.milliseconds)
    if let web {
      promise(intake == web, "\(text) is \(web) and \(intake as Any)")
      let written = RFC3339.text(milliseconds: web)
      promise(Timestamp(milliseconds: web).rfc3339 == written, "two write two times")
      if (-62_167_219_200_000...253_402_300_799_999).contains(web) {
        promise(RFC3339.milliseconds(written) == web, "it is another time now")
      }
    }
    _ = RFC3339.date(text)
    if let any = Int64(text) { _ = Timestamp(milliseconds: any).rfc3339 }
  }

  private static func readIDs(_ text: String) {
    if let id = EventID(text) {
      promise(id.description == text.lowercased(), "it is another id now")
      promise(EventID(id.description) == id, "it is another id now")
    }
    let key = Array(text.utf8)
    promise(ConversationID(text) == ConversationID(key: key.span.bytes), "two read two ids")
  }

  private static func readPositions(_ text: String) {
    if let position = LogPosition(text) {
      promise(LogPosition(position.description) == position, "it is another position now")
    }
    if let position = StreamPosition(text) {
      promise(StreamPosition(position.description) == position, "it is another position now")
    }
  }

  private static func readDuration(_ text: String) {
    guard let duration = Duration(text: text) else { return }
    promise(duration >= .zero, "a length of time below nothing")
    promise(Duration(text: duration.text) == duration, "it is another length now")
  }

  private static func readTraceParent(_ text: String) {
    guard let trace = TraceParent(text) else { return }
    promise(TraceParent(trace.description) == trace, "it is another trace now")
    _ = trace.child()
  }

  private static func readScrypt(_ text: String) {
    guard let hash = ScryptHash(text: text) else { return }
    promise(ScryptHash(text: hash.text) == hash, "it is another hash now")
  }

  private static func readCallback(_ text: String) {
    if CallbackAddress.problem(url: text, allowPrivate: false) == nil {
      promise(
        CallbackAddress.problem(url: text, allowPrivate: true) == nil, "stricter lets more through")
      promise(text.lowercased().hasPrefix("https:"), "what is not https is let through")
    }
    _ = CallbackAddress.isPrivate(host: text)
  }

  private static func readSearch(_ text: String) {
    _ = SearchTerms.indexed(text)
    guard let query = SearchTerms.query(text) else { return }
    promise(
      query.unicodeScalars.count { $0 == "\"" }.isMultiple(of: 2),
      "a query with a phrase without end")
  }

  private static func readRetryAfter(_ text: String) {
    _ = RetryAfter.milliseconds(text, now: Date(timeIntervalSince1970: 1_800_000_000))
  }
}
