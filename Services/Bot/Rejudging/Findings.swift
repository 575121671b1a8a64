public import Conversation

/// What came of a rejudging, counted; of the differences themselves an even sample.
public struct Findings: Sendable, Equatable {
  public struct Tally: Sendable, Hashable {
    public var kind: DifferenceKind
    public var judgement: Judgement
    /// What the recorded bot took the message for; empty for no idea.
    public var intent: String
  }

  /// What a recorded bot read a message by.
  public struct Maker: Sendable, Hashable {
    /// The version of its knowledge; empty where the record names none.
    public var knowledge: String
    /// The version of its model; nil where it searched alone.
    public var model: String?

    init(_ understood: TurnUnderstood) {
      func version(_ name: String) -> String? {
        understood.versions.first { $0.name == name }?.version
      }
      knowledge = version("knowledge") ?? ""
      model = version("model")
    }
  }

  public internal(set) var records = 0
  public internal(set) var sessions = 0
  /// Turns that both bots decided.
  public private(set) var turns = 0
  /// How many turns the other bot could not be asked about: the log holds no state that they were
  /// decided in.
  public private(set) var undecided = 0
  public private(set) var recorded: [TurnReply.Kind: Int] = [:]
  public private(set) var other: [TurnReply.Kind: Int] = [:]
  /// Messages by what the recorded bot read them by.
  public private(set) var makers: [Maker: Int] = [:]
  public private(set) var turnsByIntent: [String: Int] = [:]
  public private(set) var tallies: [Tally: Int] = [:]
  public private(set) var reasons: [JudgementReason: Int] = [:]
  public private(set) var pairs: DifferenceSample

  public init(pairs: Int) {
    self.pairs = DifferenceSample(limit: pairs)
  }

  /// All differences; where the recorded bot was late is counted apart.
  public var differences: Int { count { $0.kind != .late } }

  /// How many differences there are of some sort.
  public func count(where isWanted: (Tally) -> Bool) -> Int {
    tallies.reduce(0) { $0 + (isWanted($1.key) ? $1.value : 0) }
  }

  public func count(_ kind: DifferenceKind, _ judgement: Judgement) -> Int {
    count { $0.kind == kind && $0.judgement == judgement }
  }

  mutating func count(_ recorded: TurnReply, _ other: TurnReply, intent: String) {
    turns += 1
    self.recorded[recorded.kind, default: 0] += 1
    self.other[other.kind, default: 0] += 1
    turnsByIntent[intent, default: 0] += 1
  }

  mutating func count(_ maker: Maker) { makers[maker, default: 0] += 1 }

  mutating func countUndecided() { undecided += 1 }

  mutating func count(_ difference: Difference) {
    let tally = Tally(
      kind: difference.kind, judgement: difference.judgement, intent: difference.recordedIntent)
    tallies[tally, default: 0] += 1
    reasons[difference.reason, default: 0] += 1
    pairs.add(difference)
  }

  /// Adds what was found in another partition.
  public mutating func merge(_ found: Findings) {
    records += found.records
    sessions += found.sessions
    turns += found.turns
    undecided += found.undecided
    recorded.merge(found.recorded, uniquingKeysWith: +)
    other.merge(found.other, uniquingKeysWith: +)
    makers.merge(found.makers, uniquingKeysWith: +)
    turnsByIntent.merge(found.turnsByIntent, uniquingKeysWith: +)
    tallies.merge(found.tallies, uniquingKeysWith: +)
    reasons.merge(found.reasons, uniquingKeysWith: +)
    pairs.merge(found.pairs)
  }
}
