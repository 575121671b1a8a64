/// What the bot knows of the session so far.
public struct TurnState: Sendable, Equatable {
  public static let sentimentsKept = 10

  /// What it made of the latest message that it understood.
  public var last: TurnUnderstood?
  /// Messages it sent in this session.
  public var botTurns: UInt32 = 0
  /// Turns without an answer, since the last answer. Of sessions under fold version 1 only.
  public var failuresInARow: UInt32 = 0
  /// Of the session's last ten understood messages, -2...2, oldest first.
  public var sentiments: [Int32] = []

  public init() {}

  /// Over all that is kept of the session; 0 with fewer than two turns.
  public var sentimentSlope: Double { Self.slope(of: sentiments[...]) }

  /// Over the last so many, 2 and more; nil while there are fewer.
  public func sentimentSlope(overLast count: Int) -> Double? {
    count >= 2 && sentiments.count >= count ? Self.slope(of: sentiments.suffix(count)) : nil
  }

  /// Sentiment steps a turn, by least squares: with turns x = 0, 1, ... and sentiments y, the sum of
  /// (x - mean x)(y - mean y) divided by the sum of (x - mean x) squared. From -4 to 4.
  private static func slope(of sentiments: ArraySlice<Int32>) -> Double {
    let count = Double(sentiments.count)
    guard count >= 2 else { return 0 }
    let middle = (count - 1) / 2
    let mean = sentiments.reduce(0.0) { $0 + Double($1) } / count
    var covariance = 0.0
    var variance = 0.0
    for (index, sentiment) in sentiments.enumerated() {
      let distance = Double(index) - middle
      covariance += distance * (Double(sentiment) - mean)
      variance += distance * distance
    }
    return covariance / variance
  }
}

/// Where the conversation waits, or waited, for a person.
public struct QueueState: Sendable, Equatable {
  public var team = ""
  public var queue = ""
  public var skills: [String] = []
  public var priority: UInt32 = 0
  public var reason: EscalationReason = .unspecified
  /// When its wait began, in this queue or in one before.
  public var since = Timestamp(milliseconds: 0)
  /// When it came into this queue.
  public var entered = Timestamp(milliseconds: 0)
  /// The queues in which it waited before this one, since its wait began.
  public var visited: [String] = []
  /// Why it is back in a line, or in another.
  public var requeued: RequeueReason = .unspecified
  /// By when an answer is promised.
  public var promised: Timestamp?
  /// System messages in this control epoch.
  public var notices: UInt32 = 0
  /// How often the first response was late, in this control epoch.
  public var breaches: UInt32 = 0
  /// Offers made in this control epoch.
  public var offers: UInt32 = 0
  /// The place in line that the customer was last told, from 1; 0 if none.
  public var position: UInt32 = 0
  public var positionTold: Timestamp?

  public init() {}

  mutating func begin(at now: Timestamp) {
    since = now
    entered = now
    visited = []
    requeued = .unspecified
    promised = nil
  }
}

/// The offer that an agent can accept.
public struct OpenOffer: Sendable, Equatable {
  public var id: EventID
  public var agentID: String
  public var agentName: String
  public var team: String
  public var reservation: EventID
  public var created: Timestamp
  public var due: Timestamp
}

/// Something asked of the outside. The last twenty are kept.
public struct LookupState: Sendable, Equatable {
  static let kept = 20
  /// More of a person's arguments is not kept, and cannot be asked with.
  static let argumentBytes = 1_024

  /// What a person asked for, which the bot asks on their behalf: it needs no more than stands here.
  public struct Asked: Sendable, Equatable {
    public var by: String
    public var arguments: [Slot]
  }

  public var request: EventID
  public var connector: String
  /// Nil where the bot asks for itself.
  public var asked: Asked?
  /// Nil while no answer came.
  public var result: LookupCompleted?
}

/// How often an agent's page proved that it shows everything, and how often it failed to.
public struct Acknowledgements: Sendable, Equatable {
  public var equal: UInt32 = 0
  public var different: UInt32 = 0

  public init() {}
}

/// How a message's way to the gateway stands. Two hundred are kept; of more, those go first whose way has ended.
public struct DeliveryState: Sendable, Equatable {
  static let kept = 200

  public var message: EventID
  public var session: UInt32
  public var seq: UInt32
  /// The message's number among those sent to this customer, from 1.
  public var sequence: UInt32
  /// Nil before the first try.
  public var step: DeliveryStep?
  public var attempts: UInt32 = 0
  public var retryAt: Timestamp?
  public var expires: Timestamp

  /// Whether delivery still has to be tried.
  public var isOutstanding: Bool { step == nil || step == .attempted }
}

/// What is remembered of a session after its end. The last eight are kept.
public struct SessionSummary: Sendable, Equatable {
  static let kept = 8

  public enum Ending: UInt8, Sendable, CaseIterable {
    case none, resolved, idle, customerLeft, closed, superseded
  }

  public var number: UInt32
  public var foldVersion: UInt32
  public var lastAgent = ""
  public var botSpoke = false
  public var agentSpoke = false
  public var isWrappedUp = false
  /// The code it was resolved with.
  public var code = ""
  public var ending = Ending.none
  public var csatRequested: RatedSpans = []
  public var csatSubmitted: RatedSpans = []
}

/// Whose part of a session a rating is about.
public struct RatedSpans: OptionSet, Sendable {
  public let rawValue: UInt8

  public init(rawValue: UInt8) {
    self.rawValue = rawValue
  }

  public static let bot = RatedSpans(rawValue: 1)
  public static let agent = RatedSpans(rawValue: 2)

  init?(_ span: RatedSpan) {
    switch span {
    case .bot: self = .bot
    case .agent: self = .agent
    case .unspecified, .UNRECOGNIZED: return nil
    }
  }
}
