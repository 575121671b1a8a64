import ConversationTesting
import Foundation
import Synchronization

/// An agent who takes offers, answers, passes on, gives back and resolves, lets things lie at times,
/// and at times vanishes: their line is gone with conversations in hand, without a word. Goes to
/// another desk where one is gone.
final class ChaosAgent: Sendable {
  private enum Duty {
    case offer(StreamEvent)
    case look
    case vanish
  }

  private enum Choice {
    case accept, decline, answer, resolve, pass, passToPerson, giveBack, leaveLying
  }

  /// What an agent sees of a conversation that is theirs.
  private struct Case {
    var id: String
    var epoch: Int
    var seq: Int
    var unanswered: Int

    /// A tenure of the agent's.
    var tenure: String { "\(id) \(epoch)" }
  }

  private struct State {
    var chance: SplitMix64
    var acknowledged: Set<String> = []
    var leftLying: Set<String> = []
    var moves: [String: Int] = [:]
    var problems: [String] = []
  }

  private static let queues = [
    "shop-general", "shop-orders", "pay-general", "returns", "complaints",
  ]

  /// Colleagues have all the skills and languages of these.
  private static let replaceable = ["emma", "james", "olivia", "wang"]

  /// Whether the agent, once vanished, stays away until the day ends: two do.
  private static func staysAway(_ id: String, _ plan: ChaosPlan) -> Bool {
    var chance = plan.chance(of: "who stays away")
    return replaceable.shuffled(using: &chance).prefix(2).contains(id)
  }

  let id: String
  /// For how long an agent works, and is away: seconds.
  private let working: ClosedRange<Int>
  private let away: ClosedRange<Int>
  private let staysAway: Bool
  private let baton: BatonUp
  private let isClosing = Mutex(false)
  private let state: Mutex<State>

  init(_ id: String, _ plan: ChaosPlan, _ baton: BatonUp) {
    self.id = id
    self.baton = baton
    let isLong = plan.length >= .seconds(60)
    working = isLong ? 40...150 : 6...18
    away = isLong ? 15...45 : 8...15
    staysAway = Self.staysAway(id, plan)
    state = Mutex(State(chance: plan.chance(of: "agent \(id)")))
  }

  /// How often each move was made.
  var moves: [String: Int] { state.withLock { $0.moves } }
  var problems: [String] { state.withLock { $0.problems } }

  /// From now on every conversation is taken, answered and resolved.
  func close() { isClosing.withLock { $0 = true } }

  /// Works until the task is cancelled.
  func work() async {
    var place = id.utf8.count
    while !Task.isCancelled {
      place += 1
      if let desks = try? baton.ready.instances["desk"], !desks.isEmpty,
        (try? await sit(at: desks[place % desks.count])) != nil
      {
        await beAway()
      }
      try? await Task.sleep(for: .milliseconds(300))
    }
  }

  /// Comes back when the day ends, if not before.
  private func beAway() async {
    count("vanish")
    let seconds = staysAway ? .max : state.withLock { $0.chance.within(away) }
    var gone = 0
    while !Task.isCancelled, gone < seconds, !isClosing.withLock({ $0 }) {
      try? await Task.sleep(for: .seconds(1))
      gone += 1
    }
  }

  /// Returns where the agent vanishes; throws once the desk is gone, or does not answer.
  private func sit(at desk: String) async throws {
    let agent = try await DeskAgent(baton, id: id, desk: desk)
    try await agent.goOnline()
    let (duties, came) = AsyncStream.makeStream(of: Duty.self)
    let reading = Task {
      while let event = try? await agent.stream.event() {
        if event.name == "offer" { came.yield(.offer(event)) }
      }
      came.finish()
    }
    let looking = Task {
      while !Task.isCancelled {
        came.yield(.look)
        try? await Task.sleep(for: .seconds(1))
      }
    }
    let seconds = state.withLock { $0.chance.within(working) }
    let vanishing = Task {
      try await Task.sleep(for: .seconds(seconds))
      came.yield(.vanish)
    }
    defer {
      reading.cancel()
      looking.cancel()
      vanishing.cancel()
    }
    for await duty in duties {
      switch duty {
      case .offer(let offer): try await answer(offer, agent)
      case .look: for mine in try await cases(agent) { try await attend(mine, agent) }
      case .vanish where isClosing.withLock({ $0 }): break
      case .vanish: return
      }
    }
    throw HarnessError("\(desk) is gone")
  }

  // MARK: Offers

  private func answer(_ offer: StreamEvent, _ agent: DeskAgent) async throws {
    guard let id = offer.string("offerId") else { return }
    switch draw([.accept: 86, .decline: 7, .leaveLying: 7]) {
    case .accept: try await move("accept", "offers/\(id)/accept", [:], agent)
    case .decline: try await move("decline", "offers/\(id)/decline", [:], agent)
    default: count("let an offer pass")
    }
  }

  // MARK: Conversations

  private func cases(_ agent: DeskAgent) async throws -> [Case] {
    let answer = try await agent.get("conversations?owner=me&limit=200")
    let items = answer["items"] as? [[String: Any]] ?? []
    return items.compactMap { Self.read($0, as: self.id) }
  }

  private static func read(_ json: [String: Any], as agent: String) -> Case? {
    guard let control = json["control"] as? [String: Any],
      control["agentId"] as? String == agent, control["owner"] as? String == "agent",
      let id = json["conversationId"] as? String, let epoch = control["epoch"] as? Int,
      let seq = json["seq"] as? Int, let unanswered = json["unanswered"] as? Int
    else { return nil }
    return Case(id: id, epoch: epoch, seq: seq, unanswered: unanswered)
  }

  private func attend(_ mine: Case, _ agent: DeskAgent) async throws {
    if !isClosing.withLock({ $0 }), state.withLock({ $0.leftLying.contains(mine.tenure) }) {
      return
    }
    guard let mine = try await acknowledge(mine, agent) else { return }
    switch mine.unanswered > 0
      ? draw([.answer: 74, .pass: 6, .passToPerson: 5, .giveBack: 7, .leaveLying: 8])
      : draw([.resolve: 60, .pass: 6, .passToPerson: 5, .giveBack: 9, .leaveLying: 20])
    {
    case .pass: try await pass(mine, agent)
    case .passToPerson: try await passToPerson(mine, agent)
    case .giveBack: try await move("give back", "conversations/\(mine.id)/return", [:], agent)
    case .resolve: try await resolve(mine, agent)
    case .leaveLying: leaveLying(mine)
    case .answer, .accept, .decline: try await reply(mine, agent)
    }
  }

  private func reply(_ mine: Case, _ agent: DeskAgent) async throws {
    let text = "\(id) on \(mine.seq) in \(mine.epoch)"
    try await move(
      "answer", "conversations/\(mine.id)/messages",
      ["commandId": "\(mine.id) \(text)", "text": text], agent)
  }

  private func resolve(_ mine: Case, _ agent: DeskAgent) async throws {
    try await move(
      "resolve", "conversations/\(mine.id)/resolve",
      ["code": "solved", "throughSeq": mine.seq], agent)
  }

  /// For ever, where the customer waits: their deadline has to see to it.
  private func leaveLying(_ mine: Case) {
    guard mine.unanswered > 0 else { return }
    count("let lie")
    state.withLock { _ = $0.leftLying.insert(mine.tenure) }
  }

  private func pass(_ mine: Case, _ agent: DeskAgent) async throws {
    let queue = state.withLock { $0.chance.pick(Self.queues) }
    try await move(
      "pass on", "conversations/\(mine.id)/transfer", ["queue": queue, "reason": "Not mine."], agent
    )
  }

  /// To a colleague by name, whether they are there and have room or not.
  private func passToPerson(_ mine: Case, _ agent: DeskAgent) async throws {
    let others = AgentLoads.capacities.keys.filter { $0 != id }.sorted()
    let other = state.withLock { $0.chance.pick(others) }
    try await move(
      "pass to a colleague", "conversations/\(mine.id)/transfer",
      ["agentId": other, "reason": "You know more."], agent)
  }

  /// Proves, once a tenure, that all is on the screen; gives what the screen shows now.
  private func acknowledge(_ mine: Case, _ agent: DeskAgent) async throws -> Case? {
    let shown = try await agent.conversation(mine.id)
    guard let json = shown.json as? [String: Any], let now = Self.read(json, as: id),
      now.epoch == mine.epoch
    else { return nil }
    if state.withLock({ $0.acknowledged.contains(mine.tenure) }) { return now }
    let chain = DeskAgent.chain(of: json["messages"] as? [[String: Any]] ?? [])
    if chain != json["chainHash"] as? String {
      state.withLock { $0.problems.append("\(id): another chain than the desk's in \(mine.id)") }
    }
    try await move(
      "acknowledge", "conversations/\(mine.id)/acknowledge",
      ["throughSeq": now.seq, "chainHash": chain], agent)
    state.withLock { _ = $0.acknowledged.insert(mine.tenure) }
    return now
  }

  // MARK: Moves

  /// What the log judges void is no problem: another was there first.
  private func move(
    _ name: String, _ path: String, _ body: [String: Any], _ agent: DeskAgent
  ) async throws {
    let answer = try await agent.act(path, body)
    if answer.isAccepted { return count(name) }
    if answer.status == 409 { return count("\(name), void") }
    if ![404, 503, 504].contains(answer.status) {
      state.withLock { $0.problems.append("\(id) \(path): \(answer.status) \(answer.text)") }
    }
    throw HarnessError("\(path): \(answer.status)")
  }

  /// One of the choices, by their per cents; the first of them once the day ends.
  private func draw(_ choices: KeyValuePairs<Choice, Int>) -> Choice {
    var drawn = isClosing.withLock { $0 } ? 0 : state.withLock { $0.chance.below(100) }
    for (choice, share) in choices {
      if drawn < share { return choice }
      drawn -= share
    }
    return choices[0].key
  }

  private func count(_ move: String) {
    state.withLock { $0.moves[move, default: 0] += 1 }
  }
}
