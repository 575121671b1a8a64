internal import Conversation
public import Routing

extension TeamLog: PartitionFold {
  public var count: Int { all.count }

  /// A team's log has no limbo: what it owes is a conversation's.
  public var violations: Int { 0 }
}

extension JudgedTeamEvent: JudgedRecord {
  public var voidLabel: String? {
    guard case .void(let reason) = verdict else { return nil }
    return "\(reason)"
  }

  public var statesIdentity: Bool {
    guard case .logOpened = event?.body else { return false }
    return verdict.isEffective
  }
}
