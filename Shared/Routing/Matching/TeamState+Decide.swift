public import Conversation

/// Who is to be asked to take which conversation.
public struct Assignment: Sendable, Equatable {
  public var conversation: ConversationID
  public var epoch: Int64
  public var agentID: String
  /// What it takes of a capacity.
  public var units: UInt32
  /// The agent's own wish that it answers.
  public var request: EventID?

  public init(
    conversation: ConversationID, epoch: Int64, agentID: String, units: UInt32,
    request: EventID? = nil
  ) {
    self.conversation = conversation
    self.epoch = epoch
    self.agentID = agentID
    self.units = units
    self.request = request
  }
}

extension TeamState {
  /// The assignments to make at a moment, the most urgent conversation first: by the state alone, whatever
  /// happened last.
  ///
  /// - Parameters:
  ///   - underWay: those that were decided before and that the log has not judged yet.
  ///   - count: at most so many.
  public func decide(
    at now: Timestamp, besides underWay: [Assignment] = [], atMost count: Int = .max
  ) -> [Assignment] {
    let isMatchable = !roster.open.isEmpty && !roster.waiting.isEmpty
    guard isMatchable || !requests.isEmpty else { return [] }
    var matching = Matching(self, at: now, besides: underWay)
    matching.answerRequests()
    if isMatchable { matching.match(atMost: count) }
    return matching.made
  }
}

/// One decision in the making.
struct Matching {
  /// The head of a line, and who is to be asked to take it.
  private struct Head: Comparable {
    var line: Int
    var place: Place
    var agent = 0
    /// In hundredths of a point: what it gains by its place, less what it loses by that agent.
    var points: Int64 = 0
    /// Those before it for whom nobody was found, though others may suit those behind.
    var passed = 0

    static func < (left: Head, right: Head) -> Bool {
      if left.points != right.points { return left.points > right.points }
      return left.place < right.place
    }
  }

  /// So many of a line are looked at beyond those that found somebody.
  private static let mostPassed = 256

  private let team: TeamState
  private let now: Timestamp
  /// The slots of conversations that are spoken for, and what agents are asked to take beside their load.
  private var taken: Set<Int> = []
  private var asked: [(agent: Int, units: UInt32)] = []
  private(set) var made: [Assignment] = []

  init(_ team: TeamState, at now: Timestamp, besides underWay: [Assignment]) {
    self.team = team
    self.now = now
    for one in underWay { note(one) }
  }

  private mutating func note(_ assignment: Assignment) {
    if let slot = team.work.slot(of: assignment.conversation) { taken.insert(slot) }
    guard let agent = team.agentPlaces[assignment.agentID] else { return }
    if let known = asked.firstIndex(where: { $0.agent == agent }) {
      asked[known].units += assignment.units
    } else {
      asked.append((agent, assignment.units))
    }
  }

  private func besides(_ agent: Int) -> UInt32 {
    asked.isEmpty ? 0 : asked.first { $0.agent == agent }?.units ?? 0
  }

  private mutating func make(_ item: WorkItem, _ agent: Int, request: EventID? = nil) {
    let state = team.agentList[agent]
    let assignment = Assignment(
      conversation: item.conversation, epoch: item.epoch, agentID: state.id,
      units: team.takes(item.units, of: state.id), request: request)
    made.append(assignment)
    note(assignment)
  }

  // MARK: - Those who ask

  mutating func answerRequests() {
    for request in team.requests {
      guard let agent = team.agentPlaces[request.agentID], team.agentList[agent].mayAsk,
        let item = wanted(by: request, agent), hasRoom(agent, for: item)
      else { continue }
      make(item, agent, request: request.id)
    }
  }

  private func wanted(by request: WorkRequest, _ agent: Int) -> WorkItem? {
    if let conversation = request.conversation {
      guard let slot = team.work.slot(of: conversation), !taken.contains(slot),
        team.work.items[slot].phase == .waiting
      else { return nil }
      return team.work.items[slot]
    }
    guard let group = team.agentMarks[agent].group else { return nil }
    var best: Place?
    for line in team.roster.groups[group].lines {
      guard let place = firstFree(in: line), best.map({ place < $0 }) ?? true else { continue }
      best = place
    }
    return best.map { team.work.items[$0.slot] }
  }

  private func firstFree(in line: Int) -> Place? {
    var place = team.roster.lines[line].places.first
    while let here = place, taken.contains(here.slot) {
      place = team.roster.lines[line].places.next(after: here)
    }
    return place
  }

  // MARK: - Those who wait

  mutating func match(atMost count: Int) {
    var heads = lines().compactMap { line in
      firstFree(in: line).flatMap { settled(Head(line: line, place: $0)) }
    }
    while made.count < count, let first = heads.indices.min(by: { heads[$0] < heads[$1] }) {
      let served = heads[first]
      make(team.work.items[served.place.slot], served.agent)
      if let next = following(served) {
        heads[first].place = next
      } else {
        heads.remove(at: first)
      }
      // Only who was given something has less room than before.
      heads = heads.compactMap { head in
        head.agent == served.agent || head.line == served.line ? settled(head) : head
      }
    }
  }

  /// With the agent who is to take it, or the first behind it who suits somebody; nil where none of its line does.
  private func settled(_ head: Head) -> Head? {
    var head = head
    while true {
      switch choose(for: team.work.items[head.place.slot], in: head.line) {
      case .agent(let agent):
        head.agent = agent
        head.points = points(of: head)
        return head
      case .nobody: return nil
      case .notThis:
        head.passed += 1
        guard head.passed <= Self.mostPassed, let next = following(head) else { return nil }
        head.place = next
      }
    }
  }

  private func points(of head: Head) -> Int64 {
    let hundredths = head.place.points.multipliedReportingOverflow(by: 100)
    let points =
      hundredths.overflow ? head.place.points.signum() * (.max / 2) : hundredths.partialValue
    guard let weight = team.rules?.score.fit, weight > 0,
      let group = team.agentMarks[head.agent].group,
      let fit = team.roster.groups[group].fits[head.line]
    else { return points }
    let best = team.roster.lines[head.line].groups.first { team.roster.groups[$0.group].ready > 0 }
    let below = max(0, (best?.fit.levels ?? 0) - fit.levels)
    return points - Int64(weight) * Int64(min(below, 100))
  }

  private func following(_ head: Head) -> Place? {
    let places = team.roster.lines[head.line].places
    var place = places.next(after: head.place)
    while let here = place, taken.contains(here.slot) { place = places.next(after: here) }
    return place
  }

  /// The lines in which somebody waits for somebody who has room: looked for from the shorter side.
  private func lines() -> [Int] {
    let roster = team.roster
    var reachable = 0
    roster.open.forEach {
      reachable += roster.groups[$0].lines.count
      return reachable <= roster.waiting.count
    }
    var lines: [Int] = []
    if reachable > roster.waiting.count {
      roster.waiting.forEach { line in
        if roster.isServed(line) { lines.append(line) }
        return true
      }
      return lines
    }
    var seen: Set<Int> = []
    roster.open.forEach { group in
      for line in roster.groups[group].lines
      where !roster.lines[line].places.isEmpty && !roster.lines[line].requirement.isPulled {
        if seen.insert(line).inserted { lines.append(line) }
      }
      return true
    }
    return lines
  }

  private enum Choice: Equatable {
    case agent(Int)
    /// Nobody for this one; another of its line may be taken.
    case notThis
    /// Nobody for its whole line.
    case nobody
  }

  private func choose(for item: WorkItem, in line: Int) -> Choice {
    if let last = lastAgent(for: item, in: line) { return .agent(last) }
    if let agent = best(for: item, in: line, skipping: item.declinedBy) { return .agent(agent) }
    guard !item.declinedBy.isEmpty else {
      return item.units > 1 ? .notThis : .nobody
    }
    // Where everyone who can has let it pass, all of them are asked again.
    guard team.allDeclined(item, in: line) else { return .notThis }
    return best(for: item, in: line, skipping: []).map { .agent($0) } ?? .notThis
  }

  /// Who had this customer before, where the queue wants that and they are free.
  private func lastAgent(for item: WorkItem, in line: Int) -> Int? {
    guard !item.lastAgent.isEmpty, team.queue(item.queue)?.sameAgent == true,
      let agent = team.agentPlaces[item.lastAgent], team.agentList[agent].isReady,
      !item.declinedBy.contains(item.lastAgent), let group = team.agentMarks[agent].group,
      let fit = team.roster.groups[group].fits[line],
      isAllowed(agent, fit), hasRoom(agent, for: item)
    else { return nil }
    return agent
  }

  /// The best fit, then the least loaded, then who can do least else, then the longest idle: looked for from the
  /// shorter side, among the groups that fit or those that have room.
  private func best(for item: WorkItem, in line: Int, skipping declined: [String]) -> Int? {
    var best: Candidate?
    func consider(_ group: Int, _ fit: Fit) {
      guard best.map({ !($0.fit < fit) }) ?? true,
        let agent = first(in: group, fit, for: item, skipping: declined)
      else { return }
      let candidate = Candidate(agent: agent, fit: fit, rank: rank(of: agent, in: group))
      if best.map({ candidate < $0 }) ?? true { best = candidate }
    }
    if team.roster.open.count < team.roster.lines[line].groups.count {
      team.roster.open.forEach { group in
        if let fit = team.roster.groups[group].fits[line] { consider(group, fit) }
        return true
      }
    } else {
      for member in team.roster.lines[line].groups {
        if let best, best.fit < member.fit { break }
        consider(member.group, member.fit)
      }
    }
    return best?.agent
  }

  private struct Candidate: Comparable {
    var agent: Int
    var fit: Fit
    var rank: Rank

    static func < (left: Candidate, right: Candidate) -> Bool {
      if left.fit != right.fit { return left.fit < right.fit }
      return left.rank < right.rank
    }
  }

  private func first(
    in group: Int, _ fit: Fit, for item: WorkItem, skipping declined: [String]
  ) -> Int? {
    var found: Int?
    // Those who are being asked already stand in the order as if they were not.
    var best: Rank?
    team.roster.groups[group].seats.forEach { seat in
      guard isAllowed(seat.slot, fit), !declined.contains(seat.id), hasRoom(seat.slot, for: item)
      else { return true }
      let rank = rank(of: seat.slot, in: group)
      if best.map({ rank < $0 }) ?? true {
        best = rank
        found = seat.slot
      }
      return besides(seat.slot) > 0
    }
    return found
  }

  /// What others serve first is for those who have had nothing for a while.
  private func isAllowed(_ agent: Int, _ fit: Fit) -> Bool {
    guard fit.isBackfill else { return true }
    let state = team.agentList[agent]
    return state.load == 0 && besides(agent) == 0
      && now.milliseconds(since: state.idleSince) >= Int64(team.rules?.backfillAfterMs ?? 0)
  }

  private func hasRoom(_ agent: Int, for item: WorkItem) -> Bool {
    team.agentList[agent].hasRoom(for: item.units, besides: besides(agent))
  }

  private struct Rank: Comparable {
    var load: UInt64
    var breadth: Int
    var idleSince: Int64
    var id: String

    static func < (left: Rank, right: Rank) -> Bool {
      if left.load != right.load { return left.load < right.load }
      if left.breadth != right.breadth { return left.breadth < right.breadth }
      if left.idleSince != right.idleSince { return left.idleSince < right.idleSince }
      return left.id < right.id
    }
  }

  private func rank(of agent: Int, in group: Int) -> Rank {
    let state = team.agentList[agent]
    let load = UInt64(state.load) + UInt64(besides(agent))
    return Rank(
      load: load * 1_000_000 / UInt64(max(1, state.capacity)),
      breadth: team.rules?.sparesGeneralists == true ? team.roster.groups[group].breadth : 0,
      idleSince: state.idleSince.milliseconds, id: state.id)
  }
}

extension Roster {
  /// Whether somebody who fits has room, and offers are made of it.
  fileprivate func isServed(_ line: Int) -> Bool {
    !lines[line].requirement.isPulled
      && lines[line].groups.contains { !groups[$0.group].seats.isEmpty }
  }
}

extension TeamState {
  /// Whether everyone who fits and accepts work has let it pass.
  fileprivate func allDeclined(_ item: WorkItem, in line: Int) -> Bool {
    let groups = roster.lines[line].groups
    let ready = groups.reduce(0) { $0 + roster.groups[$1.group].ready }
    var declined: [Int] = []
    for id in item.declinedBy {
      guard let agent = agentPlaces[id], !declined.contains(agent), agentList[agent].isReady,
        let group = agentMarks[agent].group, groups.contains(where: { $0.group == group })
      else { continue }
      declined.append(agent)
    }
    return declined.count >= ready
  }
}
