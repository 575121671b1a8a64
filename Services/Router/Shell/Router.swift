internal import Conversation
internal import Firm
internal import Foundation
internal import LogRuntime
internal import RouterCore
internal import Routing
internal import ServiceHost
internal import ServiceLifecycle

/// The router's parts: a keeper for each partition of the conversations, a dispatcher for each of the
/// teams.
struct Router {
  let host: ServiceHost

  init(_ host: ServiceHost) {
    self.host = host
  }

  func start() throws {
    let settings = host.logSettings
    let appender = try host.addAppender(settings)
    host.add(keeper(settings, appender), named: "conversations")
    host.add(dispatcher(settings, appender), named: "teams")
    host.add(
      TeamFounding(firm: host.firm, topics: settings.topics, appender: appender), named: "founding")
  }

  private func keeper(
    _ settings: LogSettings, _ appender: Appender
  ) -> GroupService<ConversationKeeper> {
    let topics = settings.topics
    var options = GroupOptions(group: topics.routerGroup, topic: topics.conversations)
    options.copiesDeadLetters = true
    options.restatesIdentityAfter = .seconds(3_600)
    let carrier = Carrier(
      interval: milliseconds(RouterSettings.carryInterval, orElse: 3_600),
      deduplicationWindow: milliseconds(RouterSettings.deduplicationWindow, orElse: 86_400))
    let firm = host.firm
    return GroupService(settings, options, appender: appender, logger: host.logger) { _ in
      ConversationKeeper(topics: topics, carrier: carrier) {
        DispatchPolicy(firm.current).expiresMilliseconds
      }
    }
  }

  private func dispatcher(
    _ settings: LogSettings, _ appender: Appender
  ) -> GroupService<TeamDispatch> {
    let topics = settings.topics
    var options = GroupOptions(group: topics.dispatcherGroup, topic: topics.teams)
    options.copiesDeadLetters = true
    options.restatesIdentityAfter = .seconds(3_600)
    let firm = host.firm
    let carrier = TeamCarrier(interval: milliseconds(RouterSettings.carryInterval, orElse: 3_600))
    return GroupService(settings, options, appender: appender, logger: host.logger) { _ in
      TeamDispatch(topics: topics, carrier: carrier) { DispatchPolicy(firm.current) }
    }
  }

  private func milliseconds(_ setting: Setting, orElse seconds: Int) -> Int64 {
    Int64(host.settings.integer(setting) ?? seconds) * 1_000
  }
}

/// States each team once in its log, so that its dispatcher has something to fold; the dispatcher
/// itself states what changes later.
struct TeamFounding: Service {
  let firm: HotReload<Firm>
  let topics: Topics
  let appender: Appender

  func run() async throws {
    await cancelWhenGracefulShutdown { await found() }
  }

  private func found() async {
    for await firm in firm.values {
      let now = Timestamp(milliseconds: Int64(Date().timeIntervalSince1970 * 1_000))
      let proposals = firm.teams.compactMap { team in
        TeamConfigured(team: team.id, of: firm, at: now).map {
          Proposal(Dispatcher.configure(team.id, as: $0, after: 0, at: now), topics)
        }
      }
      _ = try? await appender.append(proposals)
    }
  }
}
