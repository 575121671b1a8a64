import ConversationTesting
import Foundation

/// What a chaos run does: everything but how the processes interleave follows from it.
struct ChaosPlan: Sendable {
  var seed: UInt64
  /// How long customers write and things break.
  var length: Duration
  var conversations: Int
  /// Processes of each service.
  let scale = 2
  /// Seconds from one fault to the next.
  var gap: ClosedRange<Int>
  /// How long a process is away: longer than the session time-out, 4 s in the short form, else 6 s.
  var sleep: ClosedRange<Int>
  /// How long a gateway answers nothing: a call waits 15 s.
  var gatewaySilence: Int
  /// How often it tells how far it is; nil for never.
  var progress: Duration?

  /// What a run of the test suite has time for.
  static let short = ChaosPlan(
    seed: 20_261_123, length: .seconds(36), conversations: 48, gap: 1...2, sleep: 5...6,
    gatewaySilence: 3)

  /// The run that `make chaos` names by `BATON_CHAOS_SEED`, `BATON_CHAOS_MINUTES` and
  /// `BATON_CHAOS_CONVERSATIONS`; the short one where it names no minutes.
  static let current = ChaosPlan(ProcessInfo.processInfo.environment)

  private init(_ environment: [String: String]) {
    func number(_ name: String) -> Int? { environment["BATON_CHAOS_\(name)"].flatMap { Int($0) } }
    guard let minutes = number("MINUTES") else {
      self = .short
      return
    }
    self.init(
      seed: UInt64(number("SEED") ?? .random(in: 1...999_999)), length: .seconds(60 * minutes),
      conversations: number("CONVERSATIONS") ?? 40 * minutes, gap: 4...10, sleep: 7...12,
      gatewaySilence: 17, progress: .seconds(15))
  }

  private init(
    seed: UInt64, length: Duration, conversations: Int, gap: ClosedRange<Int>,
    sleep: ClosedRange<Int>, gatewaySilence: Int, progress: Duration? = nil
  ) {
    self.seed = seed
    self.length = length
    self.conversations = conversations
    self.gap = gap
    self.sleep = sleep
    self.gatewaySilence = gatewaySilence
    self.progress = progress
  }

  /// How long after its end things may still break that were to break before: a fault is over when all is whole
  /// again, and the next of that service waits for it.
  var overtime: Duration { max(length / 10, .seconds(24)) }

  /// What it may take with starting, settling and judging, in minutes.
  var limit: Int { Int(length / .seconds(60)) + 15 }

  /// The chance of one of the run's many parts: each has its own, so that none disturbs another.
  func chance(of part: String, _ number: Int = 0) -> SplitMix64 {
    let name = "\(seed) \(part) \(number)"
    let hash = name.utf8.reduce(seed) { SplitMix64(seed: $0 ^ UInt64($1)).mixed }
    return SplitMix64(seed: hash)
  }
}

extension SplitMix64 {
  fileprivate var mixed: UInt64 {
    var copy = self
    return copy.next()
  }

  mutating func within(_ range: ClosedRange<Int>) -> Int {
    range.lowerBound + below(range.count)
  }

  mutating func within(_ range: ClosedRange<Duration>) -> Duration {
    range.lowerBound + (range.upperBound - range.lowerBound) / 1_000 * below(1_001)
  }
}
