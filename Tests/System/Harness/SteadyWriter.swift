import Conversation
import Foundation
import Synchronization

/// Gateways that write all the time, each message by another customer, and send it again under the
/// same id until it is accepted.
final class SteadyWriter: Sendable {
  struct Accepted: Sendable {
    var conversation: String
    var event: String
  }

  private struct State {
    var accepted: [Accepted] = []
    var refused: [String] = []
    var repeated = 0
    var isStopped = false
  }

  private let baton: BatonUp
  private let state = Mutex(State())
  private let writing = Mutex<[Task<Void, Never>]>([])

  /// Begins to write that many messages a second.
  init(_ baton: BatonUp, perSecond: Int) {
    self.baton = baton
    let writers = 4
    writing.withLock { tasks in
      tasks = (0..<writers).map { _ in
        Task { await self.write(every: .seconds(writers) / perSecond) }
      }
    }
  }

  /// Whatever intake answered except 202, 429 and 503.
  var refused: [String] { state.withLock { $0.refused } }
  /// How often a message was sent again.
  var repeated: Int { state.withLock { $0.repeated } }

  /// Writes no more, and gives all that was accepted.
  func stop() async -> [Accepted] {
    state.withLock { $0.isStopped = true }
    for task in writing.withLock({ $0 }) { await task.value }
    return state.withLock { $0.accepted }
  }

  private func write(every interval: Duration) async {
    var due = ContinuousClock.now
    while !state.withLock({ $0.isStopped }) {
      await send(from: UUID().uuidString)
      due += interval
      try? await Task.sleep(until: due)
    }
  }

  private func send(from peer: String) async {
    while true {
      let answer = try? await post(from: peer)
      if let answer, ![429, 503].contains(answer.status) {
        return state.withLock { state in
          if answer.status == 202, let conversation = answer.string("conversationId"),
            let event = answer.string("eventId")
          {
            state.accepted.append(Accepted(conversation: conversation, event: event))
          } else {
            state.refused.append("\(answer.status) \(answer.text)")
          }
        }
      }
      state.withLock { $0.repeated += 1 }
      try? await baton.becomeReady("intake")
    }
  }

  private func post(from peer: String) async throws -> HTTP.Answer {
    let ready = try baton.ready
    return try await baton.http.post(
      "\(ready.intake)/v1/messages",
      [
        "channel": "steady", "account": "cn", "peer": peer, "messageId": "m-1",
        "text": "How do I get an invoice?",
      ], token: ready.gatewayToken)
  }
}

extension LogWatch {
  /// What is broken about messages that each opened a conversation of their own.
  func faults(_ accepted: [SteadyWriter.Accepted]) -> [String] {
    let conversations = Dictionary(grouping: records) { $0.conversation?.description ?? "" }
    return accepted.flatMap { message in
      ConversationAudit(records: conversations[message.conversation] ?? [])
        .faults(accepted: [message.event])
    }
  }
}
