public import Conversation

/// Notes that an agent has yet to write, and what of their capacity that takes.
public struct WrapUp: Sendable, Equatable {
  public var conversation: ConversationID
  public var agentID: String
  public var until: Timestamp
  public var units: UInt32
}

extension TeamState {
  /// Of one agent; beyond, notes are not waited for.
  private static let wrapUpsKept = 200

  mutating func beginWrapUp(_ body: WorkEnded, _ item: WorkItem?, _ timestamp: Timestamp) {
    guard let rules, rules.wrapUpCounts, !body.wrapUpAgent.isEmpty, body.wrapUpMs > 0,
      self[agent: body.wrapUpAgent]?.wrapUps.count ?? 0 < Self.wrapUpsKept
    else { return }
    removeWrapUp(of: body.work.conversation, by: body.wrapUpAgent)
    let limit = rules.wrapUpMs > 0 ? min(rules.wrapUpMs, body.wrapUpMs) : body.wrapUpMs
    let wrapUp = WrapUp(
      conversation: body.work.conversation, agentID: body.wrapUpAgent,
      until: timestamp.adding(milliseconds: limit),
      units: takes(item?.units ?? 1, of: body.wrapUpAgent))
    changeAgent(named: wrapUp.agentID) { agent in
      agent.wrapUps.append(wrapUp)
      agent.load = UInt32(clamping: Int64(agent.load) + Int64(wrapUp.units))
    }
  }

  mutating func endWrapUp(
    _ body: WrapUpEnded, _ event: TeamEvent, _ timestamp: Timestamp
  ) -> VoidReason? {
    guard event.author.role == .system else { return .notAllowed }
    let conversation = ConversationID(hi: body.conversationHi, lo: body.conversationLo)
    guard
      let wrapUp = self[agent: body.agentID]?.wrapUps.first(where: {
        $0.conversation == conversation
      })
    else { return .alreadyDone }
    guard !body.timedOut || timestamp >= wrapUp.until else { return .early }
    removeWrapUp(of: conversation, by: body.agentID)
    return nil
  }

  /// Notes are not waited for any more: the conversation is taken up again.
  mutating func removeWrapUp(of conversation: ConversationID, by agent: String) {
    guard let wrapUp = self[agent: agent]?.wrapUps.first(where: { $0.conversation == conversation })
    else { return }
    changeAgent(named: agent) { agent in
      agent.wrapUps.removeAll { $0.conversation == conversation }
      agent.load = UInt32(clamping: Int64(agent.load) - Int64(wrapUp.units))
    }
  }
}
