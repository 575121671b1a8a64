import AsyncHTTPClient
import Foundation
import NIOCore

/// A server-sent event.
struct StreamEvent: @unchecked Sendable {
  var id: String?
  var name: String
  /// Decoded JSON: immutable Foundation values.
  var data: [String: Any]

  func string(_ key: String) -> String? { data[key] as? String }

  /// Where in the log it stands, as `PARTITION-OFFSET`: for `?atLeast=`.
  var position: String? {
    id.map { $0.split(separator: "-").prefix(2).joined(separator: "-") }
  }
}

/// Reads server-sent events as they come, and keeps all that it saw.
actor EventStream {
  private var body: HTTPClientResponse.Body.AsyncIterator
  private var buffered = ""
  private(set) var seen: [StreamEvent] = []
  private var next = 0

  init(_ body: HTTPClientResponse.Body) {
    self.body = body.makeAsyncIterator()
  }

  /// The next event not yet asked for that fulfils the condition; others before it are passed over.
  func first(
    _ name: String, where isWanted: @Sendable (StreamEvent) -> Bool = { _ in true }
  ) async throws -> StreamEvent {
    while true {
      let event = try await self.event()
      if event.name == name, isWanted(event) { return event }
    }
  }

  /// The next event not yet asked for.
  func event() async throws -> StreamEvent {
    while next == seen.count { try await read() }
    defer { next += 1 }
    return seen[next]
  }

  /// The first of all events that fulfils the condition, whether asked for before or still to come.
  func any(
    _ name: String, where isWanted: @Sendable (StreamEvent) -> Bool
  ) async throws -> StreamEvent {
    var index = 0
    while true {
      while index < seen.count {
        let event = seen[index]
        index += 1
        if event.name == name, isWanted(event) { return event }
      }
      try await read()
    }
  }

  private func read() async throws {
    var iterator = body
    let chunk = try await iterator.next(isolation: #isolation)
    body = iterator
    guard let chunk else {
      throw HarnessError("the stream ended; seen: \(seen.map(\.name))")
    }
    buffered += String(buffer: chunk).replacing("\r\n", with: "\n")
    while let end = buffered.range(of: "\n\n") {
      let block = String(buffered[..<end.lowerBound])
      buffered.removeSubrange(..<end.upperBound)
      if let event = Self.parse(block) { seen.append(event) }
    }
  }

  private static func parse(_ block: String) -> StreamEvent? {
    var id: String?
    var name = "message"
    var data: [String] = []
    for line in block.split(separator: "\n") where !line.hasPrefix(":") {
      guard let colon = line.firstIndex(of: ":") else { continue }
      let value = String(line[line.index(after: colon)...].drop { $0 == " " })
      switch line[..<colon] {
      case "id": id = value
      case "event": name = value
      case "data": data.append(value)
      default: break
      }
    }
    guard !data.isEmpty else { return nil }
    let bytes = Data(data.joined(separator: "\n").utf8)
    let json = try? JSONSerialization.jsonObject(with: bytes) as? [String: Any]
    return StreamEvent(id: id, name: name, data: json ?? [:])
  }
}
