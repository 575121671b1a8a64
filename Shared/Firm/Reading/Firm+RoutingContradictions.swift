/// What teams, queues and agents say of one another that cannot be.
extension Firm {
  func reportRouting(to problems: ProblemList) {
    let known = Set(agents.flatMap(\.skills).compactMap { OwnSkill($0)?.name })
    for queue in queues {
      guard let place = problems.place(of: .queue, queue.id) else { continue }
      let unknown = unknownSkills(of: queue, known)
      for skill in unknown {
        let all = known.sorted().joined(separator: ", ")
        problems.report(
          "there is no skill \"\(skill)\": no agent has it; known: \(all.isEmpty ? "none" : all)",
          at: place)
      }
      if unknown.isEmpty { reportUnserved(queue, at: place, to: problems) }
      reportOverflow(of: queue, at: place, to: problems)
    }
    for agent in agents { reportQueues(of: agent, to: problems) }
    for team in teams { reportFallback(of: team, to: problems) }
  }

  private func unknownSkills(of queue: Queue, _ known: Set<String>) -> [String] {
    var unknown: [String] = []
    for text in queue.requiredSkills + queue.rings.flatMap(\.skills) {
      guard let name = AskedSkill(text)?.name, !known.contains(name), !unknown.contains(name)
      else { continue }
      unknown.append(name)
    }
    return unknown
  }

  private func reportUnserved(_ queue: Queue, at place: Place, to problems: ProblemList) {
    guard let team = team(queue.team), !team.agents.contains(where: { $0.canServe(queue) })
    else { return }
    let skills = queue.requiredSkills.joined(separator: ", ")
    problems.report(
      skills.isEmpty
        ? "nobody can serve this queue: the team \"\(team.id)\" has no agent with capacity for it"
        : "nobody can serve this queue: no agent of the team \"\(team.id)\" with capacity has all of: \(skills)",
      at: place)
  }

  /// Who comes that way could only go back.
  private func reportOverflow(of queue: Queue, at place: Place, to problems: ProblemList) {
    for overflow in queue.overflow {
      guard let to = self.queue(overflow.queue),
        to.overflow.contains(where: { $0.queue == queue.id })
      else { continue }
      problems.warn(
        "overflows to \"\(to.id)\", which overflows back: each conversation goes one way only",
        at: place)
    }
  }

  private func reportQueues(of agent: Agent, to problems: ProblemList) {
    guard let place = problems.place(of: .agent, agent.id) else { return }
    for id in agent.queues + agent.backfill {
      guard let queue = queue(id), queue.team != agent.team else { continue }
      problems.report(
        "the queue \"\(id)\" belongs to the team \"\(queue.team)\", not to \"\(agent.team)\"",
        at: place)
    }
  }

  private func reportFallback(of team: Team, to problems: ProblemList) {
    guard let fallback = team.fallback, let queue = queue(fallback.queue), queue.team == team.id,
      let place = problems.place(of: .team, team.id)
    else { return }
    problems.report(
      "the fallback \"\(fallback.queue)\" is the team's own: name another team's queue", at: place)
  }
}
