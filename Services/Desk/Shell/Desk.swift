import Conversation
import DeskCore
import DeskDoor
import Firm
import Foundation
import HTTPTypes
import Hummingbird
import LogRuntime
import Logging
import Web

/// What all routes share.
struct Desk: Sendable {
  typealias Append = @Sendable ([Proposal]) async throws(AppendError) -> [LogPosition]

  let firm: HotReload<Firm>
  let knowledge: DeskKnowledge
  let topics: Topics
  let model: ReadModel
  let conversations: FoldWatch
  let teams: FoldWatch
  let edits: FoldWatch
  let requests: RequestWatch
  let hub: Hub
  let tokens: SessionTokens
  /// Nil where people sign in with secrets alone.
  var issuer: IdentityIssuer?
  let tickets = StreamTickets()
  let audit: AuditTrail
  let pictures: PictureFetcher
  let writing: WritingHelp
  let guesses = Guesses()
  let attendance = Attendance()
  let board = QueueBoard()
  let running = RunningCommands()
  let signals = Throttle<ConversationID>(perSecond: 0.5, burst: 2)
  let metrics = DeskMetrics()
  let append: Append
  /// How long an answer waits for what it is about to be folded.
  let foldLimit: Duration
  let logger: Logger

  /// Who calls; throws 401 for a token that is none, or of somebody the firm no longer knows, and 403
  /// for somebody who may not do this.
  func person(_ request: Request, atLeast rank: Person.Rank = .agent) async throws -> Person {
    let person = try await person(of: bearer(request))
    guard person.rank >= rank else {
      let who = rank == .administrator ? "administrators" : "supervisors"
      throw Problem.forbidden("That is for \(who).")
    }
    return person
  }

  func bearer(_ request: Request) async throws -> SessionTokens.Bearer {
    guard let token = request.bearerToken, let bearer = await tokens.bearer(of: token) else {
      throw Problem.unauthorized
    }
    return bearer
  }

  func person(of bearer: SessionTokens.Bearer) throws -> Person {
    guard let agent = firm.current.agent(bearer.agentID) else { throw Problem.unauthorized }
    attendance.called(agent.id)
    return Person(agent)
  }

  /// Notes who read what; 503 where that fails, because nothing is shown that is not noted.
  func note(
    _ action: AuditTrail.Action, by agentID: String, conversation: String = "", detail: String = ""
  ) async throws {
    do {
      try await audit.note(
        action, by: agentID, conversation: conversation, detail: detail,
        at: Timestamp.current.milliseconds)
    } catch {
      logger.error("The audit trail cannot be written", metadata: ["error": "\(error)"])
      throw Problem.unavailable(retryAfter: .seconds(5), "What is read cannot be noted.")
    }
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

  /// The conversation of a path; 404 for one that is not known, that does not concern the person, or
  /// no id: nobody learns which there are.
  func head(_ id: String, for person: Person) async throws -> ConversationDetail {
    guard let id = ConversationID(id),
      let head = try await model.standing(id, topic: topics.conversations),
      Audience(head.view).includes(person)
    else { throw Problem.notFound("There is no such conversation.") }
    return head
  }
}

extension Person {
  init(_ agent: Agent) {
    self.init(
      id: agent.id, name: agent.name, team: agent.team, rank: Rank(agent.role))
  }
}

extension Person.Rank {
  init(_ role: Agent.Role) {
    self =
      switch role {
      case .agent: .agent
      case .supervisor: .supervisor
      case .administrator: .administrator
      }
  }
}

extension Timestamp {
  /// This machine's clock: shown, never judged by.
  static var current: Timestamp { Timestamp(date: Date()) }

  init(date: Date) {
    self.init(milliseconds: Int64(date.timeIntervalSince1970 * 1_000))
  }
}
