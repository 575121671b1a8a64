internal import Conversation

/// All reasons to hand over, the weightiest first, each pure over what is open and what went before. The first that
/// applies gives the reason code.
///
/// However sure the bot is:
/// 1. ``SeveralDepartments``, `multi_department`; the queue and priority of the weightiest subject stay.
/// 2. ``PeopleDecide``, the reason of the firm's rule or of the article, else `policy_required`.
/// 3. ``UnverifiedIdentity``, `identity_unverified`.
/// 4. ``LookupFailed``, `identity_unverified` or `bot_error`.
/// 5. ``PersonWanted``, `customer_request`.
/// 6. ``FilesWithoutWords``, `out_of_scope`.
/// 7. ``TurnsSpent``, `max_turns`.
///
/// Where this turn failed, that is where the bot is not sure of all, or is asked again what it answered:
/// 8. ``RepeatedFailure``, `repeated_failure`.
/// 9. ``BadFeeling``, `negative_sentiment`.
/// 10. ``NothingKnown``, `no_answer` or `low_confidence`.
enum EscalationOrder {
  static func whateverTheBotKnows(_ turn: OpenTurn) -> Escalation? {
    SeveralDepartments.escalation(of: turn) ?? PeopleDecide.escalation(of: turn)
      ?? UnverifiedIdentity.escalation(of: turn) ?? LookupFailed.escalation(of: turn)
      ?? PersonWanted.escalation(of: turn) ?? FilesWithoutWords.escalation(of: turn)
      ?? TurnsSpent.escalation(of: turn)
  }

  static func whereTheTurnFailed(_ turn: OpenTurn) -> Escalation? {
    RepeatedFailure.escalation(of: turn) ?? BadFeeling.escalation(of: turn)
      ?? NothingKnown.escalation(of: turn)
  }
}
