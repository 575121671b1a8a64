import Conversation

/// A conversation for people.
struct StoryPage: Sendable {
  var style: Style

  func text(of story: Story, _ state: Conversation) -> String {
    let parts = [
      head(story, state), waiting(state), owed(state), passes(story), offers(story),
      withoutEffect(story), context(state), transcript(story),
    ]
    return parts.filter { !$0.isEmpty }.map { $0.joined(separator: "\n") }
      .joined(separator: "\n\n")
  }

  private func head(_ story: Story, _ state: Conversation) -> [String] {
    let address = state.address
    let peer = [address.channel, address.account, address.peer, address.thread]
      .filter { !$0.isEmpty }.joined(separator: " / ")
    return [
      style("Conversation \(state.id)", .bold),
      row("customer", state.customer.name.isEmpty ? peer : "\(state.customer.name) (\(peer))"),
      row("baton", holder(state), isBold: true),
      row("session", "\(state.session), \(state.messagesInSession.counted("message"))"),
      row(
        "log",
        "\(story.events.counted("event")), \(story.void) without effect, last at \(story.position)"),
      row("chain", "\(state.chain.hexadecimal) through \(state.seq)"),
    ]
  }

  private func holder(_ state: Conversation) -> String {
    let control = state.control
    let since = "since \(EntryRecord.text(of: control.since)), epoch \(control.epoch)"
    return switch control.owner {
    case .bot: "the bot, \(since)"
    case .queue: "queue \(state.queue.queue) (\(state.queue.reason.name)), \(since)"
    case .agent: "\(control.agentName) (\(control.agentID)), \(since)"
    case .none: "nobody: \(control.phase), \(since)"
    }
  }

  private func waiting(_ state: Conversation) -> [String] {
    var lines: [String] = []
    for deadline in state.deadlines {
      lines.append(row("due", "\(deadline.kind.name) at \(EntryRecord.text(of: deadline.due))"))
    }
    if let offer = state.offer { lines.append(row("offered", "to \(offer.agentName)")) }
    if !state.pending.isEmpty { lines.append(row("open", state.pending.count.counted("message"))) }
    let ways = state.deliveries.filter(\.isOutstanding)
    if !ways.isEmpty {
      lines.append(row("delivery", "\(ways.count.counted("message")) to be delivered"))
    }
    return lines
  }

  private func owed(_ state: Conversation) -> [String] {
    let lines = OwedLine.all(of: state)
    guard !lines.isEmpty else { return [] }
    return [style("What each service knew it had to do", .bold)]
      + lines.map { row($0.service, $0.owes) }
  }

  private func passes(_ story: Story) -> [String] {
    guard !story.passes.isEmpty else { return [] }
    return [style("Who held the baton, and why", .bold)]
      + story.passes.map { pass in
        let reason = pass.reason.isEmpty ? "" : ": \(pass.reason)"
        return "  " + style("\(pass.at.dropFirst(11).prefix(12))  \(pass.position)", .dim)
          + "  \(EventSummary.plain(pass.from)) → " + style(EventSummary.plain(pass.to), .bold)
          + EventSummary.plain("  by \(pass.event) of \(pass.by)\(reason)")
      }
  }

  private func offers(_ story: Story) -> [String] {
    guard !story.offers.isEmpty else { return [] }
    return [style("Whom it was offered to", .bold)]
      + story.offers.map { offer in
        let end = offer.end.map { "\($0) at \(offer.endedAt?.dropFirst(11).prefix(12) ?? "")" }
        return "  " + style("\(offer.at.dropFirst(11).prefix(12))  \(offer.position)", .dim)
          + "  \(EventSummary.plain(offer.agentId)) → "
          + EventSummary.plain(end ?? "not answered yet")
      }
  }

  /// What was written and yet never happened, with the reason.
  private func withoutEffect(_ story: Story) -> [String] {
    let records = story.records.filter { !$0.verdict.isEffective }
    guard !records.isEmpty else { return [] }
    return [style("Without effect", .bold)]
      + records.flatMap { judged in
        let author = judged.event.map { " of \(TailLine.author($0.author))" } ?? ""
        let name = "\(judged.event?.body.name ?? "unreadable")\(author)"
        let said = judged.event.map { EventSummary.text(of: $0) } ?? judged.unreadable ?? ""
        let time = Self.time(judged.timestamp, digits: 12)
        return [
          "  " + style("\(time)  \(judged.partition)-\(judged.offset)", .dim)
            + EventSummary.plain("  \(name)" + (said.isEmpty ? "" : ": \(said)")),
          "     " + style(judged.explanation, .red),
        ]
      }
  }

  private func context(_ state: Conversation) -> [String] {
    guard let handoff = state.handoff else { return [] }
    let package = handoff.package
    var lines = [style("Handed over", .bold), row("because", handoff.reason.name)]
    if !package.summary.isEmpty { lines.append(row("summary", package.summary)) }
    if !package.intent.isEmpty { lines.append(row("intent", package.intent)) }
    for slot in package.slots { lines.append(row(slot.name, slot.value)) }
    return lines
  }

  private func transcript(_ story: Story) -> [String] {
    var lines = [style("Transcript", .bold)]
    var session: UInt32 = 1
    for message in story.messages {
      if message.session > session {
        session = message.session
        lines.append(style("  -- session \(session) --", .dim))
      }
      lines += self.lines(of: message)
    }
    return lines
  }

  private func lines(of message: Story.Message) -> [String] {
    let name = message.name.isEmpty ? "" : " \(message.name)"
    let time = Self.time(message.timestamp, digits: 8)
    let outcome = message.outcome.map { "  → \($0.kind.words)" } ?? ""
    let who = "\(message.author.role.name)\(name)"
    let head =
      style("  \(message.seq)", .dim) + "  " + coloured(who, message.author.role)
      + style("  \(time)\(outcome)", .dim)
    let text = message.text.split(separator: "\n", omittingEmptySubsequences: false)
    return [head] + text.map { "     " + EventSummary.plain(String($0)) }
      + (message.delivery.map { [line(of: $0)] } ?? [])
  }

  private func line(of delivery: Story.Delivery) -> String {
    let summary = delivery.summary.isEmpty ? "" : ": \(EventSummary.plain(delivery.summary))"
    // An attempt that failed is the last of them itself.
    let earlier = delivery.failures.dropLast(delivery.event == "delivery.attempted" ? 1 : 0)
    let after = earlier.isEmpty ? "" : ", after \(earlier.joined(separator: ", "))"
    let text = "\(Self.time(delivery.timestamp, digits: 8))  \(delivery.event)\(summary)\(after)"
    let isLost = ["delivery.failed", "delivery.expired"].contains(delivery.event)
    return "     " + style(text, isLost ? .red : .dim)
  }

  /// A moment's time of day, in UTC.
  private static func time(_ time: Timestamp, digits: Int) -> Substring {
    EntryRecord.text(of: time).dropFirst(11).prefix(digits)
  }

  private func coloured(_ text: String, _ role: AuthorRole) -> String {
    switch role {
    case .customer: style(text, .yellow)
    case .bot: style(text, .cyan)
    case .agent, .supervisor: style(text, .magenta)
    case .system, .unspecified, .UNRECOGNIZED: style(text, .dim)
    }
  }

  private func row(_ name: String, _ text: String, isBold: Bool = false) -> String {
    let padding = String(repeating: " ", count: max(1, 10 - name.count))
    let plain = EventSummary.plain(text)
    return "  " + style(name, .dim) + padding + (isBold ? style(plain, .bold) : plain)
  }
}

extension MessageOutcome.Kind {
  /// For people.
  fileprivate var words: String {
    switch self {
    case .answered: "answered"
    case .askedBack: "asked back"
    case .handedOver: "handed over"
    case .followedUp: "a person answered"
    case .ended: "the session ended"
    }
  }
}
