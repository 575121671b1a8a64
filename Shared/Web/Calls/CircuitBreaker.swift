/// Leaves alone, for a while, somebody outside who does not answer.
///
/// Closed, every call passes. After so many failures in a row it opens, and none does. Once the pause is over it is
/// half open: one call passes to try; if it succeeds the breaker closes, if it fails the pause begins anew. What a
/// call reports that was admitted before the breaker last changed is not counted.
///
/// A value without a clock: whoever asks brings the time, in milliseconds of any clock that doesn't run backwards.
public struct CircuitBreaker: Sendable, Equatable {
  public enum State: String, Sendable, Equatable {
    case closed, open
    case halfOpen = "half_open"
  }

  /// Leave to make one call, to be given back with what came of it.
  public struct Permit: Sendable, Equatable {
    fileprivate var turn: UInt64
  }

  public let failuresUntilOpen: Int
  /// Milliseconds.
  public let pause: Int64
  /// The most milliseconds that somebody who names the wait is left alone for.
  public let longestPause: Int64

  private var failures = 0
  /// Nil while closed.
  private var closedUntil: Int64?
  /// When the call went out that tries, once the pause was over.
  private var triedAt: Int64?
  /// Counts the changes of state, so that a late report is known as one.
  private var turn: UInt64 = 0

  /// - Parameters:
  ///   - failuresUntilOpen: failures in a row, at least 1.
  ///   - pause: milliseconds, at least 1.
  ///   - longestPause: milliseconds, at least `pause`.
  public init(
    failuresUntilOpen: Int = 5, pause: Int64 = 30_000, longestPause: Int64 = 300_000
  ) {
    self.failuresUntilOpen = max(failuresUntilOpen, 1)
    self.pause = max(pause, 1)
    self.longestPause = max(longestPause, self.pause)
  }

  public func state(now: Int64) -> State {
    guard let closedUntil else { return .closed }
    return now < closedUntil ? .open : .halfOpen
  }

  /// Nil where no call may be made now. One that tries and is never heard of again is given up after a pause.
  public mutating func admit(now: Int64) -> Permit? {
    switch state(now: now) {
    case .closed: return Permit(turn: turn)
    case .open: return nil
    case .halfOpen:
      if let triedAt, now &- triedAt < pause { return nil }
      triedAt = now
      turn &+= 1
      return Permit(turn: turn)
    }
  }

  public mutating func succeeded(_ permit: Permit) {
    guard permit.turn == turn else { return }
    failures = 0
    guard closedUntil != nil else { return }
    closedUntil = nil
    triedAt = nil
    turn &+= 1
  }

  /// - Parameter wait: milliseconds for which the other side asked to be left alone: the breaker opens at once, for as
  ///   long, from `pause` to `longestPause`. Nil where it said nothing.
  public mutating func failed(_ permit: Permit, now: Int64, wait: Int64? = nil) {
    guard permit.turn == turn else { return }
    failures += 1
    guard closedUntil != nil || failures >= failuresUntilOpen || wait != nil else { return }
    closedUntil = now &+ min(max(wait ?? pause, pause), longestPause)
    failures = 0
    triedAt = nil
    turn &+= 1
  }

  /// The call was given up by its caller, and says nothing of the other side.
  public mutating func withdrawn(_ permit: Permit) {
    guard permit.turn == turn else { return }
    triedAt = nil
  }
}
