internal import BotCore
public import Conversation
internal import DequeModule

/// Reads one partition and lets another bot decide again wherever the recorded one decided.
///
/// It folds the log as every service does, but for one thing: what the recorded bot made of a message
/// is replaced by what the other bot makes of it. So the other bot decides at the very state in which
/// the recorded one did, with the lookups that were recorded, and calls nothing outside.
///
/// Memory is level: conversations are held while they go on and an hour longer, differences until a
/// day after the end of their session.
public struct PartitionRejudging: Sendable {
  public private(set) var findings: Findings

  private let bot: OtherBot
  private let span: RejudgedSpan
  private var log: ConversationLog
  private var firstOffset: Int64?
  private var ended = EndedConversations()
  private var watches: [ConversationID: SessionWatch] = [:]
  /// Sessions that ended with differences, which wait for a rating.
  private var waiting: Deque<(id: ConversationID, session: UInt32, time: Timestamp)> = []
  /// Of a log whose beginning is gone: those that may have begun before what is left of it, until
  /// a record carries them.
  private var fragments: Set<ConversationID> = []

  /// How long a difference waits for a rating after the end of its session, in milliseconds.
  static let ratingsWithin: Int64 = 86_400_000

  /// - Parameter pairs: how many differences of each kind and judgement are kept; 0 or more.
  public init(partition: Int32, bot: OtherBot, span: RejudgedSpan, pairs: Int) {
    self.bot = bot
    self.span = span
    findings = Findings(pairs: pairs)
    log = ConversationLog(partition: partition)
  }

  /// Takes the partition's next record.
  ///
  /// - Throws: `UnknownFoldVersion`.
  public mutating func take(
    key: RawSpan?, value: RawSpan?, offset: Int64, timestamp: Timestamp
  ) throws(UnknownFoldVersion) {
    if firstOffset == nil { firstOffset = offset }
    findings.records += 1
    letGo(at: timestamp)
    guard let key, let value, let id = ConversationID(key: key),
      let event = try? Event(serialized: value), event.conversation == id
    else {
      _ = try log.apply(key: key, value: value, offset: offset, timestamp: timestamp)
      return
    }
    let place = Place(offset: offset, timestamp: timestamp, size: value.byteCount)
    guard try isHeld(event, at: place) else { return }
    try take(event, at: place)
  }

  /// Judges what is still open, once the last record was taken.
  public mutating func finish() {
    for (_, watch) in watches { count(watch) }
    watches = [:]
    waiting = []
  }

  struct Place {
    var offset: Int64
    var timestamp: Timestamp
    /// Bytes of the record's value.
    var size: Int
  }

  // MARK: - One record

  private mutating func take(_ event: Event, at place: Place) throws(UnknownFoldVersion) {
    var folded = event
    var turn: Turn?
    switch event.body {
    case .messageReceived, .messageEdited, .messageDeleted: decideEarly(event.conversation)
    case .turnUnderstood(let body): understandInstead(body, &folded)
    case .contextCarried(let body): carryInstead(body, &folded)
    case .messageSent(let body):
      if event.author.role == .bot {
        turn = try decide(TurnReply(body), body.covers.map(\.id), event, at: place)
      }
    case .handoffRequested(let body):
      turn = try decide(TurnReply(body), body.covers.map(\.id), event, at: place)
    case .deadlinePassed(let body):
      if body.kind == .botReply { turn = try decideLate(event, at: place) }
    default: break
    }
    let judged = try log.apply(
      folded, offset: place.offset, timestamp: place.timestamp, size: place.size)
    guard judged.verdict.isEffective else { return }
    note(event, judged)
    if let turn { count(turn) }
  }

  private mutating func note(_ event: Event, _ judged: Judged) {
    let id = event.conversation
    if case .messageReceived = event.body, judged.control != nil { open(id, judged) }
    guard watches[id]?.note(event, judged) != nil else {
      if judged.control?.after.phase == .closed { ended.note(id, closedAt: judged.timestamp) }
      return
    }
    guard judged.control?.after.phase == .closed else { return }
    ended.note(id, closedAt: judged.timestamp)
    if watches[id]?.isEmpty == true {
      watches[id] = nil
    } else {
      waiting.append((id, judged.session, judged.timestamp))
    }
  }

  private mutating func open(_ id: ConversationID, _ judged: Judged) {
    if let earlier = watches.removeValue(forKey: id) { count(earlier) }
    if firstOffset != 0, judged.session == 1 { fragments.insert(id) }
    guard span.contains(judged.timestamp) else { return }
    findings.sessions += 1
    watches[id] = SessionWatch(session: judged.session)
  }

  // MARK: - What the other bot makes of it

  private mutating func understandInstead(_ body: TurnUnderstood, _ event: inout Event) {
    let id = event.conversation
    guard watches[id] != nil else { return }
    findings.count(Findings.Maker(body))
    let message = body.message.id
    if let earlier = watches[id]?.understood.removeValue(forKey: message) {
      event.body = .turnUnderstood(earlier)
      return
    }
    guard let state = log[id], let instead = bot.understand(message, in: state) else { return }
    if let last = event.causation, last != message {
      // Several messages were understood in one breath, each without what was made of the others.
      for other in BotDecider.messagesToUnderstand(in: state) where other != message {
        watches[id]?.understood[other] = bot.understand(other, in: state)
        if other == last { break }
      }
    }
    event.body = .turnUnderstood(instead)
  }

  /// Decides before a message comes that the recorded bot may not have seen when it decided.
  private mutating func decideEarly(_ id: ConversationID) {
    guard watches[id] != nil, let state = log[id], state.control.owner == .bot,
      let decided = bot.decision(in: state)
    else { return }
    watches[id]?.decided.append(decided)
  }

  private struct Turn {
    var event: Event
    var place: Place
    var recorded: TurnReply
    /// Nil where the other bot cannot be asked.
    var decided: RedecidedTurn?
    var address: Address
  }

  private mutating func decide(
    _ recorded: TurnReply, _ covers: [EventID], _ event: Event, at place: Place
  ) throws(UnknownFoldVersion) -> Turn? {
    let id = event.conversation
    guard watches[id] != nil, let address = log[id]?.address else { return nil }
    var decided = decision(in: id, covering: covers)
    if decided == nil {
      try understandWhatIsOwed(id, at: place)
      decided = decision(in: id, covering: covers)
    }
    return Turn(
      event: event, place: place, recorded: recorded, decided: decided, address: address)
  }

  private mutating func decideLate(
    _ event: Event, at place: Place
  ) throws(UnknownFoldVersion) -> Turn? {
    guard let state = log[event.conversation], state.control.owner == .bot else { return nil }
    let open = state.pending.filter { !$0.isHandedOver }.map(\.id)
    return try decide(TurnReply(late: state), open, event, at: place)
  }

  private func decision(in id: ConversationID, covering covers: [EventID]) -> RedecidedTurn? {
    if let state = log[id], let decided = bot.decision(in: state), decided.open == covers {
      return decided
    }
    return watches[id]?.decided.last { $0.open == covers }
  }

  private mutating func understandWhatIsOwed(
    _ id: ConversationID, at place: Place
  ) throws(UnknownFoldVersion) {
    let owed = log[id].map { bot.understanding(owedBy: $0, now: place.timestamp) } ?? []
    for event in owed {
      _ = try log.apply(
        event, offset: place.offset, timestamp: place.timestamp, size: .max)
    }
  }

  // MARK: - Counting

  private mutating func count(_ turn: Turn) {
    let id = turn.event.conversation
    guard let watch = watches[id] else { return }
    watches[id]?.decided = []
    guard let decided = turn.decided else {
      findings.countUndecided()
      return
    }
    findings.count(turn.recorded, decided.reply, intent: watch.intent)
    guard !turn.recorded.isSame(as: decided.reply),
      turn.recorded.kind != .late || decided.reply.isSaid
    else { return }
    watches[id]?.add(
      Difference(
        conversation: id, session: watch.session, partition: log.partition,
        offset: turn.place.offset, timestamp: turn.place.timestamp,
        channel: turn.address.channel, account: turn.address.account, question: decided.question,
        language: decided.language, recordedIntent: watch.intent, otherIntent: decided.intent,
        recorded: turn.recorded, other: decided.reply, kind: .answerChanged, judgement: .unjudged,
        reason: .nothingTells, peopleSaid: []),
      answers: decided.answers)
  }

  private mutating func count(_ watch: SessionWatch) {
    for difference in watch.differences { findings.count(difference.judged) }
  }

  // MARK: - Letting go

  private mutating func letGo(at now: Timestamp) {
    ended.putAway(from: &log, at: now)
    while let first = waiting.first,
      now.milliseconds(since: first.time) >= Self.ratingsWithin
    {
      waiting.removeFirst()
      guard let watch = watches[first.id], watch.session == first.session else { continue }
      count(watch)
      watches[first.id] = nil
    }
  }

  /// Whether the conversation is there to be changed by it: one that was put away comes back for a new
  /// message, and for nothing else.
  private mutating func isHeld(_ event: Event, at place: Place) throws(UnknownFoldVersion) -> Bool {
    let id = event.conversation
    guard ended.contains(id) else { return true }
    switch event.body {
    case .messageReceived:
      var carried = ContextCarried()
      carried.lastOffset = place.offset - 1
      carried.decidedAtMs = place.timestamp.milliseconds
      carried.state = ended.bringBack(id) ?? CarriedConversation()
      let event = Event(
        id: EventID(hi: 0, lo: 0), conversation: id, author: .system,
        occurredAt: place.timestamp, body: .contextCarried(carried))
      _ = try log.apply(
        event, offset: place.offset, timestamp: place.timestamp, size: .max)
      return true
    case .contextCarried(let body):
      guard !body.hasState else { break }
      ended.forget(id)
      fragments.remove(id)
    case .csatSubmitted(let body):
      if body.span == .bot { watches[id]?.note(lateRating: body.score, of: event.session) }
    default: break
    }
    return false
  }

  /// A carried state holds what the recorded bot understood; the state at hand stands, as far as it is
  /// whole, and the record counts as one more.
  private mutating func carryInstead(_ body: ContextCarried, _ event: inout Event) {
    let id = event.conversation
    guard body.hasState, fragments.remove(id) == nil, log[id] != nil else { return }
    var stale = body
    stale.decidedAtMs = 0
    stale.clearState()
    event.body = .contextCarried(stale)
  }
}
