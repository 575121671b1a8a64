internal import BotCore
internal import BotKnowledge
internal import Conversation
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

  init(
    topics: Topics, metrics: BotMetrics, retrieval: @escaping @Sendable () -> Retrieval
  ) {
    self.topics = topics
    self.metrics = metrics
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
    fold[work.conversation].map { effects(for: $0, now) } ?? []
  }

  private mutating func note(_ judged: Judged, of conversation: Conversation) {
    guard judged.event?.author.role == .bot else { return }
    switch judged.verdict {
    case .effective: metrics.count(judged)
    case .void(.outOfBounds), .void(.notAllowed), .void(.unknownKind):
      refused[conversation.id] = conversation.lastOffset
      return
    case .void, .duplicate: break
    }
    refused[conversation.id] = nil
  }

  private func effects(for conversation: Conversation, _ now: Timestamp) -> [Effect] {
    guard refused[conversation.id] != conversation.lastOffset else { return [] }
    let messages = BotDecider.messagesToUnderstand(in: conversation)
    guard messages.isEmpty else { return [understanding(of: messages, in: conversation, now)] }
    guard BotDecider.isOwed(by: conversation) else { return [] }
    let policy = BotCore.BotPolicy(retrieval().firm)
    guard
      let decision = BotDecider.reply(to: conversation, policy)
        ?? BotDecider.suggestions(for: conversation, policy)
    else { return [] }
    let proposals = decision.events(for: conversation, now: now).map { Proposal($0, topics) }
    return [.append(proposals, as: WorkID("decision", conversation.id))]
  }

  /// Beside the partition: a search takes microseconds, a model behind the same seam will take longer.
  private func understanding(
    of messages: [EventID], in conversation: Conversation, _ now: Timestamp
  ) -> Effect {
    .work(WorkID("understanding", conversation.id)) { [retrieval, topics, metrics] in
      let retrieval = retrieval()
      let events = messages.enumerated().compactMap { ordinal, message in
        metrics.timed { retrieval.understand(message, in: conversation) }?
          .event(ordinal, for: conversation, now: now)
      }
      return [.append(events.map { Proposal($0, topics) })]
    }
  }
}
