import ArgumentParser
import RouterSimulation

/// `+3`, `-2`, or `+3:orders,returns`.
struct AgentsChange: ExpressibleByArgument, Equatable {
  var change: StaffChange

  init?(argument: String) {
    let parts = argument.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
    guard let first = argument.first, "+-".contains(first), let count = Int(parts[0]),
      (-10_000...10_000).contains(count), count != 0
    else { return nil }
    let skills = parts.count > 1 ? parts[1].split(separator: ",").map(String.init) : []
    guard parts.count == 1 || (count > 0 && !skills.isEmpty) else { return nil }
    change = .agents(count, skills: skills)
  }
}

/// `lin+returns`, or `lin-orders`: the last sign parts the agent from the skill, unless the skill says otherwise by
/// holding one too; so ids of agents may hold signs, those of skills only after a plus.
struct SkillChange: ExpressibleByArgument, Equatable {
  var change: StaffChange

  init?(argument: String) {
    let sign = argument.firstIndex(of: "+") ?? argument.lastIndex(of: "-")
    guard let sign else { return nil }
    let agent = String(argument[..<sign])
    let skill = String(argument[argument.index(after: sign)...])
    guard !agent.isEmpty, !skill.isEmpty else { return nil }
    change =
      argument[sign] == "+"
      ? .learns(agent: agent, skill: skill) : .loses(agent: agent, skill: skill)
  }
}

/// `baton,first-come,round-robin`.
struct RuleList: ExpressibleByArgument, Equatable {
  var rules: [Rule]

  init?(argument: String) {
    let names = argument.split(separator: ",")
    rules = names.compactMap { name in Rule.allCases.first { $0.argument == name } }
    guard rules.count == names.count, !rules.isEmpty, Set(rules).count == rules.count else {
      return nil
    }
  }
}

extension Rule {
  var argument: String {
    switch self {
    case .baton: "baton"
    case .firstComeFirstServed: "first-come"
    case .roundRobin: "round-robin"
    }
  }
}

extension StaffChange {
  var unknownAgent: String {
    switch self {
    case .learns(let agent, _), .loses(let agent, _): "There is no agent \(agent)."
    case .agents, .capacity: ""
    }
  }
}

extension FloorPlan {
  var agentIDs: String { agents.map(\.id).joined(separator: ", ") }
}
