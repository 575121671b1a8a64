internal import Conversation
internal import Firm
internal import Foundation
internal import RouterCore
internal import Routing

extension DispatchPolicy {
  /// What the firm's files say now.
  init(_ firm: Firm) {
    let session = firm.policy.session
    self.init(
      offerMilliseconds: UInt32(clamping: session.offer.wholeMilliseconds),
      expiresMilliseconds: UInt32(clamping: session.botAnswerExpires.wholeMilliseconds),
      positionInterval: session.positionInterval.wholeMilliseconds,
      configured: { TeamConfigured(team: $0, of: firm, at: $1) },
      isOpen: { queue, now in
        firm.queue(queue).map { firm.hours(of: $0).isOpen(atMilliseconds: now.milliseconds) }
          ?? true
      },
      notice: { purpose, item, now in firm.notice(purpose, item, at: now) })
  }
}

extension TeamConfigured {
  /// Nil for a team that the firm does not have.
  init?(team id: String, of firm: Firm, at now: Timestamp) {
    guard let team = firm.team(id) else { return nil }
    self.init()
    agents = team.agents.map { agent in
      var configured = ConfiguredAgent()
      configured.id = agent.id
      configured.name = agent.name
      configured.skills = agent.skills + agent.languages.map(AgentState.languageSkill)
      configured.capacity = UInt32(clamping: agent.capacity)
      return configured
    }
    queues = team.queues.map { queue in
      var configured = ConfiguredQueue()
      configured.id = queue.id
      configured.skills = queue.requiredSkills
      configured.offerMs = UInt32(clamping: queue.offer?.wholeMilliseconds ?? 0)
      return configured
    }
  }
}

extension Firm {
  fileprivate func notice(
    _ purpose: NoticePurpose, _ item: WorkItem, at now: Timestamp
  ) -> String {
    let name = queue(item.queue)?.name[item.language] ?? ""
    switch purpose {
    case .afterHours:
      return texts.text(
        .afterHours, language: item.language,
        ["queue": name, "opens": opening(of: item, at: now)])
    case .nobodyOnline:
      return texts.text(.nobodyOnline, language: item.language, ["queue": name])
    default:
      return texts.text(.handover, language: item.language, ["queue": name])
    }
  }

  /// When people are back, as a customer reads it, in the queue's own time zone.
  private func opening(of item: WorkItem, at now: Timestamp) -> String {
    guard let queue = queue(item.queue) else { return "" }
    let hours = hours(of: queue)
    guard let opens = hours.nextOpening(atOrAfterMilliseconds: now.milliseconds) else { return "" }
    let formatter = DateFormatter()
    formatter.locale = Locale(identifier: item.language == "zh" ? "zh_CN" : "en_GB")
    formatter.timeZone = TimeZone(identifier: hours.timeZone)
    formatter.dateFormat = item.language == "zh" ? "M月d日 HH:mm" : "EEEE d MMMM, HH:mm"
    return formatter.string(from: Date(timeIntervalSince1970: Double(opens) / 1_000))
  }
}
