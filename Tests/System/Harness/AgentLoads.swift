import Conversation

/// How many conversations each agent held or was offered at once, as the log's times tell. Those
/// that people gave or took without an offer don't count: they may exceed an agent's capacity.
struct AgentLoads {
  /// How many each may be offered: `deploy/sample/teams.yaml`.
  static let capacities = [
    "lin": 4, "emma": 3, "sofia": 1, "chen": 3, "james": 3, "wang": 2, "zhao": 4, "olivia": 3,
  ]

  private(set) var most: [String: Int] = [:]

  /// Who was offered more than they have room for.
  var faults: [String] {
    most.filter { $0.value > Self.capacities[$0.key, default: 0] }.sorted { $0.key < $1.key }
      .map { "\($0.key) had \($0.value) conversations by offers" }
  }

  init(_ records: [Judged]) {
    var changes: [(at: Timestamp, by: Int, agent: String)] = []
    for conversation in Dictionary(grouping: records, by: \.conversation).values {
      var holder: String?
      for record in conversation where record.verdict.isEffective {
        let next = Self.holder(after: record, before: holder)
        guard next != holder else { continue }
        if let holder { changes.append((record.timestamp, -1, holder)) }
        if let next { changes.append((record.timestamp, 1, next)) }
        holder = next
      }
    }
    var loads: [String: Int] = [:]
    for change in changes.sorted(by: { ($0.at, $0.by) < ($1.at, $1.by) }) {
      loads[change.agent, default: 0] += change.by
      most[change.agent] = max(most[change.agent, default: 0], loads[change.agent, default: 0])
    }
  }

  private static func holder(after record: Judged, before: String?) -> String? {
    switch record.event?.body {
    case .offerCreated(let offer): offer.agentID
    case .offerAccepted: before
    default: record.control == nil && record.endedOffer == nil ? before : nil
    }
  }
}
