import Conversation
import DeskCore
import DeskDoor
import Firm
import Foundation
import HTTPTypes
import Hummingbird
import LogRuntime
import Logging
import Understanding
import Web

/// What all routes share.
struct Desk: Sendable {
  typealias Append = @Sendable ([Proposal]) async throws(AppendError) -> [LogPosition]

  let firm: HotReload<Firm>
  let knowledge: HotReload<KnowledgeIndex>?
  let topics: Topics
  let model: ReadModel
  let conversations: FoldWatch
  let teams: FoldWatch
  let hub: Hub
  let tokens: SessionTokens
  let guesses = Guesses()
  let attendance = Attendance()
  let running = RunningCommands()
  let signals = Throttle<ConversationID>(perSecond: 0.5, burst: 2)
  let metrics = DeskMetrics()
  let append: Append
  /// How long an answer waits for what it is about to be folded.
  let foldLimit: Duration
  let logger: Logger

  /// Who calls; throws 401 for a token that is none, or of somebody the firm no longer knows.
  func person(_ request: Request) async throws -> Person {
    guard let token = request.bearerToken, let id = await tokens.agentID(of: token),
      let agent = firm.current.agent(id)
    else { throw Problem.unauthorized }
    attendance.called(id)
    return Person(agent)
  }

  /// The names of queues and agents, in the language that the caller asks for.
  func names(for request: Request) -> Names {
    Names(
      firm: firm.current, language: request.headers[.acceptLanguage].flatMap { Names.first(of: $0) }
    )
  }

  /// Waits until `?atLeast=PARTITION-OFFSET` is folded; 504 where that takes too long.
  func waitForPlace(_ request: Request) async throws {
    guard let text = request.query("atLeast") else { return }
    guard let place = LogPosition(text) else {
      throw Problem.badField("?atLeast", "must be PARTITION-OFFSET, as an answer gave it")
    }
    let reached = await conversations.reaches(
      partition: place.partition, offset: place.offset, within: foldLimit)
    guard !reached else { return }
    throw Problem(.gatewayTimeout, detail: "This desk has not folded \(text) in time.")
  }

  /// The conversation of a path; 404 for one that is not known, or no id.
  func head(_ id: String) async throws -> ConversationDetail {
    guard let id = ConversationID(id),
      let head = try await model.standing(id, topic: topics.conversations)
    else { throw Problem.notFound("There is no such conversation.") }
    return head
  }
}

extension Person {
  init(_ agent: Agent) {
    self.init(
      id: agent.id, name: agent.name, team: agent.team, isSupervisor: agent.role == .supervisor)
  }
}

extension Timestamp {
  /// This machine's clock: shown, never judged by.
  static var current: Timestamp {
    Timestamp(milliseconds: Int64(Date().timeIntervalSince1970 * 1_000))
  }
}
