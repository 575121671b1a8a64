extension Firm {
  /// Reports what each file may say, but not all of them together.
  func reportContradictions(to problems: ProblemList) {
    for queue in queues { reportUnserved(queue, to: problems) }
    let place = Place(file: "policy.yaml", path: "handover.queue")
    if let queue = queue(policy.defaultQueue), team(policy.defaultTeam) != nil,
      queue.team != policy.defaultTeam
    {
      problems.report(
        "the queue \"\(queue.id)\" belongs to the team \"\(queue.team)\", not to \"\(policy.defaultTeam)\"",
        at: place)
    }
  }

  private func reportUnserved(_ queue: Queue, to problems: ProblemList) {
    guard let team = team(queue.team), !team.agents.contains(where: { $0.canServe(queue) }),
      let place = problems.place(of: .queue, queue.id)
    else { return }
    let skills = queue.requiredSkills.joined(separator: ", ")
    problems.report(
      skills.isEmpty
        ? "nobody can serve this queue: the team \"\(team.id)\" has no agent with capacity"
        : "nobody can serve this queue: no agent of the team \"\(team.id)\" with capacity has all of: \(skills)",
      at: place)
  }
}
