internal import Conversation
internal import ConversationTesting
internal import RouterCore
internal import Routing

extension SafetyModel {
  /// Until so many records were appended, then everything is let come to rest.
  ///
  /// - Parameter progress: called now and then with the number of records.
  public mutating func run(records: Int, progress: (Int) -> Void = { _ in }) {
    var shown = 0
    while account.records < records, violations.isEmpty {
      step()
      if account.records - shown >= 10_000 {
        shown = account.records
        progress(shown)
      }
    }
    if violations.isEmpty { settle() }
  }

  private mutating func step() {
    switch random.below(100) {
    case 0..<14: customerActs()
    case 14..<44: agentActs()
    case 44..<60: botActs()
    case 60..<75: appendNext(in: \.copied)
    case 75..<86: appendNext(in: \.dispatched)
    case 86..<89: appendNext(in: \.kept)
    case 89..<92: now = now.adding(milliseconds: Int64(random.below(4_000)))
    case 92..<94: keeperTicks(skew: random.pick([0, 0, 0, 4_000, 86_400_000]))
    case 94: dispatcherTicks()
    case 95: if random.chance(60) { agentComesOrGoes() }
    case 96..<99: if !lately.isEmpty { append(lately[random.below(lately.count)]) }
    default: if random.chance(20) { crash() }
    }
  }

  private mutating func appendNext(in lane: WritableKeyPath<SafetyModel, Lane>) {
    for _ in 0..<(1 + random.below(6)) {
      guard let next = self[keyPath: lane].next() else { return }
      append(next)
    }
  }

  // MARK: - People

  private mutating func customerActs() {
    let place = random.below(slots.count)
    if slots[place].views.last?.control.phase == .closed { return renew(place) }
    let (id, count) = (slots[place].id, slots[place].written)
    if count > 0, random.chance(6) {
      return append(Move.customerLeaves.event(in: id, seeing: slots[place].views.last, at: now))
    }
    let isRetry = count > 0 && random.chance(25)
    if !isRetry { slots[place].written += 1 }
    let number = isRetry ? random.below(count) : count
    append(.conversation(Move.customerWrites("m\(number)").event(in: id, seeing: nil, at: now)))
  }

  /// What a page shows: mostly the present.
  private mutating func view(at place: Int) -> Conversation? {
    let views = slots[place].views
    let lag = isSettling ? 0 : random.pick([0, 0, 0, 1, 1, 2, 3])
    return views.isEmpty ? nil : views[max(0, views.count - 1 - lag)]
  }

  private mutating func botActs() {
    act(at: random.below(slots.count)) { state, random in
      guard state.control.owner == .bot, state.pending.contains(where: { !$0.isHandedOver }) else {
        return nil
      }
      return random.pick([.botAnswers(), .botAsksBack(), .botHandsOver(), .botHandsOver()])
    }
  }

  private mutating func agentActs() {
    let (takeOvers, agents, settling) = (shape.takeOvers, shape.agents, isSettling)
    act(at: random.below(slots.count)) { state, random in
      if takeOvers, !settling, random.chance(3) {
        return .agentTakes(Self.agent(random.below(agents)))
      }
      if let offer = state.offer {
        // One in ten lets the offer run out.
        guard settling || random.chance(90) else { return nil }
        return settling || random.chance(80)
          ? .agentAccepts(offer.agentID) : .agentDeclines(offer.agentID)
      }
      guard state.control.owner == .agent else { return nil }
      let agent = state.control.agentID
      switch settling ? 5 : random.below(12) {
      case 0..<4: return .agentSays(agent)
      case 4..<9: return .agentResolves(agent)
      case 9: return .agentReturns(agent)
      case 10: return .agentTransfers(agent, toQueue: "general")
      default: return .agentSnoozes(agent, milliseconds: 20_000)
      }
    }
  }

  private mutating func act(
    at place: Int, _ choose: (Conversation, inout SplitMix64) -> Move?
  ) {
    guard let state = view(at: place), state.control.phase == .open,
      let move = choose(state, &random)
    else { return }
    append(.conversation(move.event(in: slots[place].id, seeing: state, at: now)))
  }

  private mutating func agentComesOrGoes() {
    let agent = Self.agent(random.below(shape.agents))
    // A page that is open is renewed, or lost without a word.
    if random.chance(40) {
      var body = PresenceRenewed()
      body.agentIds = [agent, Self.agent(random.below(shape.agents))]
      body.leaseMs = 20_000
      return appendToTeam(.presenceRenewed(body))
    }
    let presence = random.pick([Presence.online, .online, .online, .away, .offline])
    changePresence(of: agent, to: presence, lease: random.chance(50) ? 20_000 : 0)
  }

  mutating func changePresence(of agent: String, to presence: Presence, lease: UInt32 = 0) {
    var body = PresenceChanged()
    body.agentID = agent
    body.presence = presence
    body.acceptingWork = presence == .online
    body.leaseMs = lease
    appendToTeam(.presenceChanged(body), by: .agent(agent))
  }

  // MARK: - Services

  private mutating func keeperTicks(skew: Int64) {
    let passed = timekeeper.passed(by: now.adding(milliseconds: skew), in: conversations)
    kept.add(passed.map { .conversation($0) })
  }

  private mutating func dispatcherTicks() {
    guard let team = teams[Self.team] else { return }
    dispatched.add(dispatcher.ask(team, .ofSafety, at: now).map { .conversation($0) })
    dispatched.add(dispatcher.positions(team, .ofSafety, at: now).map { .conversation($0) })
    let due = dispatcher.due(team, at: now)
    dispatched.add(due.team.map { .team($0) })
    dispatched.add(due.conversations.map { .conversation($0) })
    dispatched.add(dispatcher.decide(team, .ofSafety, at: now).map { .team($0) })
  }

  /// A dispatcher, or a timekeeper, dies with what it had not yet appended; part of that can land all the same.
  /// What was copied waits: the next begins again there.
  private mutating func crash() {
    noteCrash()
    if random.chance(50) {
      var lost = dispatched
      dispatched = Lane()
      for _ in 0..<3 { if let zombie = lost.next() { lately.append(zombie) } }
      dispatcher = Dispatcher()
      guard let team = teams[Self.team] else { return }
      dispatched.add(dispatcher.takeOver(team, .ofSafety, at: now).map { .conversation($0) })
      dispatched.add(dispatcher.decide(team, .ofSafety, at: now).map { .team($0) })
    } else {
      kept = Lane()
      timekeeper = Timekeeper()
      for slot in slots {
        guard let state = conversations[slot.id] else { continue }
        timekeeper.watch(state)
        kept.add(Rating.requests(state, at: now).map { .conversation($0) })
      }
    }
  }

  // MARK: - Coming to rest

  /// Faults end, customers are silent, everybody works, time passes: what must be true then.
  private mutating func settle() {
    isSettling = true
    for agent in 0..<shape.agents { changePresence(of: Self.agent(agent), to: .online) }
    for _ in 0..<2_000 where violations.isEmpty && !isAtRest {
      for _ in 0..<(slots.count * 2) {
        agentActs()
        appendNext(in: \.copied)
        appendNext(in: \.dispatched)
        appendNext(in: \.kept)
      }
      now = now.adding(milliseconds: 15_000)
      keeperTicks(skew: 0)
      dispatcherTicks()
    }
    if violations.isEmpty { checkRest() }
  }

  private var isAtRest: Bool {
    slots.allSatisfy { conversations[$0.id].map { $0.control.phase == .closed } ?? true }
      && copied.isEmpty && dispatched.isEmpty && kept.isEmpty
  }

  private mutating func checkRest() {
    for slot in slots {
      guard let state = conversations[slot.id], state.control.phase != .closed else { continue }
      violations.append("never ends: \(state.control.owner) \(state.deadlines.map(\.kind))")
    }
    for (agent, load) in loads.sorted(by: { $0.key < $1.key }) where load != 0 {
      violations.append("\(agent) still has \(load) at rest")
    }
    guard let team = teams[Self.team] else { return }
    for agent in team.agents where agent.load != 0 {
      violations.append("capacity leak at rest: \(agent.id)")
    }
    if !team.items.isEmpty { violations.append("ghost work at rest: \(team.items.map(\.phase))") }
  }
}
