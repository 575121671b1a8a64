import Crypto
import Foundation

/// An agent at the desk's REST interface and stream, without the page.
final class DeskAgent: Sendable {
  let id: String
  let token: String
  let stream: EventStream
  private let baton: BatonUp
  private let desk: String

  /// - Parameter desk: the address of the desk to sign in at; nil for the first.
  init(_ baton: BatonUp, id: String, desk: String? = nil) async throws {
    self.baton = baton
    self.id = id
    let desk = try desk ?? baton.ready.desk
    self.desk = desk
    guard let signIn = try baton.ready.agents.first(where: { $0.id == id }) else {
      throw HarnessError("no agent \(id)")
    }
    let answer = try await baton.http.post(
      "\(desk)/v1/sessions", ["agentId": id, "secret": signIn.secret])
    guard let token = answer.string("token") else {
      throw HarnessError("no sign-in: \(answer.status) \(answer.text)")
    }
    self.token = token
    stream = try await baton.http.events("\(desk)/v1/stream", token: token)
  }

  func goOnline() async throws { try await bePresent("online", accepting: true) }
  func goOffline() async throws { try await bePresent("offline", accepting: false) }

  private func bePresent(_ presence: String, accepting: Bool) async throws {
    let answer = try await baton.http.put(
      "\(desk)/v1/me/presence", ["presence": presence, "acceptingWork": accepting],
      token: token)
    guard (200..<300).contains(answer.status) else {
      throw HarnessError("presence: \(answer.status) \(answer.text)")
    }
  }

  /// Waits for the offer of that conversation.
  func isOffered(_ conversation: String) async throws -> StreamEvent {
    try await stream.first("offer") { $0.string("conversationId") == conversation }
  }

  /// Waits for the offer of that conversation, which others may have come before or after.
  func offer(of conversation: String) async throws -> StreamEvent {
    try await stream.any("offer") { $0.string("conversationId") == conversation }
  }

  /// Waits until such a message is on the agent's stream.
  func reads(_ text: String) async throws {
    _ = try await stream.first("message") { event in
      (event.data["message"] as? [String: Any])?["text"] as? String == text
    }
  }

  func accept(_ offer: StreamEvent) async throws -> HTTP.Answer {
    try await act("offers/\(offer.string("offerId") ?? "")/accept", [:])
  }

  func conversation(_ id: String, atLeast position: String? = nil) async throws -> HTTP.Answer {
    let query = position.map { "?atLeast=\($0)" } ?? ""
    return try await get("conversations/\(id)\(query)")
  }

  func get(_ path: String) async throws -> HTTP.Answer {
    try await baton.http.get("\(desk)/v1/\(path)", token: token)
  }

  /// One of the agent's moves, with an id of its own.
  func act(_ path: String, _ body: [String: Any]) async throws -> HTTP.Answer {
    var body = body
    if body["commandId"] == nil { body["commandId"] = UUID().uuidString }
    return try await baton.http.post("\(desk)/v1/\(path)", body, token: token)
  }

  func say(_ text: String, in conversation: String) async throws -> HTTP.Answer {
    try await act("conversations/\(conversation)/messages", ["text": text])
  }

  /// The chain as a page computes it from what it shows.
  static func chain(of messages: [[String: Any]]) -> String {
    func hash(_ text: String) -> String {
      SHA256.hash(data: Data(text.utf8)).map { byte in
        let text = String(byte, radix: 16)
        return text.count == 1 ? "0" + text : text
      }.joined()
    }
    return messages.reduce("") { previous, message in
      let role = (message["author"] as? [String: Any])?["role"] as? String ?? ""
      return hash(
        [
          previous, "\(message["seq"] ?? "")", message["eventId"] as? String ?? "", role,
          hash(message["text"] as? String ?? ""),
        ].joined(separator: "\n"))
    }
  }
}
