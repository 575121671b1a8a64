public import Conversation

/// What the firm decided about its bot, as far as decisions hang on it.
public struct BotPolicy: Sendable, Equatable {
  /// From this score on, 0 to 1, the bot answers.
  public var answerScore: Double
  /// From this score on, below `answerScore`, it offers the nearest questions; below it, a person is asked.
  public var offerScore: Double
  /// How many questions it offers, and suggests to an agent.
  public var offeredQuestions: Int
  /// So many turns in a row without an answer, and it hands over.
  public var failuresBeforeHandover: Int
  public var answerExpiresMilliseconds: UInt32
  /// Where conversations wait for people.
  public var queues: [BotQueue]
  /// The id of the queue for everything else.
  public var defaultQueue: String
  public var rules: [BotRule]
  /// When it hands over beside those rules.
  public var handover: HandoverPolicy
  public var words: BotWords
  public var lookups: LookupPolicy

  public init(
    answerScore: Double = 0.7, offerScore: Double = 0.4, offeredQuestions: Int = 3,
    failuresBeforeHandover: Int = 2, answerExpiresMilliseconds: UInt32 = 3_600_000,
    queues: [BotQueue], defaultQueue: String, rules: [BotRule] = [],
    handover: HandoverPolicy = HandoverPolicy(), words: BotWords = BotWords(),
    lookups: LookupPolicy = LookupPolicy()
  ) {
    self.answerScore = answerScore
    self.offerScore = offerScore
    self.offeredQuestions = offeredQuestions
    self.failuresBeforeHandover = failuresBeforeHandover
    self.answerExpiresMilliseconds = answerExpiresMilliseconds
    self.queues = queues
    self.defaultQueue = defaultQueue
    self.rules = rules
    self.handover = handover
    self.words = words
    self.lookups = lookups
  }

  /// The queue of that id, else the default one.
  func queue(_ id: String?) -> BotQueue? {
    queue(named: id) ?? queue(named: defaultQueue)
  }

  func queue(named id: String?) -> BotQueue? { queues.first { $0.id == id } }
}

/// A queue, with the team that serves it.
public struct BotQueue: Sendable, Equatable {
  public var id: String
  public var team: String
  public var requiredSkills: [String]

  public init(id: String, team: String, requiredSkills: [String] = []) {
    self.id = id
    self.team = team
    self.requiredSkills = requiredSkills
  }
}

/// A subject that the firm never leaves to the bot.
public struct BotRule: Sendable, Equatable {
  /// The log's reason, for those to whom another type of that name is nearer.
  public typealias Reason = EscalationReason

  public var id: String
  public var reason: EscalationReason
  public var queue: String
  /// 0 to 100; nil leaves it to the urgency.
  public var priority: UInt32?

  public init(id: String, reason: EscalationReason, queue: String, priority: UInt32? = nil) {
    self.id = id
    self.reason = reason
    self.queue = queue
    self.priority = priority
  }
}
