package import BotCore
internal import BotKnowledge
package import Conversation
package import Firm
package import Understanding

/// What the bot would say to a first message, by knowledge that nobody uses yet: the very code that answers customers, over
/// a conversation in memory. It asks nobody outside, and appends nothing.
package struct BotPreview: Sendable {
  /// What the bot would do with a question.
  package struct Reading: Sendable, Equatable {
    package var said: Said
    /// The article that it found nearest, and how sure of it it was; nil where it found none.
    package var article: String?
    package var title: String?
    package var confidence: Double
    package var language: String
  }

  package enum Said: Sendable, Equatable {
    case answers(String)
    /// The questions that it offers, or none where it asks for other words or a detail.
    case asksBack(String, offers: [String])
    /// What the customer is told meanwhile; empty for nothing.
    case handsOver(HandoverReason, queue: String, guidance: String)
    /// By which connector, or the language model.
    case looksUp(String)
    case nothing
  }

  private let retrieval: Retrieval
  private let policy: BotCore.BotPolicy

  /// - Parameter model: nil where the search decides alone.
  package init(_ articles: [Article], model: UnderstandingModel?, firm: Firm) {
    retrieval = Retrieval(
      knowledge: Knowledge(KnowledgeIndex(articles), model: model), firm: firm)
    policy = BotCore.BotPolicy(firm)
  }

  /// - Parameters:
  ///   - gateway: through which the customer writes, and which names the knowledge that they are told; nil for one that
  ///     may use all of it.
  ///   - now: the time that days are counted from.
  package func reading(of question: String, through gateway: Gateway?, at now: Timestamp) -> Reading
  {
    var log = ConversationLog(partition: 0)
    let message = Self.message(question, gateway, now)
    let id = message.conversation
    _ = try? log.apply(message, offset: 0, timestamp: now)
    if let asked = log[id], let turn = retrieval.understand(message.id, in: asked) {
      _ = try? log.apply(turn.event(0, for: asked, now: now), offset: 1, timestamp: now)
    }
    guard let understood = log[id] else { return Self.nothing }
    let decision = BotDecider.reply(to: understood, policy)
    return Reading(decision, understood.turn.last)
  }

  private static let nothing = Reading(nil, nil)

  private static func message(_ text: String, _ gateway: Gateway?, _ now: Timestamp) -> Event {
    var received = MessageReceived()
    received.words.text = text
    received.address.channel = gateway?.channel ?? ""
    received.address.account = gateway?.account ?? ""
    return Event(
      id: EventID(hi: 1, lo: 1), conversation: ConversationID(hi: 1, lo: 1), author: .customer,
      occurredAt: now, body: .messageReceived(received))
  }
}

extension BotPreview.Reading {
  fileprivate init(_ decision: BotDecision?, _ turn: TurnUnderstood?) {
    let nearest = turn?.matches.first
    said = BotPreview.Said(decision)
    article = nearest?.articleID
    title = nearest?.title
    confidence = nearest?.score ?? 0
    language = turn?.language ?? ""
  }
}

extension BotPreview.Said {
  fileprivate init(_ decision: BotDecision?) {
    switch decision {
    case .say(let message) where message.replyKind == .askedBack:
      self = .asksBack(message.words.text, offers: message.quickReplies)
    case .say(let message): self = .answers(message.words.text)
    case .handOver(let handoff):
      self = .handsOver(handoff.reason, queue: handoff.queue, guidance: handoff.guidance.answer)
    case .lookUp(let calls): self = calls.first.map { .looksUp($0.subject.name) } ?? .nothing
    case .suggest, nil: self = .nothing
    }
  }
}
