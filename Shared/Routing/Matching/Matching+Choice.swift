internal import Conversation

/// Who of those who have room is asked.
extension Matching {
  enum Choice: Equatable {
    case agent(Int)
    /// Nobody for this one; another of its line may be taken.
    case notThis
    /// Nobody for its whole line.
    case nobody
  }

  func choose(for item: WorkItem, in line: Int) -> Choice {
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

  func hasRoom(_ agent: Int, for item: WorkItem) -> Bool {
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
