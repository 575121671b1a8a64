public import Conversation

/// What must never happen, whatever anybody appends, however often, and with however old a view.
public enum Violation: Sendable, Hashable {
  /// Not exactly one of bot, queue, agent and closed, or without a running deadline.
  case limbo
  /// The running deadline, appended by a correct timekeeper at its time, has no effect.
  case deadlineCannotPass(DeadlineKind)
  /// A message got two outcomes in one tenure of the bot.
  case twoOutcomes(EventID)
  /// A message got an outcome after its last.
  case outcomeAfterTheLast(EventID)
  /// Somebody was heard who did not hold control.
  case voiceWithoutControl(AuthorRole)
  /// Something took effect that was decided before control last changed.
  case staleDecision
  /// A deadline took effect before it was due.
  case early(DeadlineKind)
  /// A deadline took effect that was armed for something that is over.
  case deadlineOfSomethingElse(DeadlineKind)
  /// A session was ended by somebody who had not seen an open message.
  case closedUnseen
  /// One message of the customer took effect twice.
  case receivedTwice(EventID)
  /// The control epoch went back.
  case epochWentBack
  /// Something void or repeated changed the state.
  case changedByNothing
  /// The state carried, written to bytes and read again is not the state.
  case carriedDiffers
  /// A reader restored at that offset says something else than one who read everything.
  case restoredDiffers(at: Int64)
}
