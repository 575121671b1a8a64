import Conversation

/// What the log says of one conversation, held against what Baton promises.
struct ConversationAudit {
  /// All of them, in their order, those without an effect too.
  let records: [Judged]

  /// What is broken; empty where everything is as promised.
  ///
  /// - Parameter accepted: the events of the customer's messages, in the order of their 202.
  func faults(accepted: [String]) -> [String] {
    order(of: accepted) + outcomes(of: accepted) + speakers() + repeats() + offers()
  }

  private var effective: [Judged] { records.filter(\.verdict.isEffective) }

  /// Each accepted message counts once, and in order.
  private func order(of accepted: [String]) -> [String] {
    let received = effective.filter { $0.isEffective("message.received") }
      .compactMap { $0.event?.id.description }
    return received == accepted ? [] : ["accepted \(accepted), effective \(received)"]
  }

  /// Each message has exactly one outcome.
  private func outcomes(of accepted: [String]) -> [String] {
    let outcomes = effective.flatMap(\.outcomes)
    return accepted.compactMap { message in
      let kinds = outcomes.filter { $0.message.description == message }.map(\.kind)
        .filter { [.answered, .askedBack, .handedOver].contains($0) }
      return kinds.count == 1 ? nil : "message \(message) has the outcomes \(kinds)"
    }
  }

  /// Whoever is heard holds control.
  private func speakers() -> [String] {
    var control = Control()
    return effective.compactMap { record in
      defer { control = record.control?.after ?? control }
      guard record.said != nil, let author = record.event?.author else { return nil }
      let mayspeak =
        switch author.role {
        case .bot: control.owner == .bot
        case .agent, .supervisor: control.owner == .agent && control.agentID == author.id
        default: control.owner == .queue || control.owner == .none
        }
      return mayspeak ? nil : "\(author.role) \(author.id) spoke while \(control.owner) held it"
    }
  }

  /// Nothing is said twice: no message has two answers, no one says the same again in a tenure.
  private func repeats() -> [String] {
    var heard: Set<String> = []
    return effective.compactMap { record in
      guard let body = record.said, let event = record.event else { return nil }
      let isBot = event.author.role == .bot
      if isBot, record.outcomes.isEmpty { return "the bot answered nothing: \(body.words.text)" }
      let covered = body.covers.map { "\($0)" }.joined()
      let saying = "\(event.author.role) \(event.epoch) \(isBot ? covered : body.words.text)"
      return heard.insert(saying).inserted ? nil : "said twice: \(body.words.text)"
    }
  }

  /// One offer at a time, accepted by whom it was made to.
  private func offers() -> [String] {
    var open: String?
    return effective.compactMap { record in
      switch record.event?.body {
      case .offerCreated(let offer):
        defer { open = offer.agentID }
        return open.map { "offered to \(offer.agentID) while offered to \($0)" }
      case .offerAccepted:
        defer { open = nil }
        let holder = record.control?.after.agentID
        return holder == open ? nil : "offered to \(open ?? "-"), accepted by \(holder ?? "-")"
      default:
        if record.endedOffer != nil || record.control != nil { open = nil }
        return nil
      }
    }
  }
}
