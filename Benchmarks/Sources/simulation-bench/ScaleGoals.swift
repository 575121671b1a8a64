import Conversation
import Foundation
import RouterCore
import RouterSimulation
import Routing

/// One team of the size of a large vendor's published ceiling, on one core: everybody busy, half a million waiting. Each
/// conversation that ends frees an agent, for whom the dispatcher chooses among all that wait; another one comes.
enum ScaleGoals {
  static func measure(effort: Double) -> [Goal] {
    var floor = CrowdedFloor(
      agents: 7_500, queues: 5_000, waiting: Int(500_000 * max(effort, 0.02)))
    let progress = Progress()
    floor.fill { progress.show("filling the queues", $0) }
    floor.work(decisions: 10_000) { _ in }
    let count = Int(200_000 * max(effort, 0.05))
    let before = clock()
    var times = floor.work(decisions: count) { progress.show("deciding", $0) }
    let seconds = Double(clock() - before) / Double(CLOCKS_PER_SEC)
    progress.clear()
    let alone = 1_000_000 * Double(count) / times.reduce(0, +)
    times.sort()
    let rate = Double(count) / seconds
    let (median, worst) = (times[count / 2], times[count * 99 / 100])
    print(
      String(
        format:
          "   %d agents, %d queues, %d waiting: %.0f decisions a second of processor time with everything around them (four records each), %.1f µs at the median and %.1f at the 99th percentile for the decision",
        floor.agents, floor.queues, floor.waiting, rate, median, worst))
    print(
      String(
        format: "   %.0f MB at most, %.0f bytes for each that waits", floor.megabytes,
        floor.bytesPerWaiting))
    return [
      Goal(
        number: 3, what: "decisions a second on one core", measured: String(format: "%.0f", alone),
        wanted: "50000", isMet: alone >= 50_000),
      Goal(
        number: 3, what: "the same, with their four records folded",
        measured: String(format: "%.0f", rate), wanted: "50000", isMet: rate >= 50_000),
      Goal(
        number: 3, what: "a decision, at the median", measured: String(format: "%.1f µs", median),
        wanted: "20 µs", isMet: median <= 20),
      Goal(
        number: 3, what: "memory", measured: String(format: "%.0f MB", floor.megabytes),
        wanted: "stated", isMet: true),
    ]
  }
}

/// A team of which everybody is busy.
struct CrowdedFloor {
  let agents: Int
  let queues: Int
  let waiting: Int
  private(set) var bytesPerWaiting = 0.0
  private var random = RandomStream(seed: 1, "crowd")
  private var log = TeamLog(partition: 0)
  private var dispatcher = Dispatcher()
  private var offset: Int64 = 0
  private var epoch: Int64 = 0
  private var came: UInt64 = 0
  private var busy: [ConversationID] = []
  private let policy = DispatchPolicy(
    offerMilliseconds: 30_000, expiresMilliseconds: 3_600_000, positionInterval: 30_000,
    configured: { _, _ in nil }, isOpen: { _, _ in true }, notice: { _, _, _ in "" })

  private static let team = "crowd"
  private static let skills = 500

  init(agents: Int, queues: Int, waiting: Int) {
    self.agents = agents
    self.queues = queues
    self.waiting = waiting
  }

  /// The most that the process ever had, in MB.
  var megabytes: Double {
    var usage = rusage()
    #if os(Linux)
      getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
      return Double(usage.ru_maxrss) / 1_024
    #else
      getrusage(RUSAGE_SELF, &usage)
      return Double(usage.ru_maxrss) / 1_048_576
    #endif
  }

  private var now: Timestamp { Timestamp(milliseconds: 1_767_571_200_000 + offset) }

  mutating func fill(_ progress: (Double) -> Void) {
    append(.teamConfigured(configuration()))
    for agent in 0..<agents {
      var body = PresenceChanged()
      body.agentID = "agent-\(agent)"
      body.presence = .online
      body.acceptingWork = true
      append(.presenceChanged(body))
    }
    // Until everybody is busy, each is served at once; from then on they wait.
    while busy.count < agents {
      queue()
      settle()
    }
    let before = megabytes
    for place in 0..<waiting {
      queue()
      if place.isMultiple(of: 10_000) { progress(Double(place) / Double(waiting)) }
    }
    bytesPerWaiting = (megabytes - before) * 1_048_576 / Double(waiting)
  }

  /// - Returns: what each decision took, in microseconds.
  @discardableResult
  mutating func work(decisions: Int, _ progress: (Double) -> Void) -> [Double] {
    var times: [Double] = []
    times.reserveCapacity(decisions)
    while times.count < decisions {
      let place = random.below(busy.count)
      epoch += 1
      var body = WorkEnded()
      body.work = WorkRef(busy[place], epoch: epoch)
      busy.swapAt(place, busy.count - 1)
      busy.removeLast()
      append(.workEnded(body))
      let start = ContinuousClock.now
      let reservations = decide()
      times.append(start.duration(to: .now) / .microseconds(1))
      take(reservations)
      queue()
      settle()
      if times.count.isMultiple(of: 10_000) { progress(Double(times.count) / Double(decisions)) }
    }
    return times
  }

  private func configuration() -> TeamConfigured {
    var random = RandomStream(seed: 1, "configuration")
    var body = TeamConfigured()
    body.agents = (0..<agents).map { number in
      var agent = ConfiguredAgent()
      agent.id = "agent-\(number)"
      agent.name = agent.id
      agent.capacity = 1
      agent.skills = (0..<10).map { _ in "skill-\(random.below(Self.skills))" }
      return agent
    }
    body.queues = (0..<queues).map { number in
      var queue = ConfiguredQueue()
      queue.id = "queue-\(number)"
      queue.skills = ["skill-\(number % Self.skills)"]
      return queue
    }
    return body
  }

  private mutating func queue() {
    came += 1
    epoch += 1
    var body = WorkQueued()
    body.work = WorkRef(
      ConversationID(hi: came &* 0x9E37_79B9_7F4A_7C15, lo: came), epoch: epoch)
    body.queue = "queue-\(random.below(queues))"
    body.priority = UInt32(random.below(11))
    body.queuedAtMs = now.milliseconds
    body.session = 1
    append(.workQueued(body))
  }

  /// What is still to be decided after a record that freed nobody: nothing, as a rule.
  private mutating func settle() { take(decide()) }

  private mutating func decide() -> [TeamEvent] {
    guard let team = log[Self.team] else { return [] }
    return dispatcher.decide(team, policy, at: now)
  }

  /// Reservations are appended, offered, and accepted at once.
  private mutating func take(_ reservations: [TeamEvent]) {
    for reservation in reservations {
      guard case .reservationMade(let made) = reservation.body, append(reservation) else {
        continue
      }
      epoch += 1
      var body = WorkAssigned()
      body.work = WorkRef(made.work.conversation, epoch: epoch)
      body.agentID = made.agentID
      body.assignedAtMs = now.milliseconds
      body.session = 1
      append(.workAssigned(body))
      busy.append(made.work.conversation)
    }
  }

  private mutating func append(_ body: TeamEventBody) {
    append(
      TeamEvent(
        id: EventID(hi: 0x5EED, lo: UInt64(bitPattern: offset)), team: Self.team, author: .system,
        occurredAt: now, body: body))
  }

  @discardableResult
  private mutating func append(_ event: TeamEvent) -> Bool {
    let judged = JudgedTeamEvent(
      event, partition: 0, offset: offset, timestamp: now,
      verdict: log.apply(event, offset: offset, timestamp: now))
    offset += 1
    guard let team = log[Self.team] else { return false }
    _ = dispatcher.welcome(by: judged, team, policy, at: now)
    _ = dispatcher.follow(judged, team, policy, at: now)
    return judged.verdict.isEffective
  }
}
