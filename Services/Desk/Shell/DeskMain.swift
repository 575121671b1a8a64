import Conversation
import DeskCore
import DeskDoor
import Firm
import Foundation
import LogRuntime
import Logging
import Outbound
import ServiceHost
import ServiceLifecycle

/// The executable `baton-desk`: the agents' console, its REST and its streams.
@main
struct DeskMain {
  static let foldLimit = Setting(
    "baton.foldLimit", .duration, fallback: "5s",
    meaning: "How long a write waits for its verdict before it is answered 504.")

  static let absentAfter = Setting(
    "baton.absentAfter", .duration, fallback: "30s",
    meaning: "After an agent's last page is gone for that long, they are taken offline.")

  static let auditFile = Setting(
    "baton.auditFile", .path,
    meaning: "The file of who read what; audit.sqlite in the data folder where it is not named.")

  static func main() async {
    await ServiceHost.main(
      service: "desk",
      settings: [
        Setting.secret.required(), foldLimit, absentAfter, auditFile, .knowledge, .model,
      ] + IssuerSettings.all,
      setUp: setUp)
  }

  private static func setUp(_ host: ServiceHost) async throws {
    let settings = host.logSettings
    let appender = try host.addAppender(settings)
    let model = try ReadModel(file: host.settings.dataFolder.appending(path: "desk.sqlite"))
    let trouble = ModelTrouble(model, logger: host.logger, tell: teller(host, "read model"))
    let audit = try AuditTrail(
      file: host.settings.path(auditFile)
        ?? host.settings.dataFolder.appending(path: "audit.sqlite"))
    let desk = await desk(host, model, audit, settings.topics) { proposals throws(AppendError) in
      try await appender.append(proposals, within: .seconds(5))
    }
    let (topics, hub) = (settings.topics, desk.hub)
    let conversations = Tail(
      settings,
      TailOptions(name: "desk", topic: topics.conversations, restoringLike: topics.routerGroup),
      logger: host.logger
    ) { [watch = desk.conversations] in
      ConversationFollower(
        topic: topics.conversations, model: model, watch: watch, hub: hub, trouble: trouble)
    }
    let teams = Tail(
      settings,
      TailOptions(name: "desk-teams", topic: topics.teams, restoringLike: topics.dispatcherGroup),
      logger: host.logger
    ) { [watch = desk.teams, requests = desk.requests] in
      TeamFollower(
        topic: topics.teams, model: model, watch: watch, requests: requests, hub: hub,
        trouble: trouble)
    }
    appender.onReadiness(teller(host, "appender"))
    conversations.onReadiness(teller(host, "conversations"))
    teams.onReadiness(teller(host, "teams"))
    host.add(trouble, named: "read model")
    host.add(conversations, named: "conversations")
    host.add(teams, named: "teams")
    host.add(
      SignalReader(settings, logger: host.logger) { await desk.heard($1, of: $0) },
      named: "signals")
    host.add(desk.knowledge.reloading, named: "knowledge")
    host.add(
      AbsenceWatch(desk: desk, limit: host.settings.duration(absentAfter) ?? .seconds(30)),
      named: "absence")
    host.add(PresenceLease(desk: desk), named: "presence")
    host.serve(try desk.router(console: Bundle.module.bundleURL.appending(path: "Console")))
  }

  private static func desk(
    _ host: ServiceHost, _ model: ReadModel, _ audit: AuditTrail, _ topics: Topics,
    _ append: @escaping Desk.Append
  ) async -> Desk {
    let secret = host.settings.secret(.secret)?.revealed ?? ""
    let clients = OutboundClients()
    host.add(ClosingClients(clients), named: "pictures' clients")
    let modelClients = OutboundClients(connect: .seconds(1))
    host.add(ClosingClients(modelClients), named: "language model's clients")
    let edits = FoldWatch()
    let hub = Hub(name: String(UInt32.random(in: 1 ... .max), radix: 36))
    let edited = host.addEditedKnowledge { judged in
      for edit in judged {
        edits.folded(
          partition: edit.partition, next: edit.offset + 1,
          [(edit.event, Judgement(partition: edit.partition, offset: edit.offset, edit.verdict))])
      }
      if judged.contains(where: \.verdict.isEffective) { hub.announce([.replies]) }
    }
    return Desk(
      firm: host.firm, knowledge: DeskKnowledge(host) { edited.current }, topics: topics,
      model: model, conversations: FoldWatch(), teams: FoldWatch(), edits: edits,
      requests: RequestWatch(),
      hub: hub, tokens: await SessionTokens(secret: secret),
      issuer: IssuerSettings.issuer(of: host),
      audit: audit, pictures: PictureFetcher(clients: clients),
      writing: WritingHelp(clients: modelClients), append: append,
      foldLimit: host.settings.duration(foldLimit) ?? .seconds(5), logger: host.logger)
  }

  private static func teller(_ host: ServiceHost, _ name: String) -> @Sendable (String?) -> Void {
    let check = host.readiness.check(name)
    return { reason in
      if let reason { check.notReady(reason) } else { check.ready() }
    }
  }
}
