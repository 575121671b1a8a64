internal import BotCore
package import BotKnowledge
public import Conversation
internal import Firm
public import Foundation
internal import Understanding

/// The bot that a configuration folder describes, asked what it would have said.
///
/// It calls nothing outside: what it decides stands on the conversation's state and the folder's files.
public struct OtherBot: Sendable {
  /// How much it knows, and the version of that.
  public var articles: Int { retrieval.knowledge.whole.articles.count }
  public var version: String { retrieval.knowledge.whole.version }
  /// The version of its model; nil where it searches alone.
  public var model: String? { retrieval.knowledge.model?.version }

  /// Whether its model learnt other articles than it has.
  public var isModelStale: Bool { retrieval.knowledge.isModelStale }

  private let retrieval: Retrieval
  private let policy: BotCore.BotPolicy

  /// - Parameters:
  ///   - folder: as a service reads it, such as `deploy/sample`.
  ///   - knowledge: nil for the folder of that name in it.
  ///   - gateways: nil for the file of that name in it.
  ///   - model: nil for `understanding.model` in it, if that is there.
  /// - Throws: `FirmProblems`, with everything that is wrong.
  public init(
    folder: URL, knowledge: URL? = nil, gateways: URL? = nil, model: URL? = nil
  ) throws {
    let firm = try Firm.load(folder: folder, gatewaysFile: gateways)
    let articles = try KnowledgeFolder.load(knowledge ?? folder.appending(path: "knowledge"))
    let knowledge = Knowledge(
      KnowledgeIndex(articles), model: try ModelFile.load(model, orIn: folder))
    let problems = knowledge.problems(of: firm.gateways)
    guard problems.isEmpty else { throw FirmProblems(problems) }
    self.init(Retrieval(knowledge: knowledge, firm: firm))
  }

  package init(_ retrieval: Retrieval) {
    self.retrieval = retrieval
    policy = BotCore.BotPolicy(retrieval.firm)
  }

  /// The same bot, which remembers what it made of texts: for one reader of many conversations.
  public func rememberingTexts() -> OtherBot {
    OtherBot(retrieval.rememberingTexts())
  }

  /// What it proposes about a conversation as it stands: what it made of messages, or what it says,
  /// hands over or suggests.
  public func events(owedBy conversation: Conversation, now: Timestamp) -> [Event] {
    let understood = understanding(owedBy: conversation, now: now)
    guard understood.isEmpty else { return understood }
    let decision =
      BotDecider.reply(to: conversation, policy)
      ?? BotDecider.suggestions(for: conversation, policy)
    return decision?.events(for: conversation, now: now) ?? []
  }

  func understanding(owedBy conversation: Conversation, now: Timestamp) -> [Event] {
    BotDecider.messagesToUnderstand(in: conversation).enumerated().compactMap { ordinal, message in
      understand(message, in: conversation)?.event(ordinal, for: conversation, now: now)
    }
  }

  /// Nil if the conversation does not hold the message any more.
  func understand(_ message: EventID, in conversation: Conversation) -> TurnUnderstood? {
    retrieval.understand(message, in: conversation)
  }

  /// What it would say or do now; nil if it owes no reply, must understand first, or would have to ask a system
  /// outside what the recorded bot did not ask.
  func decision(in conversation: Conversation) -> RedecidedTurn? {
    for case .answer(let open) in conversation.owed {
      guard let decision = BotDecider.reply(to: conversation, policy) else { return nil }
      if case .lookUp = decision { return nil }
      return RedecidedTurn(decision, open, in: conversation)
    }
    return nil
  }
}
