extension RequeueReason {
  /// The reason's word in JSON, as in `agent_lost`.
  public var name: String {
    switch self {
    case .agentLost: "agent_lost"
    case .overflow: "overflow"
    case .fallback: "fallback"
    case .queueClosed: "queue_closed"
    case .unspecified, .UNRECOGNIZED: "unspecified"
    }
  }
}
