internal import Conversation
internal import Firm
internal import Foundation
internal import IntakeDoor
internal import LogRuntime
internal import ServiceHost
internal import Web

/// The executable `baton-intake`: takes in what customers do, and shows them what is said.
@main
struct IntakeMain {
  static let refusalFile = Setting(
    "baton.refusalFile", .path,
    meaning: "While this file exists, new messages are refused with 503.")

  static func main() async {
    await ServiceHost.main(
      service: "intake", settings: [Setting.secret.required(), refusalFile], setUp: setUp)
  }

  private static func setUp(_ host: ServiceHost) async throws {
    let settings = host.logSettings
    let appender = try host.addAppender(settings)
    let streams = ChatStreams()
    let tail = Tail(
      settings,
      TailOptions(
        name: "intake", topic: settings.topics.conversations,
        restoringLike: settings.topics.routerGroup),
      logger: host.logger
    ) { ChatFollower(streams: streams) }
    let secret = Array(host.settings.deploymentSecret.revealed.utf8)
    let desk = IntakeDesk(
      secret: secret, firm: host.firm, tokens: ChatTokens(secret: secret), streams: streams,
      writer: LogWriter(appender, settings.topics),
      refusalFile: host.settings.path(refusalFile), stopReason: { tail.stopReason },
      logger: host.logger)
    watch(appender, host.readiness.check("appender"))
    watch(tail, host.readiness.check("tail"))
    host.add(tail, named: "tail")
    host.serve(try WebRouter.intake(desk))
    host.add(Heartbeat(streams: streams), named: "heartbeat")
    host.add(
      SignalReader(settings, logger: host.logger) { conversation, signal in
        guard signal.role == .agent else { return }
        streams.type(.agent, signal.name, in: conversation)
      }, named: "signals")
  }

  /// The process is ready only while `part` is.
  private static func watch(_ part: some ReadinessReporting, _ check: Readiness.Check) {
    part.onReadiness { reason in
      if let reason { check.notReady(reason) } else { check.ready() }
    }
  }
}
