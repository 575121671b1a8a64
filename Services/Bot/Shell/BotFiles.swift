internal import BotKnowledge
internal import Firm
internal import Foundation
internal import Logging
internal import ServiceHost
internal import ServiceLifecycle
internal import Synchronization
internal import Understanding

/// The bot's knowledge and its model, each read again whenever its files change. What is wrong does not take effect: the
/// one before stays, and the log says why.
final class BotFiles: Service {
  private let index: HotReload<KnowledgeIndex>
  private let model: HotReload<UnderstandingModel?>
  private let joined: Mutex<Knowledge>
  private let logger: Logger

  /// - Throws: `FirmProblems` with everything that is wrong in the folder, or with the model.
  init(_ host: ServiceHost) throws {
    let folder = BotSettings.knowledgeFolder(host.settings)
    let file = BotSettings.modelFile(host.settings)
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
    joined = Mutex(knowledge)
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

  /// Both as they are now.
  var current: Knowledge {
    let (index, model) = (index.current, model.current)
    return joined.withLock { joined in
      if joined.whole.version != index.version || joined.model?.version != model?.version {
        joined = Knowledge(index, model: model)
        tellStale(joined)
      }
      return joined
    }
  }

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
