internal import Conversation
internal import Firm
internal import IntakeCore

extension StampedPolicy {
  /// The firm's numbers as they are stamped into a message, for a session that it opens.
  ///
  /// - Parameters:
  ///   - peer: whose message it is.
  ///   - isDelivered: whether delivery tells a gateway what is said; if not, the customer's page
  ///     reads the log itself.
  init(_ firm: Firm, for peer: Peer, isDelivered: Bool) {
    self.init()
    let session = firm.policy.session
    botReplyMs = session.botReply.wireMilliseconds
    firstResponseMs = session.firstResponse.wireMilliseconds
    nextResponseMs = session.nextResponse.wireMilliseconds
    idleMs = session.idle.wireMilliseconds
    agentIdleMs = session.agentIdle.wireMilliseconds
    wrapUpMs = max(session.wrapUp, session.reopen).wireMilliseconds
    positionIntervalMs = session.positionInterval.wireMilliseconds
    maxBotTurns = UInt32(clamping: session.maxBotTurns)
    (defaultTeam, defaultQueue) = firm.defaultPlace(channel: peer.channel, account: peer.account)
    deliveredByGateway = isDelivered
  }
}

extension Duration {
  /// Whole milliseconds, as far as the wire's field goes.
  fileprivate var wireMilliseconds: UInt32 {
    UInt32(clamping: Int64(self / .milliseconds(1)))
  }
}
