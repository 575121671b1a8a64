public import Conversation

/// What somebody may try. What becomes of it is the log's to say.
///
/// A move says only what its author means; session, epoch, covers and the like are filled in from
/// the state that the author sees (`event(in:seeing:at:)`), which may be an old one.
public enum Move: Sendable, Hashable {
  // Customers. A message is known by its name; the same name again is the same message again.
  case customerWrites(String, text: String = "Where is my order?")
  case customerEdits(String, text: String)
  case customerDeletes(String)
  case customerLeaves
  case customerRates(Int, RatedSpan = .agent)

  // The bot. Nil for all that it sees open.
  case botUnderstands(String, intent: String = "order_status")
  case botAnswers([String]? = nil, text: String = "It left our house this morning.")
  case botAsksBack([String]? = nil)
  case botHandsOver([String]? = nil, team: String = "care", queue: String = "general")
  case botResolves
  case botSuggests(String)
  case botLooksUp(String)
  /// The result of the lookup that was asked for last.
  case lookupCompletes(String)

  // The router.
  case routerOffers(to: String, reservation: String = "r1")
  case routerRescinds
  case routerNotifies
  case routerTellsPosition(UInt32)
  case routerAsksForRating
  /// Into that queue, keeping its place; empty for its own.
  case routerRequeues(toQueue: String = "")
  case routerPromises(milliseconds: Int64 = 3_600_000)
  /// The running deadline of that kind, as its author sees it.
  case deadlinePasses(DeadlineKind)
  case routerCarries
  case routerForgets

  // People.
  case agentAccepts(String)
  case agentDeclines(String)
  case agentTakes(String)
  case supervisorAssigns(String)
  /// Answers all open messages that the agent sees.
  case agentSays(String, text: String = "I have it here.")
  case agentNotes(String)
  case agentUsesSuggestion(String)
  case agentAcknowledges(String)
  case agentTransfers(String, toQueue: String, team: String = "care")
  case agentTransfersTo(String, agent: String)
  case agentReturns(String)
  case agentSnoozes(String, milliseconds: Int64 = 600_000)
  case agentResolves(String)
  case agentReopens(String)
  case agentCloses(String)
  case agentWrapsUp(String)

  // Delivery: of the message that was sent last.
  case delivery(DeliveryStep)
}
