internal import BotCore
internal import BotKnowledge
internal import Conversation
internal import Firm
internal import LogRuntime

/// The bot in one partition: acts on what each conversation owes, whoever noticed it last.
struct BotRole: PartitionRole {
  let topics: Topics
  /// Read anew for each decision: the firm's files may have changed.
  let retrieval: @Sendable () -> Retrieval
  let metrics: BotMetrics
  /// Where a proposal of the bot's was refused for what it is, which deciding again would repeat: nothing is decided
  /// until another record comes. The bot's reply deadline stands behind it.
  private var refused: [ConversationID: Int64] = [:]
  /// Asks a system outside.
  private let lookUp: LookUp
  /// Returns once what people at the desk made of the knowledge is read: before, the bot would answer by what is no more.
  private let knowledgeIsRead: @Sendable () async -> Void
  /// What is being asked, by the request's id.
  private var lookups: [EventID: ConversationID] = [:]

  typealias LookUp = @Sendable (LookupCall, Connectors) async -> LookupOutcome

  init(
    topics: Topics, metrics: BotMetrics, lookUp: @escaping LookUp,
    knowledgeIsRead: @escaping @Sendable () async -> Void = {},
    retrieval: @escaping @Sendable () -> Retrieval
  ) {
    self.topics = topics
    self.metrics = metrics
    self.lookUp = lookUp
    self.knowledgeIsRead = knowledgeIsRead
    self.retrieval = retrieval
  }

  mutating func caughtUp(_ fold: ConversationLog, now: Timestamp) -> [Effect] {
    fold.all.sorted { $0.lastOffset < $1.lastOffset }.flatMap { effects(for: $0, now) }
  }

  mutating func recorded(
    _ judged: Judged, _ fold: ConversationLog, now: Timestamp
  ) -> [Effect] {
    guard let id = judged.conversation, let conversation = fold[id] else { return [] }
    note(judged, of: conversation)
    return effects(for: conversation, now)
  }

  mutating func settled(_ work: WorkID, _ fold: ConversationLog, now: Timestamp) -> [Effect] {
    let id =
      work.kind == Self.lookup ? lookups.removeValue(forKey: work.event) : work.conversation
    return id.flatMap { fold[$0] }.map { effects(for: $0, now) } ?? []
  }

  private static let lookup = "lookup"

  private mutating func note(_ judged: Judged, of conversation: Conversation) {
    guard judged.event?.author.role == .bot else { return }
    switch judged.verdict {
    case .effective: metrics.count(judged)
    case .void(.outOfBounds), .void(.notAllowed), .void(.unknownKind):
      refused[conversation.id] = conversation.lastOffset
      return
    case .duplicate where judged.isLookup(unknownTo: conversation):
      refused[conversation.id] = conversation.lastOffset
      return
    case .void, .duplicate: break
    }
    refused[conversation.id] = nil
  }

  private mutating func effects(for conversation: Conversation, _ now: Timestamp) -> [Effect] {
    guard refused[conversation.id] != conversation.lastOffset else { return [] }
    let asked = askedByPeople(in: conversation, now)
    let messages = BotDecider.messagesToUnderstand(in: conversation)
    guard messages.isEmpty else {
      return asked + [understanding(of: messages, in: conversation, now)]
    }
    guard BotDecider.isOwed(by: conversation) else { return asked }
    let policy = BotCore.BotPolicy(retrieval().firm)
    let calls = BotDecider.calls(owedBy: conversation, policy)
    let lookups = asked + calls.map { lookup($0, for: conversation, now) }
    guard
      let decision = BotDecider.reply(to: conversation, policy)
        ?? BotDecider.suggestions(for: conversation, policy)
    else { return lookups }
    let proposals = decision.events(for: conversation, now: now).map { Proposal($0, topics) }
    return lookups + [.append(proposals, as: WorkID("decision", conversation.id))]
  }

  /// What people who hold a conversation want to know, asked on their behalf.
  private mutating func askedByPeople(
    in conversation: Conversation, _ now: Timestamp
  ) -> [Effect] {
    guard conversation.lookups.contains(where: { $0.asked != nil && $0.result == nil }) else {
      return []
    }
    let policy = BotCore.BotPolicy(retrieval().firm)
    return BotDecider.askedByPeople(in: conversation, policy).map { asked in
      guard let hindrance = asked.hindrance else {
        return lookup(asked.call, for: conversation, now)
      }
      let completed = asked.call.completed(.failed(hindrance), in: conversation, now: now)
      return .append([Proposal(completed, topics)], as: WorkID("hindrance", asked.call.id))
    }
  }

  /// Beside the partition. Whoever restarts in between asks again, under the same id; the first answer counts.
  private mutating func lookup(
    _ call: LookupCall, for conversation: Conversation, _ now: Timestamp
  ) -> Effect {
    lookups[call.id] = conversation.id
    return .work(WorkID(Self.lookup, call.id)) { [lookUp, retrieval, topics] in
      let outcome = await lookUp(call, retrieval().firm.connectors)
      return [.append([Proposal(call.completed(outcome, in: conversation, now: now), topics)])]
    }
  }

  /// Beside the partition: a search takes microseconds, a model behind the same seam will take longer.
  private func understanding(
    of messages: [EventID], in conversation: Conversation, _ now: Timestamp
  ) -> Effect {
    .work(WorkID("understanding", conversation.id)) {
      [retrieval, topics, metrics, knowledgeIsRead] in
      await knowledgeIsRead()
      let retrieval = retrieval()
      let events = messages.enumerated().compactMap { ordinal, message in
        metrics.timed { retrieval.understand(message, in: conversation) }?
          .event(ordinal, for: conversation, now: now)
      }
      return [.append(events.map { Proposal($0, topics) })]
    }
  }
}

extension Judged {
  /// Whether it asks for a lookup under an id that was judged before, and the conversation knows nothing of it: to ask
  /// again would be judged so again.
  fileprivate func isLookup(unknownTo conversation: Conversation) -> Bool {
    guard case .lookupRequested = event?.body else { return false }
    return !conversation.lookups.contains { $0.request == event?.id }
  }
}
