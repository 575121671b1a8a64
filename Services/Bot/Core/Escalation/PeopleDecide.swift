internal import Conversation

/// What the firm never leaves to the bot: a rule of its own, a subject that people always decide, or an article that
/// is marked so. Of several, the firm's rule that stands first in its file weighs most, then the others in the order
/// of the messages; the highest priority among them is taken.
enum PeopleDecide {
  static func escalation(of turn: OpenTurn) -> Escalation? {
    var weightiest: (escalation: Escalation, rank: Int)?
    var priorities: [UInt32] = []
    for case .forPeople(let escalation, let rank) in turn.readings {
      if let priority = escalation.priority { priorities.append(priority) }
      if weightiest.map({ rank < $0.rank }) ?? true { weightiest = (escalation, rank) }
    }
    weightiest?.escalation.priority = priorities.max()
    return weightiest?.escalation
  }

  /// The same for one message, with its rank among others, the weightiest 0; nil if the bot may decide it.
  static func escalation(
    _ notes: [TurnNote], _ understood: TurnUnderstood, _ policy: BotPolicy
  ) -> (escalation: Escalation, rank: Int)? {
    let others = policy.rules.count
    let guidance = guidance(notes, understood, policy)
    for note in notes {
      guard case .firmRule(let id) = note,
        let rank = policy.rules.firstIndex(where: { $0.id == id })
      else { continue }
      let rule = policy.rules[rank]
      let escalation = Escalation(
        rule.reason, queue: rule.queue, priority: rule.priority, guidance: guidance)
      return (escalation, rank)
    }
    let belongs = notes.belongingQueue
    if let guidance {
      for case .articleEscalates(let name, let queue) in notes {
        let escalation = Escalation(
          EscalationReason(word: name) ?? .policyRequired, queue: queue.isEmpty ? belongs : queue,
          guidance: guidance)
        return (escalation, others)
      }
    }
    guard policy.handover.hasSubject(in: notes) else { return nil }
    return (Escalation(.policyRequired, queue: belongs), others)
  }

  /// The nearest article's answer, if it is one for people and the bot is sure that it is the right one.
  private static func guidance(
    _ notes: [TurnNote], _ understood: TurnUnderstood, _ policy: BotPolicy
  ) -> ArticleMatch? {
    let escalates = notes.contains { if case .articleEscalates = $0 { true } else { false } }
    guard escalates, let best = understood.matches.first, understood.isCertain(best, policy) else {
      return nil
    }
    return best
  }
}
