public import Conversation

/// Keeps a gateway that does not answer from taking the place of those that do.
///
/// So many calls at once and no more; and after five failures in a row one at a time, with a pause
/// before each, until one succeeds.
public struct GatewayGate: Sendable, Equatable {
  public static let callsAtOnce = 64
  static let failuresUntilPause = 5
  static let firstPause: Int64 = 1_000
  static let longestPause: Int64 = 30_000
  static let busyPause: Int64 = 100

  private var calls = 0
  private var failures = 0
  private var pausedUntil = Timestamp(milliseconds: .min)

  public init() {}

  /// When to ask again, where no call may be made now; nil where one may.
  public func opening(at now: Timestamp) -> Timestamp? {
    let isPaused = failures >= Self.failuresUntilPause
    if isPaused, pausedUntil > now { return pausedUntil }
    guard calls >= (isPaused ? 1 : Self.callsAtOnce) else { return nil }
    return now.adding(milliseconds: isPaused ? Self.firstPause : Self.busyPause)
  }

  /// Admits a call now, or says when to ask again.
  public mutating func admit(at now: Timestamp) -> Timestamp? {
    let opening = opening(at: now)
    if opening == nil { calls += 1 }
    return opening
  }

  /// A call that was admitted is over. Any answer of the gateway's own is a success here, a refusal
  /// too: it is there.
  public mutating func ended(isAnswered: Bool, at now: Timestamp) {
    calls -= 1
    guard !isAnswered else {
      failures = 0
      return
    }
    failures += 1
    guard failures >= Self.failuresUntilPause else { return }
    let doublings = min(failures - Self.failuresUntilPause, 5)
    pausedUntil = now.adding(milliseconds: min(Self.firstPause << doublings, Self.longestPause))
  }
}

extension AttemptResult {
  /// Whether the gateway is there and works: 5xx and 429 say that it does not.
  public var isAnswered: Bool {
    switch self {
    case .answered(let status, _): status < 500 && status != 429
    case .unreachable: false
    case .forbidden: true
    }
  }
}
