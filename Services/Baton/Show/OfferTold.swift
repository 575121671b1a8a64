import Conversation

/// One time that somebody was asked to take the conversation, and what came of it.
struct OfferTold: Encodable, Equatable, Sendable {
  var at: String
  var position: String
  var agentId: String
  /// As in `accepted`; nil while it is open.
  var end: String?
  var endedAt: String?
}

extension [OfferTold] {
  /// Takes note of a record that counts.
  mutating func note(_ judged: Judged) {
    guard let event = judged.event else { return }
    let time = EntryRecord.text(of: judged.timestamp)
    if case .offerCreated(let body) = event.body {
      append(
        OfferTold(
          at: time, position: "\(judged.partition)-\(judged.offset)", agentId: body.agentID))
    } else if let last = indices.last, self[last].end == nil, let end = Self.end(event, judged) {
      self[last].end = end
      self[last].endedAt = time
    }
  }

  private static func end(_ event: Event, _ judged: Judged) -> String? {
    switch event.body {
    case .offerAccepted: "accepted"
    case .offerDeclined(let body): "declined" + (body.reason.isEmpty ? "" : ": \(body.reason)")
    case .offerRescinded(let body): "rescinded" + (body.reason.isEmpty ? "" : ": \(body.reason)")
    case .deadlinePassed(let body) where body.kind == .offer: "ran out"
    default: judged.control == nil ? nil : "over by \(event.body.name)"
    }
  }
}
