internal import Conversation

/// What a waiting conversation's score is made of, for people to read.
public struct Score: Sendable, Equatable {
  public struct Part: Sendable, Equatable {
    public var name: String
    /// In hundredths of a point.
    public var hundredths: Int64
  }

  public var parts: [Part]
  /// The points of waiting are counted whole, by the clock's own steps: within one, the earliest service
  /// level goes first.
  public var waitMillisecondsPerPoint: Int64

  public var total: Int64 { parts.reduce(0) { $0 + $1.hundredths } }
}

/// The formula, with its weights as the team's log states them.
struct Scoring: Sendable {
  private static let minute: Int64 = 60_000
  /// Bounds each part, whatever the weights are.
  private static let most: Int64 = 100_000_000

  let weights: ScoreWeights?

  /// What one point of waiting takes, in milliseconds.
  var pace: Int64 {
    guard let weights else { return Self.minute }
    return weights.waitMsPerPoint == 0 ? Self.minute : Int64(weights.waitMsPerPoint)
  }

  /// All but waiting, in hundredths of a point.
  func parts(of item: WorkItem) -> [Score.Part] {
    guard let weights else {
      return [Score.Part(name: "priority", hundredths: Int64(item.priority) * 100)]
    }
    let tier = weights.tiers.first { $0.tier == item.tier }?.points ?? 0
    let urgency = Int(item.urgency) - 1
    let urgent = weights.urgency.indices.contains(urgency) ? weights.urgency[urgency] : 0
    return [
      part("priority", Int64(weights.priority) * Int64(min(item.priority, 100))),
      part("urgency", Int64(urgent) * 100),
      part("tier", Int64(tier) * 100),
      part("sentiment", Int64(weights.sentiment) * 100 * item.upset),
      part("falling", Int64(weights.slope) * item.falling),
      part("promise", item.promised == nil ? 0 : Int64(weights.promise) * 100),
    ]
  }

  private func part(_ name: String, _ hundredths: Int64) -> Score.Part {
    Score.Part(name: name, hundredths: min(max(hundredths, -Self.most), Self.most))
  }

  /// The points that order a line: the same at every time.
  func points(of item: WorkItem) -> Int64 {
    guard let weights else { return Int64(item.priority) }
    // What `parts` adds up, without making them: every record of a waiting item asks for it.
    let tier = weights.tiers.isEmpty ? 0 : weights.tiers.first { $0.tier == item.tier }?.points ?? 0
    let place = Int(item.urgency) - 1
    let urgent = weights.urgency.indices.contains(place) ? weights.urgency[place] : 0
    var sum = bounded(Int64(weights.priority) * Int64(min(item.priority, 100)))
    sum += bounded(Int64(urgent) * 100)
    sum += bounded(Int64(tier) * 100)
    sum += bounded(Int64(weights.sentiment) * 100 * item.upset)
    sum += bounded(Int64(weights.slope) * item.falling)
    if item.promised != nil { sum += bounded(Int64(weights.promise) * 100) }
    let head = Timestamp(milliseconds: sum * pace / 100)
    let value = head.milliseconds(since: item.queuedAt)
    return value / pace - (value % pace < 0 ? 1 : 0)
  }

  private func bounded(_ hundredths: Int64) -> Int64 {
    min(max(hundredths, -Self.most), Self.most)
  }
}

extension WorkItem {
  /// Steps of feeling below 0: at most 2 in what a bot writes.
  fileprivate var upset: Int64 { min(max(0, -Int64(sentiment)), 10) }

  /// Hundredths of a step a turn, downwards: at most 400 in what a bridge writes.
  fileprivate var falling: Int64 { min(max(0, -Int64(slopeHundredths)), 1_000) }
}
