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

extension Firm {
  fileprivate func notice(
    _ purpose: NoticePurpose, _ item: WorkItem, at now: Timestamp
  ) -> String {
    let name = queue(item.queue)?.name[item.language] ?? ""
    var values = ["queue": name]
    let text: SystemText
    switch purpose {
    case .afterHours:
      let opens = opening(of: item, at: now)
      values["opens"] = opens.map { words(for: $0, item) } ?? ""
      if let opens, let promise = queue(item.queue)?.promise {
        values["promise"] = words(for: opens + promise.wholeMilliseconds, item)
        text = .afterHoursPromise
      } else {
        text = .afterHours
      }
    case .nobodyOnline: text = .nobodyOnline
    case .agentLost: text = .agentLost
    case .moved: text = .moved
    default: text = .handover
    }
    return texts.text(text, language: item.language, values)
  }

  /// When people are back, in milliseconds since 1970.
  private func opening(of item: WorkItem, at now: Timestamp) -> Int64? {
    queue(item.queue).flatMap {
      hours(of: $0).nextOpening(atOrAfterMilliseconds: now.milliseconds)
    }
  }

  /// A moment as a customer reads it, in the queue's own time zone.
  private func words(for moment: Int64, _ item: WorkItem) -> String {
    guard let queue = queue(item.queue) else { return "" }
    let formatter = DateFormatter()
    formatter.locale = Locale(identifier: item.language == "zh" ? "zh_CN" : "en_GB")
    formatter.timeZone = TimeZone(identifier: hours(of: queue).timeZone)
    formatter.dateFormat = item.language == "zh" ? "M月d日 HH:mm" : "EEEE d MMMM, HH:mm"
    return formatter.string(from: Date(timeIntervalSince1970: Double(moment) / 1_000))
  }
}
