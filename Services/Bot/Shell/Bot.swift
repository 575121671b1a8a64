internal import BotKnowledge
internal import Firm
internal import LogRuntime
internal import Logging
internal import Outbound
internal import ServiceHost

/// The bot's parts: what it knows, and a role for each partition.
struct Bot {
  let host: ServiceHost

  init(_ host: ServiceHost) {
    self.host = host
  }

  func start() throws {
    let settings = host.logSettings
    let appender = try host.addAppender(settings)
    let edited = host.addEditedKnowledge()
    let knowledge = try BotFiles(host, edited)
    host.add(knowledge, named: "knowledge")
    let unset = host.firm.current.connectors.problems
    guard unset.isEmpty else { throw FirmProblems(unset) }
    let clients = OutboundClients()
    host.add(ClosingClients(clients), named: "clients")
    let modelClients = OutboundClients(connect: LookupCaller.modelConnection)
    host.add(ClosingClients(modelClients), named: "language model's clients")
    let caller = LookupCaller(
      clients: clients, modelClients: modelClients, logger: host.logger)
    host.add(group(settings, appender, knowledge, caller), named: "conversations")
  }

  private func group(
    _ settings: LogSettings, _ appender: Appender, _ knowledge: BotFiles, _ caller: LookupCaller
  ) -> GroupService<BotRole> {
    let topics = settings.topics
    var options = GroupOptions(group: topics.group("bot"), topic: topics.conversations)
    // Lookups wait for systems outside, up to 8 s each, and for a language model up to 15 s.
    options.workLimit = 512
    let metrics = BotMetrics()
    let firm = host.firm
    return GroupService(settings, options, appender: appender, logger: host.logger) { _ in
      BotRole(
        topics: topics, metrics: metrics, lookUp: caller.call,
        knowledgeIsRead: knowledge.isRead
      ) {
        Retrieval(knowledge: knowledge.current, firm: firm.current)
      }
    }
  }
}
