import Conversation

/// A state as named facts that people can compare, in a fixed order.
enum StateFacts {
  struct Fact: Equatable, Sendable {
    var name: String
    var value: String
  }

  /// A fact that is not the same at two points; nil where there is none at that point.
  struct Difference: Encodable, Equatable, Sendable {
    var fact: String
    var before: String?
    var after: String?
  }

  static func all(of state: Conversation) -> [Fact] {
    control(state) + waiting(state) + context(state) + messages(state) + memory(state)
  }

  /// What changed from one state to a later one, in the order of the later one's facts.
  static func differences(from before: Conversation, to after: Conversation) -> [Difference] {
    let (old, new) = (all(of: before), all(of: after))
    let gone = old.filter { fact in !new.contains { $0.name == fact.name } }
    return gone.map { Difference(fact: $0.name, before: $0.value, after: nil) }
      + new.compactMap { fact in
        let earlier = old.first { $0.name == fact.name }?.value
        return earlier == fact.value
          ? nil : Difference(fact: fact.name, before: earlier, after: fact.value)
      }
  }

  private static func control(_ state: Conversation) -> [Fact] {
    let control = state.control
    var facts = [
      Fact(name: "holder", value: ControlPass.holder(control, queue: state.queue.queue)),
      Fact(name: "epoch", value: "\(control.epoch)"),
      Fact(name: "phase", value: "\(control.phase)"),
      Fact(name: "session", value: "\(state.session)"),
    ]
    if let until = control.snoozedUntil {
      facts.append(Fact(name: "snoozed until", value: EntryRecord.text(of: until)))
    }
    return facts
  }

  private static func waiting(_ state: Conversation) -> [Fact] {
    var facts = state.deadlines.map {
      Fact(name: "deadline \($0.kind.name)", value: "due \(EntryRecord.text(of: $0.due))")
    }
    if let offer = state.offer {
      facts.append(Fact(name: "offer", value: "to \(offer.agentID)"))
    }
    if !state.queue.team.isEmpty {
      let queue = state.queue
      facts += [
        Fact(name: "team", value: queue.team), Fact(name: "queue", value: queue.queue),
        Fact(name: "reason", value: queue.reason.name),
        Fact(name: "offers made", value: "\(queue.offers)"),
        Fact(name: "late first responses", value: "\(queue.breaches)"),
      ]
    }
    if state.queue.position > 0 {
      facts.append(Fact(name: "place in line", value: "\(state.queue.position)"))
    }
    return facts
  }

  private static func context(_ state: Conversation) -> [Fact] {
    var facts: [Fact] = []
    if let last = state.turn.last {
      facts.append(Fact(name: "intent", value: last.intent))
      for slot in last.slots { facts.append(Fact(name: "slot \(slot.name)", value: slot.value)) }
    }
    facts.append(Fact(name: "language", value: state.language))
    if let handoff = state.handoff {
      facts.append(Fact(name: "handed over because", value: handoff.reason.name))
      facts.append(Fact(name: "summary", value: handoff.package.summary))
    }
    for lookup in state.lookups {
      let result = lookup.result.map { $0.succeeded ? "found" : $0.reason } ?? "under way"
      facts.append(Fact(name: "lookup \(lookup.connector)", value: result))
    }
    return facts
  }

  private static func messages(_ state: Conversation) -> [Fact] {
    var facts = state.transcript.entries.map { entry in
      Fact(
        name: "message \(entry.seq)",
        value: "\(entry.author.role.name) \(EventSummary.quoted(entry.currentText))")
    }
    for message in state.pending {
      facts.append(
        Fact(
          name: "message \(message.seq) is",
          value: message.isHandedOver ? "handed over, open" : "open"))
    }
    for way in state.deliveries {
      facts.append(
        Fact(
          name: "delivery of message \(way.seq)",
          value: way.step.map { "\($0), \(way.attempts.counted("attempt"))" } ?? "not tried"))
    }
    return facts
  }

  private static func memory(_ state: Conversation) -> [Fact] {
    var facts = state.sessions.map { session in
      let rated = session.csatSubmitted.isEmpty ? "" : ", rated"
      let code = session.code.isEmpty ? "" : ", \(session.code)"
      return Fact(
        name: "session \(session.number) ended", value: "\(session.ending)\(code)\(rated)")
    }
    facts += [
      Fact(name: "suggestions", value: "\(state.suggestions.count)"),
      Fact(
        name: "acknowledged",
        value: "\(state.acknowledgements.equal) equal, \(state.acknowledgements.different) not"),
      Fact(name: "chain", value: state.chain.hexadecimal),
    ]
    return facts
  }
}
