import Foundation

/// A customer on the web chat page, without the page.
final class WebCustomer: Sendable {
  let conversation: String
  let token: String
  let stream: EventStream
  private let baton: BatonUp
  private let intake: String

  /// - Parameters:
  ///   - account: whose page it is.
  ///   - intake: the address of the intake to write to; nil for the first.
  init(
    _ baton: BatonUp, language: String = "en", account: String = "web", intake: String? = nil
  ) async throws {
    self.baton = baton
    let intake = try intake ?? baton.ready.intake
    self.intake = intake
    let opened = try await baton.http.post(
      "\(intake)/webchat/sessions", ["language": language, "account": account])
    guard let conversation = opened.string("conversationId"), let token = opened.string("token")
    else { throw HarnessError("no session: \(opened.status) \(opened.text)") }
    self.conversation = conversation
    self.token = token
    stream = try await baton.http.events("\(intake)/webchat/stream?token=\(token)")
  }

  @discardableResult
  func say(_ text: String, id: String = UUID().uuidString) async throws -> String {
    let answer = try await baton.http.post(
      "\(intake)/webchat/messages", ["token": token, "messageId": id, "text": text])
    guard answer.status == 202, let event = answer.string("eventId") else {
      throw HarnessError("not accepted: \(answer.status) \(answer.text)")
    }
    return event
  }

  /// The next message by such an author.
  func hears(_ role: String) async throws -> StreamEvent {
    try await stream.first("message") { event in
      (event.data["author"] as? [String: Any])?["role"] as? String == role
    }
  }

  /// The next time control is with such an owner.
  func sees(owner: String) async throws -> StreamEvent {
    try await stream.first("control") { $0.string("owner") == owner }
  }

  func rate(_ score: Int, session: Int, span: String) async throws -> HTTP.Answer {
    try await baton.http.post(
      "\(intake)/webchat/csat",
      [
        "token": token, "sessionSeq": session, "span": span, "score": score,
        "commandId": UUID().uuidString,
      ])
  }
}
