internal import Conversation

/// The firm's decisions about when the bot speaks, when people do, and how long anything may take.
public struct Policy: Sendable, Hashable {
  public var session: SessionPolicy
  public var bot: BotPolicy
  public var escalation: EscalationPolicy
  /// Where a conversation goes that nothing else places.
  public var defaultTeam: String
  public var defaultQueue: String
  /// What always goes to a person, the first match winning.
  public var alwaysEscalate: [EscalationRule]
  /// Which queue serves which subjects, the first match winning.
  public var routes: [Route]

  public init(
    session: SessionPolicy = SessionPolicy(), bot: BotPolicy = BotPolicy(),
    escalation: EscalationPolicy = EscalationPolicy(), defaultTeam: String, defaultQueue: String,
    alwaysEscalate: [EscalationRule] = [], routes: [Route] = []
  ) {
    self.session = session
    self.bot = bot
    self.escalation = escalation
    self.defaultTeam = defaultTeam
    self.defaultQueue = defaultQueue
    self.alwaysEscalate = alwaysEscalate
    self.routes = routes
  }

  /// The id of the queue for an intent and the tags of its article; the default one if none fits.
  public func queue(intent: String?, tags: [String] = []) -> String {
    route(intent: intent, tags: tags)?.queue ?? defaultQueue
  }

  /// The first route that names the intent or one of the tags.
  public func route(intent: String?, tags: [String] = []) -> Route? {
    routes.first { route in
      intent.map(route.intents.contains) == true || tags.contains(where: route.tags.contains)
    }
  }
}

/// The numbers that intake stamps into every `message.received`, so that the log alone decides.
public struct SessionPolicy: Sendable, Hashable {
  /// The fold version that judges sessions: one that every running binary holds. A new one is
  /// switched on here once it is deployed everywhere.
  public var foldVersion: UInt32 = FoldVersion.current
  /// After that long without a reply from the bot, the message goes to people.
  public var botReply: Duration = .seconds(20)
  /// How long an agent has to accept an offer.
  public var offer: Duration = .seconds(30)
  /// From acceptance to the agent's first words.
  public var firstResponse: Duration = .seconds(120)
  /// From a customer's message to the agent's next words.
  public var nextResponse: Duration = .seconds(300)
  /// A customer silent that long with the bot: the session closes.
  public var idle: Duration = .seconds(1800)
  /// A customer silent that long with an agent: the session closes.
  public var agentIdle: Duration = .seconds(86_400)
  /// How long what is resolved can be reopened.
  public var reopen: Duration = .seconds(600)
  /// How long the agent has for notes after the end.
  public var wrapUp: Duration = .seconds(300)
  /// At most one message about the position in the queue in that time.
  public var positionInterval: Duration = .seconds(30)
  /// A bot's answer that a gateway did not accept by then is no longer sent.
  public var botAnswerExpires: Duration = .seconds(3600)
  /// The same for a person's words.
  public var personAnswerExpires: Duration = .seconds(86_400)
  /// After that many replies of the bot in a row without an end, people take over.
  public var maxBotTurns: Int = 20

  public init() {}
}

/// When the bot answers, offers, and gives up.
public struct BotPolicy: Sendable, Hashable {
  /// From this score on (0 to 1) the bot answers; nil leaves it to what understands messages.
  public var answerScore: Double?
  /// From this score on, below `answerScore`, it offers the nearest questions; nil as there.
  public var offerScore: Double?
  /// How many questions it offers, 1 to 5.
  public var offeredQuestions: Int = 3
  /// So many failures in a row, and it hands over.
  public var failuresBeforeHandover: Int = 2

  public init() {}
}
