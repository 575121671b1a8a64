import BotRejudging
import Conversation

/// The report as `--json` prints it.
struct RejudgeRecord: Encodable, Sendable {
  struct Counts: Encodable, Sendable {
    var right: Int
    var wrong: Int
    var unjudged: Int

    init(_ counts: RejudgeReport.Counts) {
      (right, wrong, unjudged) = (counts.right, counts.wrong, counts.unjudged)
    }
  }

  struct Kind: Encodable, Sendable {
    var kind: DifferenceKind
    var right: Int
    var wrong: Int
    var unjudged: Int
  }

  struct Intent: Encodable, Sendable {
    var intent: String
    var turns: Int
    var right: Int
    var wrong: Int
    var unjudged: Int
    var wrongByKind: [String: Int]
  }

  struct Reply: Encodable, Sendable {
    var kind: TurnReply.Kind
    var text: String
    var articles: [String]
    var choices: [String]
    var queue: String?
    var reason: String?

    init(_ reply: TurnReply) {
      (kind, text, choices) = (reply.kind, reply.text, reply.choices)
      articles = reply.articles.map(\.id)
      queue = reply.isSaid ? nil : reply.queue
      reason = reply.isSaid ? nil : reply.reason.name
    }
  }

  struct Pair: Encodable, Sendable {
    var conversationId: String
    var sessionSeq: UInt32
    var position: String
    var timestamp: String
    var channel: String
    var account: String
    var question: String
    var language: String
    var recordedIntent: String
    var otherIntent: String
    var recorded: Reply
    var other: Reply
    var kind: DifferenceKind
    var judgement: Judgement
    var because: JudgementReason
    var peopleSaid: [String]
  }

  var bot: String
  var articles: Int
  var knowledge: String
  /// The version of its model; nil where it searches alone.
  var model: String?
  /// Nil for no bound.
  var from: String?
  var to: String?
  var records: Int
  var sessions: Int
  var turns: Int
  var undecided: Int
  var recorded: [String: Int]
  var other: [String: Int]
  var differing: Int
  var differences: [Kind]
  var late: Counts
  var intents: [Intent]
  var reasons: [String: Int]
  /// An even sample of so many of each kind and judgement as were asked for.
  var pairs: [Pair]

  init(_ report: RejudgeReport) {
    let found = report.findings
    (bot, articles, knowledge) = (report.bot, report.articles, report.version)
    model = report.model
    from =
      report.span.from == Timestamp(milliseconds: .min)
      ? nil : EntryRecord.text(of: report.span.from)
    to =
      report.span.to == Timestamp(milliseconds: .max)
      ? nil : EntryRecord.text(of: report.span.to)
    (records, sessions, turns) = (found.records, found.sessions, found.turns)
    undecided = found.undecided
    recorded = Self.named(found.recorded)
    other = Self.named(found.other)
    differing = found.differences
    differences = report.kinds.map { kind, counts in
      Kind(kind: kind, right: counts.right, wrong: counts.wrong, unjudged: counts.unjudged)
    }
    late = Counts(report.late)
    intents = report.intents.map { intent in
      Intent(
        intent: intent.name, turns: intent.turns, right: intent.counts.right,
        wrong: intent.counts.wrong, unjudged: intent.counts.unjudged,
        wrongByKind: Dictionary(
          uniqueKeysWithValues: intent.wrong.map { ($0.kind.rawValue, $0.count) }))
    }
    reasons = Dictionary(
      uniqueKeysWithValues: report.reasons.map { ($0.reason.rawValue, $0.count) })
    pairs = found.pairs.all.map { Pair($0) }
  }

  private static func named(_ counts: [TurnReply.Kind: Int]) -> [String: Int] {
    Dictionary(uniqueKeysWithValues: counts.map { ($0.key.rawValue, $0.value) })
  }
}

extension RejudgeRecord.Pair {
  init(_ difference: Difference) {
    conversationId = difference.conversation.description
    sessionSeq = difference.session
    position = "\(difference.partition)-\(difference.offset)"
    timestamp = EntryRecord.text(of: difference.timestamp)
    (channel, account) = (difference.channel, difference.account)
    (question, language) = (difference.question, difference.language)
    (recordedIntent, otherIntent) = (difference.recordedIntent, difference.otherIntent)
    recorded = RejudgeRecord.Reply(difference.recorded)
    other = RejudgeRecord.Reply(difference.other)
    (kind, judgement, because) = (difference.kind, difference.judgement, difference.reason)
    peopleSaid = difference.peopleSaid
  }
}
