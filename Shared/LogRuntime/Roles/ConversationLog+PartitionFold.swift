public import Conversation

extension ConversationLog: PartitionFold {
  public var violations: Int {
    all.reduce(0) { $0 + ($1.isInLimbo ? 1 : 0) }
  }
}

extension Judged: JudgedRecord {
  public var voidLabel: String? {
    guard case .void(let reason) = verdict else { return nil }
    return "\(reason)"
  }

  public var statesIdentity: Bool {
    guard case .logOpened = event?.body else { return false }
    return verdict.isEffective
  }
}
