internal import Conversation
internal import Metrics
internal import Routing

/// What is told of a team in numbers, by whoever decides for it.
struct TeamMetrics: Sendable {
  private let waiting: Gauge
  private let ready: Gauge
  /// How often, of those who had to wait, the truth lay under what was estimated: 0 to 1.
  private let withinP50: Gauge
  private let withinP90: Gauge
  private let estimated: Gauge
  private let warned: Counter
  private let met: Counter
  private let breached: Counter

  init(team: String) {
    func gauge(_ label: String, _ more: [(String, String)] = []) -> Gauge {
      Gauge(label: label, dimensions: [("team", team)] + more)
    }
    func counter(_ outcome: String) -> Counter {
      Counter(
        label: "baton_router_service_levels_total",
        dimensions: [("team", team), ("outcome", outcome)])
    }
    waiting = gauge("baton_router_waiting")
    ready = gauge("baton_router_agents_ready")
    withinP50 = gauge("baton_router_wait_estimate_coverage", [("quantile", "0.5")])
    withinP90 = gauge("baton_router_wait_estimate_coverage", [("quantile", "0.9")])
    estimated = gauge("baton_router_wait_estimates")
    warned = counter("warned")
    met = counter("met")
    breached = counter("breached")
  }

  func look(at team: TeamState) {
    waiting.record(team.waitingCount)
    ready.record(team.agents.count(where: \.isReady))
    let coverage = team.coverage
    estimated.record(Double(coverage.estimated))
    guard coverage.estimated > 0 else { return }
    withinP50.record(Double(coverage.withinP50) / Double(coverage.estimated))
    withinP90.record(Double(coverage.withinP90) / Double(coverage.estimated))
  }

  func note(_ judged: JudgedTeamEvent) {
    guard judged.verdict.isEffective, case .serviceLevelReached(let body)? = judged.event?.body
    else { return }
    switch body.outcome {
    case .warned: warned.increment()
    case .met: met.increment()
    case .breached: breached.increment()
    case .unspecified, .UNRECOGNIZED: break
    }
  }
}
