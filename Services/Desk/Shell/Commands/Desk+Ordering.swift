import Conversation
import DeskCore
import Firm
import Foundation
import LogRuntime
import Routing
import Web

extension Desk {
  /// Proposes a move and waits for its verdict.
  ///
  /// Throws 403 where the person may not even propose it, 404 for an unknown conversation, 409 where
  /// the log judged it void or the command's id was used for something else, 503 where Kafka takes
  /// nothing, 504 where the verdict is not known in time.
  func order(
    _ move: Move, in head: ConversationDetail, by person: Person, commandID: String,
    traceparent: String?
  ) async throws -> VerdictAnswer {
    guard let conversation = ConversationID(head.view.conversationId) else {
      throw Problem.notFound("There is no such conversation.")
    }
    let expires = firm.current.policy.session.personAnswerExpires.components.seconds
    let proposing = Proposing(
      person: person, commandID: commandID, now: .current,
      answerExpiresMs: UInt32(clamping: expires * 1_000))
    let events: [Event]
    do throws(Refusal) {
      events = try proposing.events(move, in: conversation, head.standing)
    } catch {
      throw Problem(error, head.view.control)
    }
    let content = OrderDigest.of(events[0].orderedContent)
    let id = events[0].id
    guard running.begin(id, content) else { throw Self.otherContent(id) }
    defer { running.end(id) }
    let judgement =
      if let known = try await known(id, content) { known } else {
        try await judgement(
          of: id, in: conversations, events.map { Proposal($0, topics, traceparent: traceparent) })
      }
    let answer = VerdictAnswer(id, judgement)
    guard judgement.reason == nil else {
      let now = try await model.standing(conversation, topic: topics.conversations) ?? head
      throw Problem.void(answer, now.view.control)
    }
    return answer
  }

  /// The verdict on the same command, given before.
  private func known(_ id: EventID, _ content: Data) async throws -> Judgement? {
    guard let ordered = try await model.ordered(id) else { return nil }
    guard ordered.content == content else { throw Self.otherContent(id) }
    return Judgement(
      partition: ordered.partition, offset: ordered.offset, reason: ordered.reason,
      repeats: ordered.offset)
  }

  /// Says who is there, in the home team's log.
  func order(
    _ presence: Presence, acceptingWork: Bool, by person: Person, commandID: String,
    traceparent: String?
  ) async throws -> VerdictAnswer {
    let proposing = Proposing(person: person, commandID: commandID, now: .current)
    let event = proposing.presence(presence, acceptingWork: acceptingWork)
    let judgement = try await judgement(
      of: event.id, in: teams, [Proposal(event, topics, traceparent: traceparent)])
    let answer = VerdictAnswer(event.id, judgement)
    guard judgement.reason == nil else {
      throw Problem.conflict("The team's log judged it void.", members: answer.members)
    }
    return answer
  }

  func judgement(
    of id: EventID, in watch: FoldWatch, _ proposals: [Proposal]
  ) async throws -> Judgement {
    let wait = watch.verdict(on: id)
    do throws(AppendError) {
      _ = try await append(proposals)
    } catch {
      wait.cancel()
      throw Problem(error, id)
    }
    let judgement = await wait.value(within: foldLimit)
    metrics.judged(judgement)
    guard let judgement else { throw Problem.notFolded(id) }
    return judgement
  }

  private static func otherContent(_ id: EventID) -> Problem {
    .conflict(
      "This commandId was used before, with other content.",
      members: ["eventId": .text(id.description)])
  }
}

extension Problem {
  fileprivate init(_ refusal: Refusal, _ control: ControlView) {
    switch refusal {
    case .heldByColleague:
      self = .forbidden(
        "\(control.agentName ?? "A colleague") holds it; only a supervisor may take it over.")
    case .ownDestination:
      self = .badField("/agentId", "must be somebody else")
    case .forSupervisors: self = .forbidden("That is for supervisors.")
    case .forItsHolder: self = .conflict("You do not hold this conversation.")
    }
  }

  fileprivate init(_ error: AppendError, _ id: EventID) {
    switch error {
    case .timeLimit: self = .notFolded(id)
    case .refused: self = .badRequest([Field("", "is larger than a record of the log may be")])
    case .stopped: self = .unavailable(retryAfter: .seconds(1), "The service is stopping.")
    }
  }
}
