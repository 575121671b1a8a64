internal import Conversation
internal import Routing

/// The handoff of all open messages, with everything the next person should know.
struct HandoffDraft {
  private let reply: ReplyDecision
  private let escalation: Escalation

  private var conversation: Conversation { reply.turn.conversation }
  private var policy: BotPolicy { reply.turn.policy }
  private var understood: [TurnUnderstood] { reply.turn.understood }

  init(_ reply: ReplyDecision, _ escalation: Escalation) {
    self.reply = reply
    self.escalation = escalation
  }

  func request() -> HandoffRequested {
    let queue = policy.queue(
      escalation.queue ?? belongingQueue ?? conversation.policy.defaultQueue)
    var request = HandoffRequested()
    request.covers = reply.turn.open.map(EventRef.init)
    request.reason = escalation.reason
    request.team = queue?.team ?? conversation.policy.defaultTeam
    request.queue = queue?.id ?? conversation.policy.defaultQueue
    request.skills = queue?.requiredSkills ?? []
    request.priority = priority
    request.package = package
    if let guidance = escalation.guidance { request.guidance = guidance }
    return request
  }

  /// Where the latest message that says so belongs.
  private var belongingQueue: String? {
    understood.reversed().lazy.compactMap { turn in
      turn.rules.compactMap(TurnNote.init).belongingQueue
    }.first
  }

  // MARK: - Priority

  private var urgency: Urgency {
    understood.map(\.urgency).max { $0.rawValue < $1.rawValue } ?? .normal
  }

  /// By urgency, raised by bad feeling; the firm's own number stands.
  private var priority: UInt32 {
    if let given = escalation.priority { return min(given, 100) }
    let base: UInt32 =
      switch urgency {
      case .low: 20
      case .high: 60
      case .critical: 90
      case .normal, .unspecified, .UNRECOGNIZED: 40
      }
    return base + UInt32(max(0, -sentiment)) * 5
  }

  private var sentiment: Int32 { conversation.turn.sentiments.last ?? 0 }

  // MARK: - Context package

  private var package: ContextPackage {
    var package = ContextPackage()
    let turn = understood.last ?? conversation.turn.last ?? TurnUnderstood()
    package.summary = HandoffSummary(
      conversation, turn, escalation, nearScore: turn.nearFrom(policy)
    ).text(reply.language)
    package.intent = turn.intent
    package.confidence = turn.confidence
    package.alternatives = Array(turn.alternatives.prefix(5))
    package.urgency = urgency
    package.sentiment = sentiment
    package.sentimentSlope = conversation.turn.sentimentSlope
    package.slots = slots
    package.tried = tried
    package.lookups = lookups
    package.language = turn.language
    package.attachmentSha256 = attachments
    package.prove(conversation)
    return package
  }

  private static let mostSlots = 20

  private var slots: [Slot] {
    var slots: [Slot] = []
    for turn in understood {
      for slot in turn.slots
      where !slots.contains(where: { $0.name == slot.name && $0.value == slot.value }) {
        slots.append(slot)
      }
    }
    return Array(slots.suffix(Self.mostSlots))
  }

  /// The last three things the bot said in this session.
  private var tried: [Tried] {
    conversation.transcript.entries
      .filter { $0.session == conversation.session && $0.author.role == .bot }
      .suffix(3).map(Self.tried)
  }

  private static func tried(_ entry: TranscriptEntry) -> Tried {
    var tried = Tried()
    tried.text = String(entry.words.text.prefix(400))
    tried.sources = Array(entry.sources.prefix(5))
    tried.kind = entry.replyKind
    return tried
  }

  private var lookups: [LookupDone] {
    // What a language model made of what the search found is nothing that was found out.
    conversation.lookups.filter { $0.connector != LanguageModelPolicy.name }.suffix(5).compactMap {
      lookup in
      guard let result = lookup.result else { return nil }
      var done = LookupDone()
      done.connector = lookup.connector
      done.result = String((result.succeeded ? result.result : result.reason).prefix(300))
      done.succeeded = result.succeeded
      return done
    }
  }

  private var attachments: [String] {
    let files = conversation.transcript.entries
      .filter { $0.session == conversation.session && $0.author.role == .customer }
      .flatMap(\.words.attachments)
    return files.map(\.sha256).filter { !$0.isEmpty }.suffix(10)
  }
}
