internal import BotKnowledge
internal import Firm
internal import Foundation
internal import LogRuntime
internal import Logging
internal import Outbound
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
    let unset = host.firm.current.connectors.problems
    guard unset.isEmpty else { throw FirmProblems(unset) }
    let clients = OutboundClients()
    host.add(ClosingClients(clients), named: "clients")
    let caller = LookupCaller(clients: clients, logger: host.logger)
    host.add(group(settings, appender, knowledge, caller), named: "conversations")
  }

  /// - Throws: `FirmProblems` with everything that is wrong in the folder.
  private func loadKnowledge() throws -> HotReload<Knowledge> {
    let folder = BotSettings.knowledgeFolder(host.settings)
    let (logger, firm) = (host.logger, host.firm)
    let knowledge = try HotReload(watching: [folder]) {
      Self.report($0, firm.current.gateways, logger)
    } load: {
      Knowledge(KnowledgeIndex(try KnowledgeFolder.load(folder)))
    }
    let problems = knowledge.current.problems(of: firm.current.gateways)
    guard problems.isEmpty else { throw FirmProblems(problems) }
    logger.info("Knowledge loaded", metadata: knowledge.current.metadata)
    return knowledge
  }

  private static func report(
    _ outcome: HotReload<Knowledge>.Outcome, _ gateways: Gateways, _ logger: Logger
  ) {
    switch outcome {
    case .unchanged: break
    case .loaded(let knowledge):
      logger.notice("Knowledge changed and was read again", metadata: knowledge.metadata)
      for problem in knowledge.problems(of: gateways) {
        logger.error("A gateway has no knowledge", metadata: ["problem": "\(problem)"])
      }
    case .failed(let error):
      let problems = (error as? FirmProblems)?.problems.map { "\($0)" } ?? ["\(error)"]
      logger.error(
        "Knowledge is wrong; the one before stays in force",
        metadata: ["problems": .array(problems.map { .string($0) })])
    }
  }

  private func group(
    _ settings: LogSettings, _ appender: Appender, _ knowledge: HotReload<Knowledge>,
    _ caller: LookupCaller
  ) -> GroupService<BotRole> {
    let topics = settings.topics
    var options = GroupOptions(group: topics.group("bot"), topic: topics.conversations)
    // Lookups wait for systems outside, up to 8 s each.
    options.workLimit = 512
    let metrics = BotMetrics()
    let firm = host.firm
    return GroupService(settings, options, appender: appender, logger: host.logger) { _ in
      BotRole(topics: topics, metrics: metrics, lookUp: caller.call) {
        Retrieval(knowledge: knowledge.current, firm: firm.current)
      }
    }
  }
}

extension Knowledge {
  fileprivate var metadata: Logger.Metadata {
    ["articles": "\(whole.articles.count)", "version": "\(whole.version)"]
  }
}

/// Looks for changes of the knowledge as long as the process runs.
struct KnowledgeReloading: Service {
  var knowledge: HotReload<Knowledge>

  func run() async throws {
    try await cancelWhenGracefulShutdown { try await knowledge.run() }
  }
}
