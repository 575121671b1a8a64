public import Conversation

/// The context package as the console shows it: what the bot handed over; before that, what it has
/// understood so far.
public struct ContextView: Sendable, Equatable, Codable {
  public struct Intent: Sendable, Equatable, Codable {
    public var name: String
    public var confidence: Double
    public var alternatives: [Scored]
  }

  public struct Scored: Sendable, Equatable, Codable {
    public var name: String
    public var confidence: Double
  }

  /// `now` from -2 (very negative) to 2; `slope` in those steps a turn.
  public struct Sentiment: Sendable, Equatable, Codable {
    public var now: Int32
    public var slope: Double
  }

  public struct Tried: Sendable, Equatable, Codable {
    public var text: String
    public var outcome: String?
    public var sources: [SourceView]
  }

  public struct Lookup: Sendable, Equatable, Codable {
    public var name: String
    public var result: String
    public var status: String
  }

  public struct File: Sendable, Equatable, Codable {
    public var sha256: String
  }

  public var summary: String?
  public var reason: String?
  public var intent: Intent?
  public var urgency: String?
  public var sentiment: Sentiment?
  public var slots: [NamedValue]
  public var tried: [Tried]
  public var lookups: [Lookup]
  public var profileVersion: UInt64?
  public var language: String?
  public var attachments: [File]
  public var throughSeq: UInt32?
  public var chainHash: String?
}

public struct SourceView: Sendable, Equatable, Codable {
  public var articleId: String
  public var title: String

  init(_ source: Source) {
    articleId = source.articleID
    title = source.title
  }
}

extension ContextView {
  /// Nil where the bot made nothing of the session yet.
  public init?(_ state: Conversation) {
    if let handoff = state.handoff, handoff.hasPackage {
      self.init(handoff.package, reason: handoff.reason.name)
    } else if let turn = state.turn.last {
      self.init(turn, slope: state.turn.sentimentSlope)
    } else {
      return nil
    }
  }

  private init(_ package: ContextPackage, reason: String?) {
    summary = package.summary.filled
    self.reason = reason
    intent = Intent(package.intent, package.confidence, package.alternatives)
    urgency = package.urgency.name
    sentiment = Sentiment(now: package.sentiment, slope: package.sentimentSlope.told)
    slots = package.slots.map { NamedValue(name: $0.name, value: $0.value) }
    tried = package.tried.map {
      Tried(
        text: $0.text, outcome: $0.kind.outcomeName, sources: $0.sources.map { SourceView($0) })
    }
    lookups = package.lookups.map {
      Lookup(name: $0.connector, result: $0.result, status: $0.succeeded ? "done" : "failed")
    }
    profileVersion = package.profileVersion
    language = package.language.filled
    attachments = package.attachmentSha256.map { File(sha256: $0) }
    throughSeq = package.throughSeq
    chainHash = Chain.hexadecimal(package.chainHash)
  }

  private init(_ turn: TurnUnderstood, slope: Double) {
    intent = Intent(turn.intent, turn.confidence, turn.alternatives)
    urgency = turn.urgency.name
    sentiment = Sentiment(now: turn.sentiment, slope: slope.told)
    slots = turn.slots.map { NamedValue(name: $0.name, value: $0.value) }
    tried = []
    lookups = []
    language = turn.language.filled
    attachments = []
  }
}

extension ContextView.Intent {
  fileprivate init?(_ name: String, _ confidence: Double, _ alternatives: [IntentScore]) {
    guard !name.isEmpty else { return nil }
    self.name = name
    self.confidence = confidence.told
    self.alternatives = alternatives.map { .init(name: $0.intent, confidence: $0.confidence.told) }
  }
}

extension Chain {
  static func hexadecimal(_ bytes: some Sequence<UInt8>) -> String {
    bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
  }
}

extension Double {
  /// JSON has no infinity, and a view that cannot be written would hold up its whole partition.
  var told: Double { isFinite ? self : 0 }
}

extension String {
  var filled: String? { isEmpty ? nil : self }
}
