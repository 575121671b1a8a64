import Conversation

/// What becomes of one record on its way into a sandbox.
struct SandboxCopy: Sendable {
  /// Without what others than customers appended.
  var onlyCustomers: Bool
  var speed: ReplaySpeed
  /// Where each record of production stands in the sandbox, by partition and offset there.
  private var offsets: [Int32: [Int64: Int64]] = [:]

  init(onlyCustomers: Bool, speed: ReplaySpeed) {
    self.onlyCustomers = onlyCustomers
    self.speed = speed
  }

  /// The event to append; nil for one that is left out.
  ///
  /// Left out are deliveries, since the sandbox delivers nothing, and carried states, since they hold
  /// offsets of production: the sandbox's own router carries.
  func event(_ judged: Judged) -> Event? {
    guard var event = judged.event else { return nil }
    if onlyCustomers, event.author.role != .customer { return nil }
    switch event.body {
    case .delivery, .contextCarried, .logOpened: return nil
    case .messageReceived(var body):
      // With no gateway, no service finds a delivery that is owed.
      body.policy.deliveredByGateway = false
      if !onlyCustomers { shorten(&body.policy) }
      event.body = .messageReceived(body)
    case .offerCreated(var body):
      body.expiresAfterMs = shortened(body.expiresAfterMs)
      event.body = .offerCreated(body)
    default: break
    }
    if event.epoch != 0 {
      // An epoch is the offset of a record; one that is not here belongs to nobody's control.
      event.epoch = offsets[judged.partition]?[event.epoch] ?? -1
    }
    return event
  }

  /// What was due when it was recorded is due when it comes here, ten times as fast or a moment early.
  private func shorten(_ policy: inout SessionPolicy) {
    policy.botReplyMs = shortened(policy.botReplyMs)
    policy.firstResponseMs = shortened(policy.firstResponseMs)
    policy.nextResponseMs = shortened(policy.nextResponseMs)
    policy.idleMs = shortened(policy.idleMs)
    policy.agentIdleMs = shortened(policy.agentIdleMs)
    policy.wrapUpMs = shortened(policy.wrapUpMs)
    policy.positionIntervalMs = shortened(policy.positionIntervalMs)
  }

  private func shortened(_ milliseconds: UInt32) -> UInt32 {
    switch speed {
    case .factor(let factor): UInt32(min(Double(milliseconds) * 0.9 / factor, Double(UInt32.max)))
    case .unlimited: 0
    }
  }

  mutating func note(_ judged: Judged, standsAt offset: Int64) {
    guard judged.control != nil else { return }
    offsets[judged.partition, default: [:]][judged.offset] = offset
  }
}
