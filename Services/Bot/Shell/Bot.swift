internal import Firm
internal import Foundation
internal import LogRuntime
internal import Logging
internal import ServiceHost
internal import ServiceLifecycle
internal import Understanding

/// The bot's parts: its knowledge, read again whenever its files change, and a role for each partition.
struct Bot {
  let host: ServiceHost

  init(_ host: ServiceHost) {
    self.host = host
  }

  func start() throws {
    let settings = host.logSettings
    let appender = try host.addAppender(settings)
    let knowledge = try loadKnowledge()
    host.add(KnowledgeReloading(knowledge: knowledge), named: "knowledge")
    host.add(group(settings, appender, knowledge), named: "conversations")
  }

  /// - Throws: `FirmProblems` with everything that is wrong in the folder.
  private func loadKnowledge() throws -> HotReload<KnowledgeIndex> {
    let folder = BotSettings.knowledgeFolder(host.settings)
    let logger = host.logger
    let knowledge = try KnowledgeFolder.watch(folder) { Self.report($0, logger) }
    logger.info(
      "Knowledge loaded",
      metadata: [
        "articles": "\(knowledge.current.articles.count)",
        "version": "\(knowledge.current.version)",
      ])
    return knowledge
  }

  private static func report(_ outcome: HotReload<KnowledgeIndex>.Outcome, _ logger: Logger) {
    switch outcome {
    case .unchanged: break
    case .loaded(let index):
      logger.notice(
        "Knowledge changed and was read again",
        metadata: ["articles": "\(index.articles.count)", "version": "\(index.version)"])
    case .failed(let error):
      let problems = (error as? FirmProblems)?.problems.map { "\($0)" } ?? ["\(error)"]
      logger.error(
        "Knowledge is wrong; the one before stays in force",
        metadata: ["problems": .array(problems.map { .string($0) })])
    }
  }

  private func group(
    _ settings: LogSettings, _ appender: Appender, _ knowledge: HotReload<KnowledgeIndex>
  ) -> GroupService<BotRole> {
    let topics = settings.topics
    let options = GroupOptions(group: topics.group("bot"), topic: topics.conversations)
    let metrics = BotMetrics()
    let firm = host.firm
    return GroupService(settings, options, appender: appender, logger: host.logger) { _ in
      BotRole(topics: topics, metrics: metrics) {
        Retrieval(knowledge: knowledge.current, firm: firm.current)
      }
    }
  }
}

/// Looks for changes of the knowledge as long as the process runs.
struct KnowledgeReloading: Service {
  var knowledge: HotReload<KnowledgeIndex>

  func run() async throws {
    try await cancelWhenGracefulShutdown { try await knowledge.run() }
  }
}
