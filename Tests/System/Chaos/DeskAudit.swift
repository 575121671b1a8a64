import Conversation
import Foundation

/// What every desk holds at the end, against what the log says.
struct DeskAudit {
  let baton: BatonUp

  /// - Parameter conversations: as the log has them, by the partition that each is in.
  func faults(_ conversations: [Int32: [Conversation]]) async throws -> [String] {
    let all = conversations.flatMap { partition, conversations in
      conversations.map { (partition, $0) }
    }
    var faults: [String] = []
    for desk in try baton.ready.instances["desk"] ?? [] {
      let agent = try await DeskAgent(baton, id: "sofia", desk: desk)
      faults += try await Crowd.map(all) { partition, conversation in
        let fault = await self.fault(of: conversation, in: partition, agent)
        return fault.map { "\(desk) on \(conversation.id): \($0)" }
      }
    }
    return faults
  }

  private func fault(
    of conversation: Conversation, in partition: Int32, _ agent: DeskAgent
  ) async -> String? {
    do {
      let answer = try await agent.conversation(
        conversation.id.description, atLeast: "\(partition)-\(conversation.lastOffset)")
      return Self.difference(answer, conversation)
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
