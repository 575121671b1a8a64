import BotRejudging
import Conversation

/// What came of a rejudging, with what was asked.
struct RejudgeReport: Sendable {
  /// The folder, as it was named.
  var bot: String
  var articles: Int
  /// Of its knowledge.
  var version: String
  /// The version of its model; nil where it searches alone.
  var model: String?
  /// Whether the model learnt other articles than the folder has.
  var isModelStale = false
  var span: RejudgedSpan
  var findings: Findings

  /// Of differences of one kind or one intent, how many were judged how.
  struct Counts: Equatable, Sendable {
    var right = 0
    var wrong = 0
    var unjudged = 0

    var all: Int { right + wrong + unjudged }

    mutating func add(_ judgement: Judgement, _ count: Int) {
      switch judgement {
      case .right: right += count
      case .wrong: wrong += count
      case .unjudged: unjudged += count
      }
    }
  }

  struct Intent: Equatable, Sendable {
    /// Empty for no idea.
    var name: String
    var turns: Int
    var counts: Counts
    /// The wrong ones by kind, the most first.
    var wrong: [(kind: DifferenceKind, count: Int)]

    static func == (left: Intent, right: Intent) -> Bool {
      left.name == right.name && left.turns == right.turns && left.counts == right.counts
    }
  }

  /// Those kinds that there are, in the order of their declaration; being late is none of them.
  var kinds: [(kind: DifferenceKind, counts: Counts)] {
    DifferenceKind.allCases.filter { $0 != .late }
      .map { kind in (kind, counts { $0.kind == kind }) }.filter { $0.counts.all > 0 }
  }

  /// What is said in time where the recorded bot was late.
  var late: Counts { counts { $0.kind == .late } }

  /// Those with differences, the most wrong ones first.
  var intents: [Intent] {
    let names = Set(findings.tallies.keys.lazy.filter { $0.kind != .late }.map(\.intent))
    return names.map { name in
      Intent(
        name: name, turns: findings.turnsByIntent[name] ?? 0,
        counts: counts { $0.intent == name && $0.kind != .late }, wrong: wrong(in: name))
    }.sorted {
      ($1.counts.wrong, $1.counts.all, $0.name) < ($0.counts.wrong, $0.counts.all, $1.name)
    }
  }

  private func wrong(in intent: String) -> [(kind: DifferenceKind, count: Int)] {
    findings.tallies
      .filter { $0.key.intent == intent && $0.key.judgement == .wrong && $0.key.kind != .late }
      .map { (kind: $0.key.kind, count: $0.value) }
      .sorted { ($1.count, $0.kind.rawValue) < ($0.count, $1.kind.rawValue) }
  }

  private func counts(where isWanted: (Findings.Tally) -> Bool) -> Counts {
    var counts = Counts()
    for (tally, count) in findings.tallies where isWanted(tally) {
      counts.add(tally.judgement, count)
    }
    return counts
  }

  /// What the recorded bot read messages by, the most often first.
  var makers: [(maker: Findings.Maker, count: Int)] {
    findings.makers.map { (maker: $0.key, count: $0.value) }
      .sorted {
        ($1.count, $0.maker.knowledge, $0.maker.model ?? "")
          < ($0.count, $1.maker.knowledge, $1.maker.model ?? "")
      }
  }

  /// Reasons by how many differences they judged, the most first.
  var reasons: [(reason: JudgementReason, count: Int)] {
    findings.reasons.map { (reason: $0.key, count: $0.value) }
      .sorted { ($1.count, $0.reason.rawValue) < ($0.count, $1.reason.rawValue) }
  }

  /// The kept differences by conversation, those with wrong ones first, each in the order of time.
  var conversations: [[Difference]] {
    Dictionary(grouping: findings.pairs.all, by: \.conversation).values.sorted { left, right in
      let (wrongLeft, wrongRight) = (Self.isWrong(left), Self.isWrong(right))
      return wrongLeft == wrongRight
        ? left[0].timestamp < right[0].timestamp
          || (left[0].timestamp == right[0].timestamp
            && left[0].conversation < right[0].conversation)
        : wrongLeft
    }
  }

  private static func isWrong(_ differences: [Difference]) -> Bool {
    differences.contains { $0.judgement == .wrong }
  }
}
