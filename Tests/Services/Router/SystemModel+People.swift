import Conversation
import ConversationTesting
import RouterCore
import Routing

extension SystemModel {
  mutating func customerActs() {
    let place = random.below(Self.ids.count)
    let id = Self.ids[place]
    let count = written[id] ?? 0
    let isRetry = count > 0 && random.chance(25)
    let number = isRetry ? random.below(count) : count
    if !isRetry { written[id] = count + 1 }
    append(Move.customerWrites("m\(number)").event(in: id, seeing: nil, at: now))
  }

  /// What the desk shows: a little behind.
  private mutating func view(of id: ConversationID, lagging: Bool) -> Conversation? {
    let seen = states[id] ?? [nil]
    let lag = lagging ? random.pick([0, 0, 1, 2, 4]) : 0
    return seen[max(0, seen.count - 1 - lag)]
  }

  mutating func agentActs(lagging: Bool) {
    let id = random.pick(Self.ids)
    guard let state = view(of: id, lagging: lagging), state.control.phase == .open else { return }
    if takeOvers, lagging, random.chance(10) {
      let taken = Move.agentTakes(random.pick(Self.agents))
      return append(taken.event(in: id, seeing: state, at: now))
    }
    guard let move = move(seeing: state, isWorking: lagging) else { return }
    append(move.event(in: id, seeing: state, at: now))
  }

  /// From somebody who seems to be gone, or a line that seems too long; seen a little late.
  mutating func routerTakesBack() {
    let id = random.pick(Self.ids)
    guard let state = view(of: id, lagging: true), state.control.phase == .open else { return }
    dispatch.out.append(
      .conversations(Move.routerRequeues().event(in: id, seeing: state, at: now)))
  }

  private mutating func move(seeing state: Conversation, isWorking: Bool) -> Move? {
    if let offer = state.offer {
      return !isWorking || random.chance(70)
        ? .agentAccepts(offer.agentID) : .agentDeclines(offer.agentID)
    }
    guard state.control.owner == .agent else {
      return isWorking && state.control.owner == .queue && random.chance(10) ? .customerLeaves : nil
    }
    let agent = state.control.agentID
    switch random.below(10) {
    case 0..<4: return .agentSays(agent)
    case 4..<8: return .agentResolves(agent)
    case 8 where isWorking: return .agentReturns(agent)
    case 9 where isWorking:
      return .agentTransfers(agent, toQueue: "general", team: random.pick(Self.teams))
    default: return .agentResolves(agent)
    }
  }

  // MARK: - Coming to rest

  /// Faults end, customers are silent, time passes: what must be true then.
  mutating func settle() {
    for zombie in zombies { append(zombie) }
    zombies = []
    workAll()
    checkPlaces()
    for round in 0..<400 where violations.isEmpty {
      workAll()
      if round % 2 == 0 { agentActs(lagging: false) }
      if isAtRest { break }
      now = now.adding(milliseconds: 15_000)
      keeperTicks(skew: 0)
      dispatchTicks()
    }
    workAll()
    if violations.isEmpty { checkRest() }
  }

  private var isAtRest: Bool {
    Self.ids.allSatisfy { truth[$0].map { $0.control.phase == .closed } ?? true }
  }

  private mutating func workAll() {
    for _ in 0..<300 {
      let before = (log.count, teams.judged.count)
      while keeper.position < log.count { keeperSteps() }
      while let next = keeper.out.popFirst() { append(next) }
      while dispatch.position < teams.judged.count { dispatchSteps() }
      while let next = dispatch.out.popFirst() { append(next) }
      while bot.position < log.count { botSteps() }
      botSteps()
      while let next = bot.out.popFirst() { append(next) }
      if before == (log.count, teams.judged.count), keeper.position == log.count { return }
    }
    violations.append("the services never come to rest")
  }

  /// Whoever waits was told their place, by whoever decided when they came or by the next.
  private mutating func checkPlaces() {
    for id in Self.ids {
      guard let state = truth[id], state.control.owner == .queue, state.offer == nil,
        state.queue.position == 0
      else { continue }
      violations.append("no place was told")
    }
  }

  private mutating func checkRest() {
    for id in Self.ids {
      guard let state = truth[id] else { continue }
      if state.control.phase != .closed {
        violations.append("never ends: \(state.control.owner) \(state.deadlines.map(\.kind))")
      }
      if !state.pending.isEmpty { violations.append("message without outcome") }
      let received = log.count { $0.event.conversation == id && $0.event.isFirstMessage }
      if received < written[id] ?? 0 { violations.append("accepted message never in the log") }
    }
    for team in teams.log.all {
      for agent in team.agents where agent.load != 0 {
        violations.append("capacity leak at rest: \(agent.id) of \(team.id)")
      }
      if !team.items.isEmpty {
        violations.append("ghost work at rest of \(team.id): \(team.items.map(\.phase))")
      }
    }
  }
}

extension Event {
  fileprivate var isFirstMessage: Bool {
    if case .messageReceived = body { true } else { false }
  }
}
