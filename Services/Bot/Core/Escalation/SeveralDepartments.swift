internal import Conversation

/// The open messages concern queues of different teams, and each of them surely: nobody of one team can deal with all.
///
/// It goes to the queue of what weighs most among what people decide; if the bot could have answered all of it, to the
/// queue that the session began with, else the firm's default.
enum SeveralDepartments {
  static func escalation(of turn: OpenTurn) -> Escalation? {
    guard turn.policy.handover.severalDepartments != .never else { return nil }
    let subjects = subjects(of: turn)
    let teams = subjects.compactMap { turn.policy.queue(named: $0.queue)?.team }
    guard teams.contains(where: { $0 != teams[0] }) else { return nil }
    var escalation =
      PeopleDecide.escalation(of: turn)
      ?? Escalation(.multiDepartment, queue: turn.conversation.policy.defaultQueue)
    escalation.reason = .multiDepartment
    escalation.subjects = subjects
    return escalation
  }

  /// In the order of the messages, each once.
  private static func subjects(of turn: OpenTurn) -> [Subject] {
    var subjects: [Subject] = []
    for understood in turn.understood {
      for subject in Subject.all(in: understood, turn.policy) where !subjects.contains(subject) {
        subjects.append(subject)
      }
    }
    return subjects
  }
}

/// What a message is surely about, and whose that is.
struct Subject: Equatable {
  /// The id of the firm's rule, or the title of the article.
  var name: String
  var queue: String

  /// Each rule of the firm's that the message meets; where it meets none, the article that the bot is sure of. One
  /// beside a rule says what the rule's matter is about, and makes no other department's of it.
  static func all(in understood: TurnUnderstood, _ policy: BotPolicy) -> [Subject] {
    let notes = understood.rules.compactMap(TurnNote.init)
    let rules = notes.compactMap { note -> Subject? in
      guard case .firmRule(let id) = note, let rule = policy.rules.first(where: { $0.id == id })
      else { return nil }
      return Subject(name: rule.id, queue: rule.queue)
    }
    return rules.isEmpty ? article(understood, notes, policy).map { [$0] } ?? [] : rules
  }

  private static func article(
    _ understood: TurnUnderstood, _ notes: [TurnNote], _ policy: BotPolicy
  ) -> Subject? {
    guard let best = understood.matches.first, understood.isCertain(best, policy) else {
      return nil
    }
    for case .articleEscalates(_, let queue) in notes where !queue.isEmpty {
      return Subject(name: best.title, queue: queue)
    }
    let isForPeople = PeopleDecide.escalation(notes, understood, policy) != nil
    guard isForPeople || policy.handover.severalDepartments == .always,
      let queue = notes.belongingQueue
    else { return nil }
    return Subject(name: best.title, queue: queue)
  }
}

extension [TurnNote] {
  /// Where the message belongs if it goes to people.
  var belongingQueue: String? {
    for case .queue(let id) in self { return id }
    return nil
  }
}
