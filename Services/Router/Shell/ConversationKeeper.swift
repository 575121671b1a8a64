internal import Conversation
internal import LogRuntime
internal import RouterCore
internal import Routing

/// One partition of the conversations, kept: deadlines, carrying forward, ratings, guidance, and the bridge.
struct ConversationKeeper: PartitionRole {
  /// How often conversations are looked through for carrying, in milliseconds.
  private static let carryRounds: Int64 = 10_000
  private static let carriesPerRound = 500

  let topics: Topics
  let carrier: Carrier
  /// How long a system message may be delivered, in milliseconds, by the firm's files as they are now.
  let expiresMilliseconds: @Sendable () -> UInt32
  private var timekeeper = Timekeeper()
  private var lastRound = Timestamp(milliseconds: 0)

  init(
    topics: Topics, carrier: Carrier, expiresMilliseconds: @escaping @Sendable () -> UInt32
  ) {
    self.topics = topics
    self.carrier = carrier
    self.expiresMilliseconds = expiresMilliseconds
  }

  var tickInterval: Duration? { .milliseconds(200) }

  mutating func caughtUp(_ fold: ConversationLog, now: Timestamp) -> [Effect] {
    var proposals: [Proposal] = []
    var guidances: [Effect] = []
    for conversation in fold.all {
      timekeeper.watch(conversation)
      guidances += guidance(conversation, at: now)
      proposals += Rating.requests(conversation, at: now).map { Proposal($0, topics) }
    }
    lastRound = now
    return effects(proposals) + guidances
  }

  mutating func copies(
    of judged: Judged, _ fold: ConversationLog, now: Timestamp
  ) -> [Proposal] {
    guard let conversation = judged.conversation.flatMap({ fold[$0] }) else { return [] }
    return Bridge.copies(of: judged, conversation).map { Proposal($0, topics) }
  }

  mutating func missedCopies(
    before offset: Int64, _ fold: ConversationLog, now: Timestamp
  ) -> [Proposal] {
    fold.all
      .flatMap { Bridge.restatement($0, before: offset) }
      .map { Proposal($0, topics) }
  }

  mutating func recorded(
    _ judged: Judged, _ fold: ConversationLog, now: Timestamp
  ) -> [Effect] {
    guard judged.verdict.isEffective, let id = judged.conversation, let conversation = fold[id]
    else { return [] }
    timekeeper.watch(conversation)
    return effects(Rating.requests(conversation, at: now).map { Proposal($0, topics) })
      + guidance(conversation, at: now)
  }

  mutating func ticked(_ fold: ConversationLog, now: Timestamp) -> [Effect] {
    var events = timekeeper.passed(by: now, in: fold)
    if now.milliseconds(since: lastRound) >= Self.carryRounds {
      lastRound = now
      events += carries(fold, at: now)
    }
    return effects(events.map { Proposal($0, topics) })
  }

  private func carries(_ fold: ConversationLog, at now: Timestamp) -> [Event] {
    var carries: [Event] = []
    for conversation in fold.all {
      guard carries.count < Self.carriesPerRound else { break }
      if let carry = carrier.carry(conversation, at: now) { carries.append(carry) }
    }
    return carries
  }

  /// Named, so that what is under way is not said again.
  private func guidance(_ conversation: Conversation, at now: Timestamp) -> [Effect] {
    guard conversation.handoff?.hasGuidance == true,
      let message = Guidance.message(
        conversation, expiresMilliseconds: expiresMilliseconds(), at: now)
    else { return [] }
    return [.append([Proposal(message, topics)], as: WorkID("guidance", conversation.id))]
  }

  private func effects(_ proposals: [Proposal]) -> [Effect] {
    proposals.isEmpty ? [] : [.append(proposals)]
  }
}
