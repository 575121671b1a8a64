import Conversation

/// Something that the state owes, and the service that acts on it: all that this service knows of the
/// conversation's future.
struct OwedLine: Encodable, Equatable, Sendable {
  var service: String
  var owes: String

  static func all(of state: Conversation) -> [OwedLine] {
    var lines = state.owed.map { OwedLine($0, state) }
    if let offer = state.offer {
      lines.append(
        OwedLine(
          service: "desk",
          owes: "\(offer.agentID)'s word on offer \(offer.id.description.prefix(8)), "
            + "until \(EntryRecord.text(of: offer.due))"))
    }
    return lines
  }

  private init(service: String, owes: String) {
    self.service = service
    self.owes = owes
  }

  private init(_ owed: Owed, _ state: Conversation) {
    switch owed {
    case .understanding(let message):
      self.init(service: "bot", owes: "understand \(Self.name(message, state))")
    case .answer(let messages):
      let names = messages.map { Self.name($0, state) }.joined(separator: ", ")
      self.init(service: "bot", owes: "answer or hand over \(names)")
    case .suggestion(let message):
      self.init(service: "bot", owes: "suggest a reply to \(Self.name(message, state))")
    case .queueNotice: self.init(service: "router", owes: "tell the customer that they wait")
    case .rating(let session, let span):
      self.init(service: "router", owes: "ask how the \(span.name) was in session \(session)")
    case .delivery(let way):
      let retry = way.retryAt.map { ", again at \(EntryRecord.text(of: $0))" } ?? ""
      self.init(
        service: "delivery",
        owes:
          "deliver \(Self.name(way.message, state)), \(way.attempts.counted("attempt"))\(retry), "
          + "until \(EntryRecord.text(of: way.expires))")
    case .deadline(let deadline):
      self.init(
        service: "router",
        owes: "let \(deadline.kind.name) pass at \(EntryRecord.text(of: deadline.due))")
    }
  }

  private static func name(_ message: EventID, _ state: Conversation) -> String {
    state.transcript[message].map { "message \($0.seq)" } ?? "\(message)"
  }
}
