import Conversation

/// What gateways got, held against what the log says that they should.
struct GatewayAudit {
  private(set) var faults: [String] = []
  /// Calls that repeated one before.
  private(set) var repeats = 0

  /// - Parameters:
  ///   - conversations: the records of each conversation with a gateway, in their order.
  ///   - delivered: the events that each one's gateway got, in the order of the calls.
  init(_ conversations: [String: [Judged]], delivered: [String: [String]]) {
    for (conversation, records) in conversations {
      let said = records.filter { $0.said != nil }.compactMap { $0.event?.id.description }
      let got = delivered[conversation] ?? []
      var seen: Set<String> = []
      let first = got.filter { seen.insert($0).inserted }
      repeats += got.count - first.count
      guard first != said else { continue }
      let lost = said.filter { !seen.contains($0) }
      let alien = first.filter { !said.contains($0) }
      faults.append(
        lost.isEmpty && alien.isEmpty
          ? "\(conversation): the gateway got \(first), the log says \(said)"
          : "\(conversation): the gateway never got \(lost), and \(alien) that does not count")
    }
    for conversation in delivered.keys where conversations[conversation] == nil {
      faults.append("\(conversation): delivered, but not in the log")
    }
  }
}
