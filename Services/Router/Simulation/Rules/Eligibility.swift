internal import OrderedCollections
internal import Routing

/// Who can serve what, by the plan: required skills are required, whatever the wait; what is preferred is not asked.
struct Eligibility: Sendable {
  private struct Asked: Hashable {
    var queue: String
    var skills: [String]
    var language: String
  }

  private let plan: FloorPlan
  private var known: OrderedDictionary<Asked, [String]> = [:]

  init(_ plan: FloorPlan) {
    self.plan = plan
  }

  /// Their ids, in the plan's order.
  mutating func agents(for item: WorkItem) -> [String] {
    let need = Asked(queue: item.queue, skills: item.skills, language: item.language)
    if let agents = known[need] { return agents }
    let agents = plan.agents.filter { canServe($0, need) }.map(\.id)
    known[need] = agents
    return agents
  }

  private func canServe(_ agent: FloorPlan.Agent, _ need: Asked) -> Bool {
    let wanted =
      (plan.queue(need.queue)?.needs ?? []) + need.skills.map { Need($0) }
    let language = AgentState.languageSkill(need.language)
    let isAsked = plan.agents.contains { $0.level(of: language) > 0 }
    return wanted.allSatisfy { $0.isPreferred || agent.level(of: $0.skill) >= $0.level }
      && (!isAsked || agent.level(of: language) > 0)
  }
}
