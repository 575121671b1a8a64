import Conversation
import DeskCore
import DeskDoor
import Firm
import Foundation
import HTTPTypes
import Hummingbird
import Web

/// Rewriting and translating by the firm's language model, where it has one.
struct WritingRoutes: Sendable {
  let desk: Desk

  func add(to router: Router<WebContext>) {
    router.post("/v1/conversations/:id/writing") { try await write($0, $1) }
  }

  private struct Written: Encodable {
    var task: WritingTask
    var text: String
    /// Of the model and of what it was asked with: what is sent with it names it.
    var version: String
  }

  /// A draft of whoever holds the conversation, or a customer's message for anybody who sees it.
  private func write(_ request: Request, _ context: WebContext) async throws -> Response {
    let person = try await desk.person(request)
    let head = try await desk.head(context.parameters.get("id") ?? "", for: person)
    let body = try await request.json(MoveBodies.Writing.self)
    guard let task = WritingTask(rawValue: body.task) else {
      let names = WritingTask.allCases.map(\.rawValue).joined(separator: ", ")
      throw Problem.badField("/task", "must be one of \(names)")
    }
    let (text, language) = try await subject(body, task, head, person, request)
    guard let model = desk.firm.current.connectors.languageModel else {
      throw Problem(.conflict, detail: "This firm has no language model.")
    }
    guard desk.writing.throttle.admits(person.id) else {
      throw Problem.tooManyRequests(retryAfter: .seconds(3), "That is often; wait a moment.")
    }
    let outcome = await desk.writing.write(
      task, text, in: language, by: model, id: UUID().uuidString)
    switch outcome {
    case .none(let reason):
      throw Problem(.badGateway, detail: "The language model wrote nothing: \(reason).")
    case .written(let text):
      return try .json(
        Written(task: task, text: text, version: WritingHelp.version(of: model)))
    }
  }

  /// What is written about, and in which language it is to be.
  private func subject(
    _ body: MoveBodies.Writing, _ task: WritingTask, _ head: ConversationDetail, _ person: Person,
    _ request: Request
  ) async throws -> (text: String, language: String) {
    switch (body.text, try Field.event(body.messageId, "/messageId")) {
    case (let text?, nil):
      let text = try Field.text(text, "/text")
      guard head.view.control.agentId == person.id else {
        throw Problem.conflict("You do not hold this conversation.")
      }
      return (text, head.view.language ?? "en")
    case (nil, let message?) where task == .translate:
      let view = try await desk.model.message(message, in: head.view.conversationId)
      guard let view, view.deleted != true, !view.text.isEmpty else {
        throw Problem.badField("/messageId", "is no message with words in this conversation")
      }
      let reader = desk.names(for: request).language ?? "en"
      return (view.editedText ?? view.text, reader.hasPrefix("zh") ? "zh" : "en")
    default:
      throw Problem.badField("", "must have a text, or the messageId of what is to be translated")
    }
  }
}
