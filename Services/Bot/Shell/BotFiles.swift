internal import BotKnowledge
internal import Firm
internal import Foundation
internal import Logging
internal import ServiceHost
internal import ServiceLifecycle
internal import Synchronization
internal import Understanding

/// The bot's knowledge and its model, each read again whenever its files change, with what people at the desk made of the
/// knowledge. What is wrong does not take effect: the one before stays, and the log says why.
final class BotFiles: Service {
  private struct Joined {
    var knowledge: Knowledge
    /// What it was made of.
    var files: String
    var edits: Int
  }

  private let index: HotReload<KnowledgeIndex>
  private let model: HotReload<UnderstandingModel?>
  private let edited: EditedKnowledge
  private let joined: Mutex<Joined>
  private let logger: Logger

  /// - Throws: `FirmProblems` with everything that is wrong in the folder, or with the model.
  init(_ host: ServiceHost, _ edited: EditedKnowledge) throws {
    let (folder, file) = (host.settings.knowledgeFolder, host.settings.modelFile)
    let (logger, firm) = (host.logger, host.firm)
    index = try HotReload(watching: [folder]) {
      Self.report($0, firm.current.gateways, logger)
    } load: {
      KnowledgeIndex(try KnowledgeFolder.load(folder))
    }
    model = try HotReload(watching: [file]) {
      Self.report($0, logger)
    } load: {
      FileManager.default.fileExists(atPath: file.path) ? try ModelFile.loadCopy(file) : nil
    }
    let knowledge = Knowledge(index.current, model: model.current)
    joined = Mutex(Joined(knowledge: knowledge, files: knowledge.whole.version, edits: 0))
    self.edited = edited
    self.logger = logger
    let problems = knowledge.problems(of: firm.current.gateways)
    guard problems.isEmpty else { throw FirmProblems(problems) }
    logger.info("Knowledge loaded", metadata: knowledge.whole.metadata)
    if knowledge.model == nil {
      logger.notice(
        "There is no model: the search decides alone", metadata: ["file": "\(file.path)"])
    }
    tellStale(knowledge)
  }

  /// All of it as it is now.
  var current: Knowledge {
    let (index, model) = (index.current, model.current)
    let (edits, version) = edited.current
    return joined.withLock { joined in
      let isSame = joined.files == index.version && joined.edits == version
      guard !isSame || joined.knowledge.model?.version != model?.version else {
        return joined.knowledge
      }
      let whole = edits.count == 0 ? index : KnowledgeIndex(edits.applied(to: index.articles))
      joined = Joined(
        knowledge: Knowledge(whole, model: model), files: index.version, edits: version)
      if !isSame {
        logger.notice("Knowledge as it is used", metadata: whole.metadata)
      }
      tellStale(joined.knowledge)
      return joined.knowledge
    }
  }

  /// Returns once the edits that were there when this process began are read.
  func isRead() async { await edited.caughtUp() }

  private func tellStale(_ knowledge: Knowledge) {
    guard let model = knowledge.model, knowledge.isModelStale else { return }
    logger.warning(
      "The model learnt other knowledge than this; train it anew with `baton train`",
      metadata: [
        "model": "\(model.version)", "learnt": "\(model.origin.sourceVersion)",
        "knowledge": "\(knowledge.whole.version)",
      ])
  }

  func run() async throws {
    try await cancelWhenGracefulShutdown { [index, model] in
      try await withThrowingTaskGroup(of: Void.self) { group in
        group.addTask { try await index.run() }
        group.addTask { try await model.run() }
        try await group.waitForAll()
      }
    }
  }

  private static func report(
    _ outcome: HotReload<KnowledgeIndex>.Outcome, _ gateways: Gateways, _ logger: Logger
  ) {
    switch outcome {
    case .unchanged: break
    case .loaded(let index):
      logger.notice("Knowledge changed and was read again", metadata: index.metadata)
      for problem in Knowledge(index).problems(of: gateways) {
        logger.error("A gateway has no knowledge", metadata: ["problem": "\(problem)"])
      }
    case .failed(let error):
      refuse("Knowledge is wrong; the one before stays in force", error, logger)
    }
  }

  private static func report(
    _ outcome: HotReload<UnderstandingModel?>.Outcome, _ logger: Logger
  ) {
    switch outcome {
    case .unchanged: break
    case .loaded(let model):
      guard let model else {
        return logger.warning("The model is gone: the search decides alone")
      }
      logger.notice(
        "A model was loaded",
        metadata: [
          "version": "\(model.version)", "labels": "\(model.labels.count)",
          "answer_from": "\(model.thresholds.answer)", "offer_from": "\(model.thresholds.offer)",
        ])
    case .failed(let error): refuse("The model is refused; the one before stays", error, logger)
    }
  }

  private static func refuse(_ message: Logger.Message, _ error: any Error, _ logger: Logger) {
    let problems = (error as? FirmProblems)?.problems.map { "\($0)" } ?? ["\(error)"]
    logger.error(message, metadata: ["problems": .array(problems.map { .string($0) })])
  }
}

extension KnowledgeIndex {
  fileprivate var metadata: Logger.Metadata {
    ["articles": "\(articles.count)", "version": "\(version)"]
  }
}
