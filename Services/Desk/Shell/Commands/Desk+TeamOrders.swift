import Conversation
import DeskCore
import Foundation
import LogRuntime
import Routing
import Web

extension Desk {
  /// How long whoever asks for work waits for an answer.
  private static let patience = Duration.seconds(10)

  /// Orders something of a team, and waits for the verdict of its log.
  ///
  /// Throws 409 where the log judged it void, 503 where Kafka takes nothing, 504 where the verdict is not
  /// known in time.
  func order(
    _ order: TeamOrder, of team: String, by person: Person, commandID: String, traceparent: String?
  ) async throws -> VerdictAnswer {
    let event = Proposing(person: person, commandID: commandID, now: .current)
      .teamEvent(order, of: team)
    let judgement = try await judgement(
      of: event.id, in: teams, [Proposal(event, topics, traceparent: traceparent)])
    let answer = VerdictAnswer(event.id, judgement)
    guard judgement.reason == nil else {
      throw Problem.conflict(
        "The team's log judged it void: \(judgement.reason ?? "").", members: answer.members)
    }
    return answer
  }

  /// Takes a conversation that waits, or the next, for the person; nil where nothing waits for them.
  ///
  /// The router reserves it, as everything that is offered: capacity holds, and two who ask at once get
  /// two conversations.
  func take(
    _ wanted: ConversationID?, by person: Person, commandID: String, traceparent: String?
  ) async throws -> (conversation: String, VerdictAnswer)? {
    let id = EventID.command(commandID, by: person.id)
    let answers = requests.begin(id)
    defer { requests.end(id) }
    _ = try await order(
      .request(wanted), of: person.team, by: person, commandID: commandID, traceparent: traceparent)
    guard case .granted(let reservation)? = await Self.first(of: answers) else { return nil }
    let offer = EventID.following(reservation, "offer")
    guard let head = try await offered(offer) else { throw Problem.notFolded(offer) }
    let accepted = try await order(
      .accept(offer: offer), in: head, by: person, commandID: "\(commandID)/accept",
      traceparent: traceparent)
    return (head.view.conversationId, accepted)
  }

  private static func first(
    of answers: AsyncStream<RequestWatch.Answer>
  ) async -> RequestWatch.Answer? {
    await withTaskGroup(of: RequestWatch.Answer?.self) { group in
      group.addTask {
        for await answer in answers { return answer }
        return nil
      }
      group.addTask {
        try? await Task.sleep(for: patience)
        return nil
      }
      let first = await group.next() ?? nil
      group.cancelAll()
      return first
    }
  }

  /// The conversation of an offer, once this desk has folded it.
  private func offered(_ offer: EventID) async throws -> ConversationDetail? {
    let end = ContinuousClock.now + foldLimit
    while ContinuousClock.now < end {
      if let head = try await model.conversation(ofOffer: offer, topic: topics.conversations) {
        return head
      }
      try await Task.sleep(for: .milliseconds(50))
    }
    return nil
  }
}
