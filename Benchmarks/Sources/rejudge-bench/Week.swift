import BotRejudging
import Conversation
import ConversationTesting
import Foundation

/// What was written, counted.
struct WeekCounts: Sendable {
  var events = 0
  var bytes = 0
  var byName: [String: Int] = [:]

  mutating func add(_ other: WeekCounts) {
    events += other.events
    bytes += other.bytes
    byName.merge(other.byName, uniquingKeysWith: +)
  }

  var text: String {
    let names = byName.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map { name, count in
      String(format: "%5.1f %%  ", Double(count) * 100 / Double(events)) + name
    }
    return "\(events) events, \(bytes / events) bytes on average\n"
      + names.joined(separator: "\n")
  }
}

/// A week of one partition, the same in every run: some dozens of conversations at a time, each led by
/// the real bot and judged by the real fold; who ended is forgotten a day later, as by the router.
struct Week {
  private struct Running {
    var id: ConversationID
    var script: [Step]
    var tongue: Int
    var written = 0
  }

  /// Conversations with what is due, in the order of that.
  private struct Waiting {
    private(set) var all: [(due: Timestamp, id: ConversationID)] = []
    private var first = 0

    var ids: some RandomAccessCollection<ConversationID> { all[first...].lazy.map(\.id) }

    mutating func append(_ id: ConversationID, due: Timestamp) { all.append((due, id)) }

    mutating func next(until now: Timestamp) -> ConversationID? {
      guard first < all.count, all[first].due <= now else { return nil }
      defer { first += 1 }
      return all[first].id
    }
  }

  /// What happens next in a conversation.
  private enum Step {
    case asks, strange, chooses, person, thanks, bot, late
    case people, agentSays, agentUses, resolves, rates(Int)
    case delivery(DeliveryStep)
  }

  private static let start = Timestamp(milliseconds: 1_795_996_800_000)
  private static let length: Int64 = 7 * 86_400_000
  private static let atATime = 40

  private let partition: Int32
  private let events: Int
  private let bot: OtherBot
  private let speech: CustomerSpeech
  private let file: PartitionWriter

  private var random: SplitMix64
  private var fold: ConversationLog
  private var counts = WeekCounts()
  private var running: [Running] = []
  private var names: UInt64 = 0
  /// Sessions over for the people in them, by what closes each when it is due.
  private var closing: [DeadlineKind: Waiting] = [.idle: Waiting(), .wrapUp: Waiting()]
  private var closed = Waiting()

  init(
    partition: Int32, events: Int, bot: OtherBot, speech: CustomerSpeech, file: PartitionWriter
  ) {
    (self.partition, self.events, self.bot) = (partition, events, bot)
    (self.speech, self.file) = (speech, file)
    random = SplitMix64(seed: UInt64(partition) + 1)
    fold = ConversationLog(partition: partition)
  }

  mutating func write() throws -> WeekCounts {
    while counts.events < events {
      if running.count < Self.atATime { running.append(newcomer()) }
      for place in running.indices { try step(place) }
      running.removeAll { $0.script.isEmpty }
      try close()
    }
    try file.flush()
    return counts
  }

  /// The week goes by as it is written.
  private var now: Timestamp {
    Self.start.adding(milliseconds: Int64(counts.events) * Self.length / Int64(events))
  }

  // MARK: - Scripts

  /// A quarter are customers who were here before.
  private mutating func newcomer() -> Running {
    var id = ConversationID(
      hi: (names << 8 | UInt64(partition)) &* 0x9E37_79B9_7F4A_7C15, lo: names)
    let ids = closed.ids
    if random.next() % 4 == 0, !ids.isEmpty {
      let known = ids[ids.index(ids.startIndex, offsetBy: Int(random.next() % UInt64(ids.count)))]
      if !running.contains(where: { $0.id == known }) { id = known }
    }
    names += 1
    return Running(
      id: id, script: script(), tongue: Int(random.next() % 2))
  }

  private mutating func script() -> [Step] {
    let isByGateway = random.next() % 3 > 0
    let delivered: [Step] =
      isByGateway ? [.delivery(.attempted), .delivery(.accepted), .delivery(.delivered)] : []
    var steps: [Step] = []
    for _ in 0...(random.next() % 3) { steps += [.asks, .bot] + delivered }
    switch random.next() % 10 {
    case 0, 1: steps += [.chooses, .bot] + delivered
    case 2: steps += [.strange, .bot, .people] + people(delivered)
    case 3, 4: steps += [.person, .bot, .people] + people(delivered)
    case 5 where random.next() % 5 == 0: steps += [.asks, .late, .people] + people(delivered)
    case 6, 7: steps += [.thanks, .bot] + delivered
    default: break
    }
    if random.next() % 5 == 0 { steps.append(.rates(Int(1 + random.next() % 5))) }
    return steps
  }

  private mutating func people(_ delivered: [Step]) -> [Step] {
    let answer: Step = random.next() % 2 == 0 ? .agentUses : .agentSays
    return [answer] + delivered + [.thanks, .agentSays] + delivered + [.resolves]
  }

  // MARK: - Steps

  private mutating func step(_ place: Int) throws {
    let (id, tongue) = (running[place].id, running[place].tongue)
    let step = running[place].script.removeFirst()
    let owner = fold[id]?.control.owner
    switch step {
    case .asks:
      // Who waits for a person, waits.
      if owner != .queue { try customer(place, speech.question(&random, tongue)) }
    case .strange: try customer(place, speech.strange(&random, tongue))
    case .person: try customer(place, speech.person(tongue))
    case .thanks: try customer(place, speech.thanks(tongue))
    case .chooses: try customer(place, "1")
    case .bot: if owner == .bot { try act(id) }
    case .late:
      if owner == .bot { try move(.deadlinePasses(.botReply), id, due: .botReply) }
    case .people:
      guard owner == .queue else { break }
      try move(.routerNotifies, id)
      try move(.routerOffers(to: "ada", reservation: "r\(names)"), id)
      try move(.agentAccepts("ada"), id)
      try move(.agentAcknowledges("ada"), id)
      try act(id)
    case .agentSays:
      if owner == .agent { try move(.agentSays("ada", text: speech.agent(tongue)), id) }
    case .agentUses:
      guard owner == .agent else { break }
      if fold[id]?.suggestions.isEmpty == false { try move(.agentUsesSuggestion("ada"), id) }
      try move(.agentSays("ada", text: speech.agent(tongue)), id)
    case .resolves: if owner == .agent { try move(.agentResolves("ada"), id) }
    case .rates(let score): try move(.customerRates(score, owner == .bot ? .bot : .agent), id)
    case .delivery(let step):
      if fold[id]?.deliveries.isEmpty == false { try move(.delivery(step), id) }
    }
    if running[place].script.isEmpty { try end(id) }
  }

  private mutating func customer(_ place: Int, _ text: String) throws {
    let id = running[place].id
    running[place].written += 1
    var event = Move.customerWrites(
      "\(names)-\(running[place].written)-\(counts.events)", text: text
    )
    .event(in: id, seeing: fold[id], at: now)
    if case .messageReceived(var body) = event.body {
      body.customer.language = running[place].tongue == 0 ? "en" : "zh"
      body.policy.deliveredByGateway = running[place].script.contains { step in
        if case .delivery = step { true } else { false }
      }
      event.body = .messageReceived(body)
    }
    try append(event, at: now)
  }

  private mutating func act(_ id: ConversationID) throws {
    for _ in 0..<4 {
      guard let state = fold[id] else { return }
      let events = bot.events(owedBy: state, now: now)
      if events.isEmpty { return }
      for event in events { try append(event, at: now) }
    }
  }

  private mutating func move(
    _ move: Move, _ id: ConversationID, due kind: DeadlineKind? = nil
  ) throws {
    let due = fold[id]?.deadlines.first { $0.kind == kind }?.due
    try append(
      move.event(in: id, seeing: fold[id], at: now), at: due.map { max($0, now) } ?? now)
  }

  private mutating func append(_ event: Event, at time: Timestamp) throws {
    let judged = try fold.apply(event, offset: Int64(counts.events), timestamp: time)
    let (key, value) = (Array(event.conversation.description.utf8), try event.serialized())
    try file.append(key: key, value: value, at: time)
    counts.events += 1
    counts.bytes += key.count + value.count
    counts.byName[event.body.name, default: 0] += 1
    if judged.control?.after.phase == .closed {
      closed.append(event.conversation, due: time.adding(milliseconds: Int64(86_400_000)))
    }
  }

  // MARK: - Ends

  private mutating func end(_ id: ConversationID) throws {
    switch fold[id]?.control.owner {
    case .queue: try move(.customerLeaves, id)
    case .agent: try move(.agentResolves("ada"), id)
    default: break
    }
    for deadline in fold[id]?.deadlines ?? [] {
      closing[deadline.kind]?.append(id, due: deadline.due)
    }
  }

  /// What is due passes; those that ended a day ago are forgotten.
  private mutating func close() throws {
    for kind in [DeadlineKind.idle, .wrapUp] {
      while let id = next(kind) {
        let due = fold[id]?.deadlines.first { $0.kind == kind }?.due
        guard let due, due <= now, !isRunning(id) else { continue }
        try move(.deadlinePasses(kind), id)
      }
    }
    while let id = nextClosed() {
      guard let state = fold[id], state.control.phase == .closed, !isRunning(id),
        now.milliseconds(since: state.lastTimestamp) >= 86_000_000
      else { continue }
      try move(.routerForgets, id)
    }
  }

  private mutating func next(_ kind: DeadlineKind) -> ConversationID? {
    let now = now
    return closing[kind]?.next(until: now)
  }

  private mutating func nextClosed() -> ConversationID? {
    let now = now
    return closed.next(until: now)
  }

  private func isRunning(_ id: ConversationID) -> Bool { running.contains { $0.id == id } }
}
