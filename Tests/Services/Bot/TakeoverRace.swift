import BotCore
import Conversation
import ConversationTesting

/// What people do while the bot takes its turn.
enum Takeover: CaseIterable {
  case taken, assigned, accepted, transferred, requeued, returned

  var moves: [Move] {
    switch self {
    case .taken: [.agentTakes("x"), .agentSays("x")]
    case .assigned: [.supervisorAssigns("x"), .agentSays("x")]
    case .accepted:
      [.deadlinePasses(.botReply), .routerOffers(to: "x"), .agentAccepts("x"), .agentSays("x")]
    case .transferred: [.agentTakes("x"), .agentTransfersTo("x", agent: "y"), .agentSays("y")]
    case .requeued:
      [
        .agentTakes("x"), .agentTransfers("x", toQueue: "vip"), .routerOffers(to: "y"),
        .agentAccepts("y"), .agentSays("y"),
      ]
    case .returned: [.agentTakes("x"), .agentReturns("x"), .agentTakes("y"), .agentSays("y")]
    }
  }
}

/// One conversation, two bots at work on it (one of them a zombie), a customer and people. Each in
/// its turn either decides, from the log as it stands, or gets one thing that it decided into the
/// log; a schedule says whose turn it is.
struct TakeoverRace {
  enum Actor: CaseIterable {
    case customer, bot, zombie, people
  }

  struct Proposal {
    var event: Event
    /// The last record that its author had seen.
    var seen: Int64
  }

  static let id = Named.conversation("c1")

  let takeover: Takeover
  let sabotage: Sabotage?
  var random: SplitMix64
  var now = LogScript.start
  private(set) var fold = ConversationLog(partition: 0)
  private var watch = InvariantWatch()
  private var landed: [Proposal] = []
  /// Of each message of the customer's, the outcomes that end it.
  private var outcomes: [EventID: Int] = [:]

  /// Where people last took control; nil before they did.
  private var takenAt: Int64?
  private var isWithPeople = false

  private(set) var violations: [String] = []
  /// Messages of bots that had not seen the takeover which they landed after, by what the log said.
  private(set) var late: [VoidReason: Int] = [:]
  var isTakenOver: Bool { takenAt != nil }

  var written = 0
  var movesMade = 0
  var inHand: [Actor: [Proposal]] = [:]

  init(_ takeover: Takeover, seed: UInt64, sabotage: Sabotage? = nil) {
    self.takeover = takeover
    self.sabotage = sabotage
    random = SplitMix64(seed: seed)
  }

  var state: Conversation? { fold[Self.id] }

  /// Takes all turns of a schedule, lands everything once more, and lets all come to rest.
  mutating func run(_ schedule: [Actor]) {
    customerWrites()
    for actor in schedule where violations.isEmpty { takeTurn(actor) }
    for actor in Actor.allCases { landAll(of: actor) }
    for proposal in landed where violations.isEmpty { land(proposal) }
    if violations.isEmpty { settle() }
  }

  mutating func land(_ proposal: Proposal) {
    let offset = Int64(landed.count) + 1
    let before = state
    let event = sabotage?.rewrite(proposal.event, before: before, at: offset) ?? proposal.event
    let time = sabotage?.time(of: event, before: before, at: now) ?? now
    guard let judged = try? fold.apply(event, offset: offset, timestamp: time) else { return }
    landed.append(proposal)
    let violation = watch.follow(
      proposal.event, judged, at: now, before: before, after: state)
    if let violation { violations.append("\(violation)") }
    judge(proposal, judged)
  }

  // MARK: - Judging

  /// Its own account of who may be heard, from what was meant and what was said of it.
  private mutating func judge(_ proposal: Proposal, _ judged: Judged) {
    if proposal.isOfBot { judgeBot(proposal, judged.verdict) }
    guard judged.verdict.isEffective else { return }
    for outcome in judged.outcomes where outcome.kind != .handedOver {
      outcomes[outcome.message, default: 0] += 1
    }
    switch proposal.event.body {
    case .controlTaken, .conversationAssigned, .offerAccepted, .conversationTransferred:
      takenAt = judged.offset
      isWithPeople = true
    case .handoffReturned: isWithPeople = false
    default: break
    }
  }

  private mutating func judgeBot(_ proposal: Proposal, _ verdict: Verdict) {
    guard let takenAt, isWithPeople || proposal.seen < takenAt else { return }
    switch verdict {
    case .effective: violations.append("the bot is heard after people took over")
    case .void(let reason): late[reason, default: 0] += 1
    case .duplicate: break
    }
  }

  /// Whoever holds control answers what is open; then each message has exactly one outcome.
  private mutating func settle() {
    for _ in 0..<20 {
      guard let state, !state.pending.isEmpty else { break }
      switch state.control.owner {
      case .bot:
        takeTurn(.bot)
        landAll(of: .bot)
      case .queue: landNow(state.offer == nil ? .routerOffers(to: "x") : .agentAccepts("x"))
      case .agent: landNow(.agentSays(state.control.agentID))
      case .none: break
      }
    }
    for number in 1...written {
      let count = outcomes[Named.message("m\(number)", in: Self.id)] ?? 0
      if count != 1 { violations.append("m\(number) has \(count) outcomes") }
    }
  }

  private mutating func landNow(_ move: Move) { land(decided(move)) }

  private mutating func landAll(of actor: Actor) {
    for proposal in inHand.removeValue(forKey: actor) ?? [] { land(proposal) }
  }
}

extension TakeoverRace.Proposal {
  /// Whether it would be heard by the customer, or pass control, in the bot's name.
  fileprivate var isOfBot: Bool {
    switch event.body {
    case .messageSent, .handoffRequested: event.author.role == .bot
    default: false
    }
  }
}
