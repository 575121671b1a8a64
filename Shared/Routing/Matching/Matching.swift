internal import Conversation

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

  let team: TeamState
  let now: Timestamp
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

  func besides(_ agent: Int) -> UInt32 {
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
}

extension Roster {
  /// Whether somebody who fits has room, and offers are made of it.
  fileprivate func isServed(_ line: Int) -> Bool {
    !lines[line].requirement.isPulled
      && lines[line].groups.contains { !groups[$0.group].seats.isEmpty }
  }
}
