internal import Routing

/// Other staff than there was.
public enum StaffChange: Sendable, Equatable {
  /// More, or with a negative number fewer. Those who come have these skills, or all that any queue asks for, and are
  /// there whenever anybody is.
  case agents(Int, skills: [String])
  case learns(agent: String, skill: String)
  case loses(agent: String, skill: String)
  case capacity(UInt32)

  /// - Returns: nil where the plan has no such agent.
  public func applied(to plan: FloorPlan) -> FloorPlan? {
    var plan = plan
    switch self {
    case .agents(let count, let skills) where count >= 0:
      plan.agents += (0..<count).map { plan.newcomer($0 + 1, skills) }
    case .agents(let count, _):
      plan.agents.removeLast(min(plan.agents.count, -count))
    case .learns(let agent, let skill):
      guard let place = plan.agents.firstIndex(where: { $0.id == agent }) else { return nil }
      if plan.agents[place].level(of: skill) == 0 {
        plan.agents[place].skills.append(Skill(skill))
      }
    case .loses(let agent, let skill):
      guard let place = plan.agents.firstIndex(where: { $0.id == agent }) else { return nil }
      plan.agents[place].skills.removeAll { $0.name == skill }
    case .capacity(let capacity):
      for place in plan.agents.indices { plan.agents[place].capacity = capacity }
    }
    return plan
  }
}

extension FloorPlan {
  fileprivate func newcomer(_ number: Int, _ skills: [String]) -> Agent {
    let capacities = agents.map(\.capacity).sorted()
    let capacity = capacities.isEmpty ? 1 : capacities[capacities.count / 2]
    return Agent(
      id: "new-\(number)", skills: skills.isEmpty ? everySkill : skills, capacity: capacity,
      shifts: staffedTimes)
  }

  /// What any queue asks for, as well as it does, and every language.
  private var everySkill: [String] {
    var skills = queues.flatMap(\.needs).map { $0.level > 1 ? "\($0.skill)=\($0.level)" : $0.skill }
    skills += agents.flatMap(\.skills).map(\.name).filter { $0.hasPrefix("language:") }
    return skills.reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
  }

  /// When anybody is there: all shifts, merged.
  private var staffedTimes: [Range<Int64>] {
    agents.flatMap(\.shifts).sorted { $0.lowerBound < $1.lowerBound }.reduce(into: []) {
      merged, shift in
      if let last = merged.last, shift.lowerBound <= last.upperBound {
        merged[merged.count - 1] = last.lowerBound..<max(last.upperBound, shift.upperBound)
      } else {
        merged.append(shift)
      }
    }
  }
}
