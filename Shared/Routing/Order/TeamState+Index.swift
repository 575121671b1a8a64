internal import Conversation
internal import OrderedCollections

/// Keeps the orders in step with the state: what follows from it is changed where it changes.
extension TeamState {
  /// Replaces an item, and keeps the agents' loads and the lines in step. Those that ended stand in the
  /// order in which they did, so that a reader of the carried state forgets them at the same record.
  mutating func put(_ item: WorkItem) {
    var item = item
    guard let slot = work.slot(of: item.conversation) else {
      if item.number == 0 { item.number = takeNumber() }
      let slot = work.add(item)
      while itemMarks.count <= slot { itemMarks.append(ItemMark()) }
      hold(item, slot)
      mark(item, slot)
      return
    }
    let old = work.items[slot]
    item.number = old.number
    if old.phase == .ended { ended.removeAll { $0 == item.conversation } }
    if old.phase == .ended || item.phase == .ended { item.number = takeNumber() }
    work.set(item, at: slot)
    letGo(old, slot, unless: item)
    hold(item, slot, unless: old)
    mark(item, slot)
  }

  mutating func forget(_ conversation: ConversationID) {
    guard let slot = work.slot(of: conversation) else { return }
    unmark(slot)
    work.remove(conversation)
  }

  private mutating func takeNumber() -> UInt64 {
    defer { nextNumber &+= 1 }
    return nextNumber
  }

  // MARK: Loads

  private mutating func letGo(_ old: WorkItem, _ slot: Int, unless new: WorkItem) {
    guard old.isLoad, !old.isSameLoad(as: new) else { return }
    let agent = place(of: old.agentID)
    agentMarks[agent].holds.removeAll { $0 == slot }
    changeLoad(of: agent, by: -Int64(old.takes))
  }

  private mutating func hold(_ new: WorkItem, _ slot: Int, unless old: WorkItem? = nil) {
    guard new.isLoad, old?.isSameLoad(as: new) != true else { return }
    let agent = place(of: new.agentID)
    let place =
      agentMarks[agent].holds.firstIndex { work.items[$0].number > new.number }
      ?? agentMarks[agent].holds.endIndex
    agentMarks[agent].holds.insert(slot, at: place)
    changeLoad(of: agent, by: Int64(new.takes))
  }

  mutating func changeLoad(of place: Int, by change: Int64) {
    changeAgent(at: place) { $0.load = UInt32(clamping: Int64($0.load) + change) }
  }

  /// What an agent has or is being asked to take, in the order in which it came: that is carried, and
  /// a reader restored from it finds the same.
  public func held(by agent: String) -> [WorkItem] {
    agentPlaces[agent].map { agentMarks[$0].holds.map { work.items[$0] } } ?? []
  }

  // MARK: Agents

  /// Where an agent stands; one that the configuration does not name (yet, or any more) still has a load.
  mutating func place(of id: String) -> Int {
    if let known = agentPlaces[id] { return known }
    agentPlaces[id] = agentList.count
    agentList.append(AgentState(unlisted: id))
    agentMarks.append(AgentMark())
    return agentList.count - 1
  }

  mutating func changeAgent(named id: String, _ change: (inout AgentState) -> Void) {
    changeAgent(at: place(of: id), change)
  }

  mutating func changeAgent(at place: Int, _ change: (inout AgentState) -> Void) {
    let wasReady = agentList[place].isReady
    change(&agentList[place])
    markAgent(place, wasReady: wasReady)
  }

  private mutating func markAgent(_ place: Int, wasReady: Bool) {
    let agent = agentList[place]
    let group = agentMarks[place].group ?? roster.group(of: Ability(agent))
    agentMarks[place].group = group
    if agent.isReady != wasReady {
      readyAgents += wasReady ? -1 : 1
      roster.groups[group].ready += wasReady ? -1 : 1
    }
    let units = agent.isReady ? Int(agent.capacity) : 0
    roster.changeReadyUnits(of: group, by: units - agentMarks[place].readyUnits)
    agentMarks[place].readyUnits = units
    seat(agent, place, group)
    let due = self.due(of: agent, at: place).map {
      DueEntry(due: $0, number: UInt64(place), slot: place)
    }
    guard due != agentMarks[place].due else { return }
    if let old = agentMarks[place].due { dueAgents.remove(old) }
    if let due { dueAgents.insert(due) }
    agentMarks[place].due = due
  }

  private mutating func seat(_ agent: AgentState, _ place: Int, _ group: Int) {
    let seat: Roster.Seat? =
      agent.isAvailable
      ? Roster.Seat(
        load: UInt64(agent.load) * 1_000_000 / UInt64(max(1, agent.capacity)),
        idleSince: agent.idleSince.milliseconds, id: agent.id, slot: place) : nil
    guard seat != agentMarks[place].seat else { return }
    if let old = agentMarks[place].seat { roster.unseat(old, from: group) }
    if let seat { roster.seat(seat, in: group) }
    agentMarks[place].seat = seat
  }

  // MARK: Items

  private mutating func mark(_ item: WorkItem, _ slot: Int) {
    let place = item.waits ? place(of: item, slot) : nil
    moveInLine(item, slot, to: place)
    let line = item.phase == .waiting && !item.isHeld ? line(of: item) : nil
    moveInRoster(slot, to: line, place)
    let due = self.due(of: item).map { DueEntry(due: $0, number: item.number, slot: slot) }
    if due != itemMarks[slot].due {
      if let old = itemMarks[slot].due { dueItems.remove(old) }
      if let due { dueItems.insert(due) }
      itemMarks[slot].due = due
    }
    itemMarks[slot].queue = item.queue
    itemMarks[slot].place = place
    itemMarks[slot].line = line
  }

  private mutating func unmark(_ slot: Int) {
    let mark = itemMarks[slot]
    if let place = mark.place { lines[mark.queue]?.remove(place) }
    if let line = mark.line, let place = mark.place { roster.leave(place, line: line) }
    if let due = mark.due { dueItems.remove(due) }
    itemMarks[slot] = ItemMark()
  }

  private mutating func moveInLine(_ item: WorkItem, _ slot: Int, to place: Place?) {
    let mark = itemMarks[slot]
    guard mark.place != place || mark.queue != item.queue else { return }
    if let old = mark.place { lines[mark.queue]?.remove(old) }
    if let place { lines[item.queue, default: SortedRuns()].insert(place) }
  }

  private mutating func moveInRoster(_ slot: Int, to line: Int?, _ place: Place?) {
    let mark = itemMarks[slot]
    guard mark.line != line || mark.place != place else { return }
    if let old = mark.line, let place = mark.place { roster.leave(place, line: old) }
    if let line, let place { roster.enter(place, line: line) }
  }

  private func place(of item: WorkItem, _ slot: Int) -> Place {
    Place(
      points: rulesOfOrder.points(of: item), deadline: rules == nil ? .max : deadline(of: item),
      since: item.queuedAt.milliseconds, number: item.number, slot: slot)
  }

  // MARK: Anew

  /// Everything that follows from the state, made again: where the configuration is another.
  mutating func reindex() {
    queuePlaces = [:]
    for (place, queue) in queues.enumerated() where queuePlaces[queue.id] == nil {
      queuePlaces[queue.id] = place
    }
    queueNeeds = queues.map { $0.skills.map { Need($0) } }
    rulesOfOrder = Scoring(weights: rules.map { $0.hasScore ? $0.score : ScoreWeights() })
    noteLanguages()
    roster = Roster()
    lines = [:]
    dueItems = SortedRuns()
    dueAgents = SortedRuns()
    readyAgents = 0
    for place in agentMarks.indices {
      agentMarks[place].forgetOrders()
      markAgent(place, wasReady: false)
    }
    for slot in itemMarks.indices { itemMarks[slot] = ItemMark() }
    for (slot, item) in work.items.enumerated() where item.number > 0 { mark(item, slot) }
  }

  private mutating func noteLanguages() {
    languages = []
    namesQueues = false
    for agent in agentList where agent.isListed {
      for skill in agent.skills where skill.hasPrefix(AgentState.languagePrefix) {
        languages.insert(Skill(skill).name)
      }
      if !agent.queues.isEmpty || !agent.backfill.isEmpty { namesQueues = true }
    }
  }
}

/// Where an agent stands in the orders that follow from the state.
struct AgentMark: Sendable {
  var group: Int?
  var seat: Roster.Seat?
  var readyUnits = 0
  var due: DueEntry?
  /// The slots of the items that are their load.
  var holds: [Int] = []

  mutating func forgetOrders() {
    group = nil
    seat = nil
    readyUnits = 0
    due = nil
  }
}

/// Where an item stands in them.
struct ItemMark: Sendable {
  var queue = ""
  var place: Place?
  var line: Int?
  var due: DueEntry?
}

/// What a conversation's line depends on, as long as the configuration stays.
struct Asked: Sendable, Hashable {
  var queue: String
  var ring: UInt32
  var skills: [String]
  var language: String

  init(_ item: WorkItem) {
    queue = item.queue
    ring = item.ring
    skills = item.skills
    language = item.language
  }
}

extension WorkItem {
  fileprivate func isSameLoad(as other: WorkItem) -> Bool {
    isLoad && other.isLoad && agentID == other.agentID && takes == other.takes
  }
}
