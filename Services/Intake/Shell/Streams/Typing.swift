internal import Conversation

/// Somebody types to the customer of a web chat.
struct Typing: Sendable, Equatable {
  /// A page shows it for about as long.
  static let lasting: Duration = .seconds(6)

  var role: AuthorRole
  /// Empty where it is not known.
  var name: String
  /// Tells it from the ones before.
  var number: Int
  var until: ContinuousClock.Instant
}

extension ChatState {
  /// Keeps it for those who read now; gives the readers to ring.
  mutating func take(
    _ role: AuthorRole, _ name: String, in id: ConversationID
  ) -> [AsyncStream<Void>.Continuation] {
    guard hasCaughtUp, let readers = readers[id] else { return [] }
    typings += 1
    typing[id] = Typing(
      role: role, name: name, number: typings, until: .now + Typing.lasting)
    return Array(readers.values)
  }

  /// The bot has a turn under way from a message that it owes an answer to until it speaks.
  mutating func followTurn(_ judged: Judged, _ after: Conversation) {
    guard judged.verdict.isEffective else { return }
    switch judged.event?.body {
    case .messageReceived where after.control.owner == .bot && !after.pending.isEmpty:
      _ = take(.bot, "", in: after.id)
    case .messageSent: typing[after.id] = nil
    default: break
    }
  }
}

extension ChatStreams {
  func type(_ role: AuthorRole, _ name: String, in conversation: ConversationID) {
    let bells = withState { $0.take(role, name, in: conversation) }
    for bell in bells { bell.yield() }
  }

  /// Who types now, if that is news after the one of that number.
  func typing(in conversation: ConversationID, after number: Int) -> Typing? {
    withState { $0.typing[conversation] }.flatMap {
      $0.number > number && $0.until > .now ? $0 : nil
    }
  }
}
