import Conversation

/// How many conversations each agent held or was offered at once, as the log's times tell.
struct AgentLoads {
  private(set) var most: [String: Int] = [:]

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
    if case .offerCreated(let offer)? = record.event?.body { return offer.agentID }
    if let control = record.control?.after {
      return control.owner == .agent ? control.agentID : nil
    }
    return record.endedOffer == nil ? before : nil
  }
}
