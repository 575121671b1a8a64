internal import Firm
internal import IntakeCore
internal import Synchronization
internal import Web

/// Who sends too much: so many requests for each gateway, and for each of its peers.
final class RequestLimits: Sendable {
  private struct State {
    var limits: RateLimits
    var gateways: RateLimiter<String>
    var peers: RateLimiter<Peer>

    init(_ limits: RateLimits) {
      self.limits = limits
      gateways = RateLimiter(
        perSecond: limits.perGateway.perSecond, burst: limits.perGateway.burst)
      peers = RateLimiter(perSecond: limits.perPeer.perSecond, burst: limits.perPeer.burst)
    }
  }

  private let state = Mutex<State?>(nil)
  private let start = ContinuousClock.now

  /// Returns nil if a request of this peer may pass, else how long until one would.
  ///
  /// Changed limits begin with a full allowance for everybody.
  func take(_ peer: Peer, _ limits: RateLimits) -> Duration? {
    let now = Int64((ContinuousClock.now - start) / .milliseconds(1))
    return state.withLock { state in
      var current = state?.limits == limits ? state ?? State(limits) : State(limits)
      // Emptied first, so that the limiters are changed in place.
      state = nil
      defer { state = current }
      if let wait = current.peers.take(peer, now: now) { return wait }
      return current.gateways.take("\(peer.channel)\n\(peer.account)", now: now)
    }
  }
}
