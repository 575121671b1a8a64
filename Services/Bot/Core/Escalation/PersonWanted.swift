internal import Conversation

/// The customer asks for a person.
enum PersonWanted {
  static func escalation(of turn: OpenTurn) -> Escalation? {
    for case .personWanted(let queue) in turn.readings {
      return Escalation(.customerRequest, queue: queue)
    }
    return nil
  }
}
