import BotCore
import Conversation
import ConversationTesting

extension TakeoverRace {
  private static let policy = BotPolicy(
    queues: [BotQueue(id: "general", team: "care")], defaultQueue: "general")

  /// How often each has a turn: enough for the bots to understand and answer twice.
  private static func turns(of actor: Actor, _ takeover: Takeover) -> Int {
    switch actor {
    case .customer: 2
    case .bot: 8
    case .zombie: 5
    case .people: takeover.moves.count * 2
    }
  }

  /// A random order of all turns.
  static func schedule(_ takeover: Takeover, _ random: inout SplitMix64) -> [Actor] {
    Actor.allCases.flatMap { Array(repeating: $0, count: turns(of: $0, takeover)) }
      .shuffled(using: &random)
  }

  mutating func takeTurn(_ actor: Actor) {
    if let next = inHand[actor]?.popFirst() { return land(next) }
    switch actor {
    case .customer: customerWrites()
    case .bot, .zombie: inHand[actor] = botDecides()
    case .people: inHand[actor] = peopleDecide()
    }
  }

  mutating func customerWrites() {
    written += 1
    land(decided(.customerWrites("m\(written)")))
  }

  func decided(_ move: Move) -> Proposal {
    let event = move.event(in: Self.id, seeing: state, at: now)
    return Proposal(event: event, seen: state?.lastOffset ?? 0)
  }

  private mutating func peopleDecide() -> [Proposal] {
    guard movesMade < takeover.moves.count else { return [] }
    let move = takeover.moves[movesMade]
    movesMade += 1
    if case .deadlinePasses = move { now = now.adding(milliseconds: 20_000) }
    return [decided(move)]
  }

  // MARK: - The bot

  private mutating func botDecides() -> [Proposal] {
    guard let state else { return [] }
    let messages = BotDecider.messagesToUnderstand(in: state)
    let events =
      messages.isEmpty
      ? decision(on: state)
      : messages.enumerated().map { ordinal, message in
        understanding(of: message).event(ordinal, for: state, now: now)
      }
    return events.map { Proposal(event: $0, seen: state.lastOffset) }
  }

  private func decision(on state: Conversation) -> [Event] {
    let decision =
      BotDecider.reply(to: state, Self.policy)
      ?? BotDecider.suggestions(for: state, Self.policy)
    return decision?.events(for: state, now: now) ?? []
  }

  /// Sure, unsure, or a wish for a person: the bot answers, asks back or hands over.
  private mutating func understanding(of message: EventID) -> TurnUnderstood {
    var turn = TurnUnderstood()
    turn.message = EventRef(message)
    turn.language = "en"
    let chance = random.below(10)
    if chance < (takeover == .accepted ? 7 : 2) {
      turn.rules = [TurnNote.personRequested.text]
    } else {
      turn.matches = [DecisionScene.match("invoice", chance == 9 ? 0.5 : 0.9, "en")]
    }
    return turn
  }
}

extension Array {
  fileprivate mutating func popFirst() -> Element? { isEmpty ? nil : removeFirst() }
}
