internal import Conversation

/// What was to be found out could not be: the system outside failed, `bot_error`, or the customer did not show who they
/// are, `identity_unverified`.
enum LookupFailed {
  static func escalation(of turn: OpenTurn) -> Escalation? {
    for case .lookupFailed(let escalation) in turn.readings { return escalation }
    return nil
  }
}
