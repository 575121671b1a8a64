import BotCore
import BotKnowledge
import Conversation
import Firm
import Foundation
import Understanding

/// Decides again what the bot made of messages, and what it said, handed over and suggested.
///
/// The record names the versions of knowledge and rules it was made with; only where the loaded ones
/// are the same can it be decided again.
struct BotRedecision: Sendable {
  enum Outcome: Equatable, Sendable {
    case equal
    /// What was decided instead; nil where no state calls for such an event.
    case different(Event?)
    /// Made with other versions than those loaded: which.
    case otherVersions(String)
    /// Not a decision of this kind.
    case notOurs
  }

  private let retrieval: Retrieval
  /// For what was decided before there was a model.
  private let withoutModel: Retrieval
  private let policy: BotCore.BotPolicy

  init(_ retrieval: Retrieval) {
    self.retrieval = retrieval
    withoutModel = Retrieval(knowledge: Knowledge(retrieval.knowledge.whole), firm: retrieval.firm)
    policy = BotCore.BotPolicy(retrieval.firm)
  }

  /// From the firm's folder; knowledge and model from their own, or from those in the firm's. A model that is not there
  /// yet is none.
  ///
  /// - Throws: `FirmProblems`, or a failure that names the folder.
  static func load(
    config: String?, knowledge: String?, model: String?
  ) throws -> BotRedecision {
    let environment = ProcessInfo.processInfo.environment
    let folder = try UpPlan.configFolder(config ?? environment["BATON_CONFIG"])
    let gateways = environment["BATON_GATEWAYS"].map { URL(filePath: $0) }
    let firm = try Firm.load(folder: folder, gatewaysFile: gateways)
    let named = (knowledge ?? environment["BATON_KNOWLEDGE"]).map { URL(filePath: $0) }
    let articles = try KnowledgeFolder.load(named ?? folder.appending(path: "knowledge"))
    let file = (model ?? environment["BATON_MODEL"]).map { URL(filePath: $0) }
    let isThere = file.map { FileManager.default.fileExists(atPath: $0.path) } ?? true
    let learnt = isThere ? try ModelFile.load(file, orIn: folder) : nil
    return BotRedecision(
      Retrieval(knowledge: Knowledge(KnowledgeIndex(articles), model: learnt), firm: firm))
  }

  func outcome(of place: Int, in refold: Refold) -> Outcome {
    guard let event = refold.steps[place].judged.event, event.author.role == .bot else {
      return .notOurs
    }
    switch event.body {
    case .turnUnderstood(let body):
      return search(event, refold.states(before: place)) { state in
        understood(body, event, in: state)
      }
    case .messageSent, .handoffRequested, .messageSuggested, .lookupRequested:
      return search(event, refold.states(before: place)) { state in decided(event, in: state) }
    default: return .notOurs
    }
  }

  private enum Candidate {
    case event(Event)
    case otherVersions(String)
  }

  private func search(
    _ event: Event, _ steps: some Sequence<Refold.Step>, _ decide: (Conversation) -> Candidate?
  ) -> Outcome {
    var other: Event?
    for step in steps {
      guard let state = step.state, let candidate = decide(state) else { continue }
      switch candidate {
      case .otherVersions(let versions): return .otherVersions(versions)
      case .event(let decided) where decided.isSameDecision(as: event): return .equal
      case .event(let decided): other = other ?? decided
      }
    }
    return .different(other)
  }

  private func understood(
    _ recorded: TurnUnderstood, _ event: Event, in state: Conversation
  ) -> Candidate? {
    let messages = BotDecider.messagesToUnderstand(in: state)
    guard let ordinal = messages.firstIndex(of: recorded.message.id),
      recorded.event(ordinal, for: state, now: event.occurredAt).id == event.id,
      let again = understand(recorded, in: state)
    else { return nil }
    guard again.versions == recorded.versions else {
      return .otherVersions(Self.text(recorded.versions, loaded: again.versions))
    }
    return .event(again.event(ordinal, for: state, now: event.occurredAt))
  }

  private func decided(_ event: Event, in state: Conversation) -> Candidate? {
    guard BotDecider.messagesToUnderstand(in: state).isEmpty, BotDecider.isOwed(by: state),
      let decision = BotDecider.reply(to: state, policy)
        ?? BotDecider.suggestions(for: state, policy),
      let again = decision.events(for: state, now: event.occurredAt).first(where: {
        $0.id == event.id
      })
    else { return nil }
    if again != event, let last = state.turn.last,
      let loaded = understand(last, in: state)?.versions, loaded != last.versions
    {
      return .otherVersions(Self.text(last.versions, loaded: loaded))
    }
    return .event(again)
  }

  /// As it would be understood now, with the model only where there was one.
  private func understand(_ recorded: TurnUnderstood, in state: Conversation) -> TurnUnderstood? {
    let hadModel = recorded.versions.contains { $0.name == Self.model }
    return (hadModel ? retrieval : withoutModel).understand(recorded.message.id, in: state)
  }

  private static let model = "model"

  /// What is not the same, as in `knowledge 1a2b, where 3c4d is loaded`.
  private static func text(_ recorded: [Version], loaded: [Version]) -> String {
    let names =
      recorded.map(\.name)
      + loaded.map(\.name).filter { name in
        !recorded.contains { $0.name == name }
      }
    return names.compactMap { name in
      let then = recorded.first { $0.name == name }?.version ?? "none"
      let now = loaded.first { $0.name == name }?.version ?? "none"
      return then == now ? nil : "\(name) \(then), where \(now) is loaded"
    }.joined(separator: "; ")
  }
}
