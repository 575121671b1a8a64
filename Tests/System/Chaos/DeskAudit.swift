import Conversation
import Foundation

/// What every desk holds at the end, against what the log says.
struct DeskAudit {
  let baton: BatonUp
  let log: LogWatch

  /// The log goes on while desks are asked (a silent session closes, a position is told): who differs is asked again,
  /// so many times, a second apart.
  private static let tries = 5

  /// - Parameter conversations: by the partition that each is in.
  func faults(_ conversations: [Int32: [ConversationID]]) async throws -> [String] {
    let all = conversations.flatMap { partition, conversations in
      conversations.map { (partition, $0) }
    }
    var faults: [String] = []
    for desk in try baton.ready.instances["desk"] ?? [] {
      let agent = try await DeskAgent(baton, id: "sofia", desk: desk)
      faults += try await Crowd.map(all) { partition, conversation in
        let fault = try await self.lastingFault(of: conversation, in: partition, agent)
        return fault.map { "\(desk) on \(conversation): \($0)" }
      }
    }
    return faults
  }

  private func lastingFault(
    of conversation: ConversationID, in partition: Int32, _ agent: DeskAgent
  ) async throws -> String? {
    for _ in 1..<Self.tries {
      if await fault(of: conversation, in: partition, agent) == nil { return nil }
      try await Task.sleep(for: .seconds(1))
    }
    return await fault(of: conversation, in: partition, agent)
  }

  private func fault(
    of conversation: ConversationID, in partition: Int32, _ agent: DeskAgent
  ) async -> String? {
    guard let state = log.conversations[conversation] else { return "not in the log" }
    do {
      let answer = try await agent.conversation(
        conversation.description, atLeast: "\(partition)-\(state.lastOffset)")
      return Self.difference(answer, state)
    } catch {
      return "does not answer: \(error)"
    }
  }

  private static func difference(_ answer: HTTP.Answer, _ state: Conversation) -> String? {
    let control = answer["control"] as? [String: Any] ?? [:]
    let shown = [
      answer.string("chainHash") ?? "", "\(answer["seq"] ?? "")", "\(control["epoch"] ?? "")",
      control["agentId"] as? String ?? "", "\(answer["sessionSeq"] ?? "")",
      "\(answer["unanswered"] ?? "")",
    ]
    let folded = [
      state.chain.hexadecimal, "\(state.seq)", "\(state.control.epoch)", state.control.agentID,
      "\(state.session)", "\(state.pending.count)",
    ]
    return shown == folded ? nil : "shows \(shown), the log says \(folded)"
  }
}
