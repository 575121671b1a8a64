public import Conversation

/// A conversation as the console shows it, without its messages.
public struct ConversationView: Sendable, Equatable, Codable {
  public var conversationId: String
  public var sessionSeq: UInt32
  public var control: ControlView
  public var seq: UInt32
  public var chainHash: String
  public var customer: CustomerView
  public var channel: String
  public var account: String
  public var team: String
  public var queue: String
  public var reason: String?
  public var priority: UInt32
  /// Customer messages without an answer.
  public var unanswered: Int
  /// Since when it waits for a person; nil unless the queue holds control.
  public var waitingSince: String?
  public var lastMessage: LastMessageView?
  public var urgency: String?
  public var language: String?
  public var intent: String?
  public var offer: OfferView?
  public var deadlines: [DeadlineView]
  /// Of the session's last messages, -2 (very negative) to 2, the oldest first.
  public var moods: [Int32]
  /// The sessions before this one, the last few, the oldest first.
  public var pastSessions: [PastSessionView]
  public var context: ContextView?
  /// What was asked of systems outside in this session, the oldest first.
  public var lookups: [LookupView]
  public var code: String?
  /// Who held it last in this session, and whether they completed their wrap-up.
  public var lastAgentId: String?
  public var wrappedUp: Bool?
  public var updatedAt: String

  public init(_ state: Conversation) {
    conversationId = state.id.description
    sessionSeq = state.session
    control = ControlView(state.control)
    seq = state.seq
    chainHash = state.chain.hexadecimal
    customer = CustomerView(state.customer)
    channel = state.address.channel
    account = state.address.account
    team = state.queue.team
    queue = state.queue.queue
    reason = state.queue.reason.name
    priority = state.queue.priority
    unanswered = state.pending.count
    waitingSince = state.control.owner == .queue ? state.queue.since.rfc3339 : nil
    lastMessage = state.transcript.entries.last.map { LastMessageView($0) }
    context = ContextView(state)
    lookups = state.lookups.compactMap { LookupView($0) }
    urgency = context?.urgency
    language =
      context?.language ?? (state.customer.language.isEmpty ? nil : state.customer.language)
    intent = context?.intent?.name
    offer = state.offer.map { OfferView($0) }
    deadlines = state.deadlines.map { DeadlineView($0) }
    moods = state.turn.sentiments
    pastSessions = state.sessions.dropLast().map { PastSessionView($0) }
    code = state.sessions.last.flatMap { $0.code.isEmpty ? nil : $0.code }
    lastAgentId = state.sessions.last.flatMap { $0.lastAgent.isEmpty ? nil : $0.lastAgent }
    wrappedUp = state.sessions.last.map(\.isWrappedUp)
    updatedAt = state.updated.rfc3339
  }
}

extension Conversation {
  /// When something a person looks for last happened: a message, or a change of control.
  public var updated: Timestamp {
    max(control.since, transcript.entries.last?.timestamp ?? control.since)
  }
}

public struct ControlView: Sendable, Equatable, Codable {
  public var owner: String
  public var agentId: String?
  public var agentName: String?
  public var epoch: Int64
  public var phase: String
  public var since: String
  public var snoozedUntil: String?

  public init(_ control: Control) {
    owner = control.owner.name
    agentId = control.agentID.isEmpty ? nil : control.agentID
    agentName = control.agentName.isEmpty ? nil : control.agentName
    epoch = control.epoch
    phase = control.phase.name
    since = control.since.rfc3339
    snoozedUntil = control.snoozedUntil?.rfc3339
  }
}

public struct CustomerView: Sendable, Equatable, Codable {
  public var id: String?
  public var name: String?
  public var language: String?
  public var tier: String?
  public var attributes: [NamedValue]

  public init(_ customer: Customer) {
    func filled(_ text: String) -> String? { text.isEmpty ? nil : text }
    id = filled(customer.id)
    name = filled(customer.name)
    language = filled(customer.language)
    tier = filled(customer.tier)
    attributes = customer.attributes.map { NamedValue(name: $0.key, value: $0.value) }
  }
}

public struct NamedValue: Sendable, Equatable, Codable {
  public var name: String
  public var value: String
}

public struct LastMessageView: Sendable, Equatable, Codable {
  public var role: String
  public var text: String
  public var at: String

  init(_ entry: TranscriptEntry) {
    role = entry.author.role.name
    text = String(entry.currentText.prefix(200))
    at = entry.timestamp.rfc3339
  }
}

public struct OfferView: Sendable, Equatable, Codable {
  public var offerId: String
  public var agentId: String
  public var createdAt: String
  public var expiresAt: String

  init(_ offer: OpenOffer) {
    offerId = offer.id.description
    agentId = offer.agentID
    createdAt = offer.created.rfc3339
    expiresAt = offer.due.rfc3339
  }
}

/// How an earlier session of the same customer ended.
public struct PastSessionView: Sendable, Equatable, Codable {
  public var sessionSeq: UInt32
  public var agentId: String?
  public var code: String?

  init(_ session: SessionSummary) {
    sessionSeq = session.number
    agentId = session.lastAgent.filled
    code = session.code.filled
  }
}

public struct DeadlineView: Sendable, Equatable, Codable {
  public var kind: String
  public var armedBy: String
  public var dueAt: String

  init(_ deadline: Deadline) {
    kind = deadline.kind.name
    armedBy = deadline.armedBy.description
    dueAt = deadline.due.rfc3339
  }
}
