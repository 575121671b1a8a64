import Conversation
import ConversationTesting
import RouterCore
import Routing

/// The whole system at random, on the real folds and the real deciders of the router: customers, a
/// bot, agents who see the present late, keepers with wrong clocks, bridges, a dispatcher; each can
/// crash between any two things it does, and its half-done work can land later, as a zombie's.
struct SystemModel {
  static let names = ["c0", "c1", "c2"]
  static let ids = names.map { Named.conversation($0) }
  static let teams = ["care", "claims"]
  /// Two of each team.
  static let agents = ["x", "y", "u", "v"]

  var random: SplitMix64
  var now = LogScript.start
  /// Whether people also take over without an offer; capacity bounds offers only.
  let takeOvers: Bool
  /// Defeats a rule of the routing, or none.
  let defeat: RoutingDefeat?

  var truth = ConversationLog(partition: 0)
  var log: [(event: Event, timestamp: Timestamp)] = []
  /// What retention has left of the log; its state was carried forward.
  var firstKept = 0
  var states: [ConversationID: [Conversation?]] = [:]
  var watches: [ConversationID: InvariantWatch] = [:]
  var teams = TeamScript(teams[0])
  var written: [ConversationID: Int] = [:]
  var violations: [String] = []

  var keeper = Keeper()
  var dispatch = Dispatch()
  var bot = BotService()
  var zombies: [Outgoing] = []

  init(seed: UInt64, takeOvers: Bool = false, defeat: RoutingDefeat? = nil) {
    random = SplitMix64(seed: seed)
    self.takeOvers = takeOvers
    self.defeat = defeat
    teams.configure(["x": 1, "y": 1])
    teams.configure(["u": 1, "v": 1], team: Self.teams[1])
    for agent in Self.agents { teams.presence(agent, team: Self.team(of: agent)) }
  }

  static func team(of agent: String) -> String { "xy".contains(agent) ? teams[0] : teams[1] }

  /// Something that a service appends, to one log or the other.
  enum Outgoing {
    case conversations(Event, copyOf: Int? = nil)
    case teams(TeamEvent, copyOf: Int? = nil)

    /// Where it copies a record of the other log: which.
    var copied: Int? {
      switch self {
      case .conversations(_, let copied), .teams(_, let copied): copied
      }
    }
  }

  mutating func append(_ outgoing: Outgoing) {
    switch outgoing {
    case .conversations(let event, _): append(event)
    case .teams(let event, _):
      teams.now = now
      teams.append(event)
    }
  }

  mutating func append(_ event: Event) {
    let before = truth[event.conversation]
    guard let judged = try? truth.apply(event, offset: Int64(log.count) + 1, timestamp: now)
    else { return }
    let after = truth[event.conversation]
    log.append((event, now))
    states[event.conversation, default: [nil]].append(after)
    let violation = watches[event.conversation, default: InvariantWatch()].follow(
      event, judged, at: now, before: before, after: after)
    if let violation { violations.append("\(violation)") }
    checkCapacity()
  }

  private mutating func checkCapacity() {
    guard !takeOvers else { return }
    for agent in Self.agents {
      let taken = Self.ids.filter { id in
        guard let state = truth[id] else { return false }
        return state.offer?.agentID == agent
          || (state.control.owner == .agent && state.control.agentID == agent)
      }
      if taken.count > 1 { violations.append("capacity of \(agent) exceeded") }
    }
  }

  /// A random run, then everything is let come to rest.
  mutating func run(steps: Int) {
    for _ in 0..<steps where violations.isEmpty { step() }
    if violations.isEmpty { settle() }
  }

  private mutating func step() {
    switch random.below(100) {
    case 0..<10: customerActs()
    case 10..<28: agentActs(lagging: true)
    case 28..<34: now = now.adding(milliseconds: Int64(random.below(20_000)))
    case 34..<40: keeperTicks(skew: random.pick([0, 0, 0, 4_000, 86_400_000]))
    case 40..<43:
      dispatchTicks()
      if random.chance(30) { routerTakesBack() }
    case 43..<46: crash()
    case 46..<49: if !zombies.isEmpty { append(zombies.remove(at: random.below(zombies.count))) }
    case 49..<64: keeperSteps()
    case 64..<78: dispatchSteps()
    case 78..<90: botSteps()
    default: flush()
    }
  }

  /// One thing that some service had decided gets into its log.
  private mutating func flush() {
    switch random.below(3) {
    case 0: if let next = keeper.out.popFirst() { append(next) }
    case 1: if let next = dispatch.out.popFirst() { append(next) }
    default: if let next = bot.out.popFirst() { append(next) }
    }
  }

  private mutating func crash() {
    switch random.below(3) {
    case 0:
      if random.chance(50) { zombies += keeper.out.prefix(2) }
      if random.chance(20) { forgetFirstRecords() }
      if random.chance(20) { restartKeeperWithoutNote() } else { restartKeeper() }
    case 1:
      if random.chance(50) { zombies += dispatch.out.prefix(2) }
      if random.chance(20) { restartDispatchWithoutNote() } else { restartDispatch() }
    default:
      if random.chance(50) { zombies += bot.out.prefix(2) }
      restartBot()
    }
  }
}

/// A rule of the routing that is left out, so that the model can be seen to notice. (That offers name
/// the handoff which they serve is held by the model of control.)
enum RoutingDefeat: CaseIterable {
  /// The dispatcher offers without looking at the verdict on its reservation.
  case offersUnconfirmed
  /// The bridge tells nothing of how offers ended. (Of void ones alone, asking again would mend it.)
  case offerEndsUntold
  /// A bridge whose past is gone tells nothing of the present.
  case presentUntold
  /// It tells it to the team alone whose work it is now, and not to those before.
  case formerTeamsUntold
  /// A dispatcher that takes over welcomes nobody whom the one before did not.
  case arrivalsUntold
}

extension Array {
  mutating func popFirst() -> Element? { isEmpty ? nil : removeFirst() }
}
