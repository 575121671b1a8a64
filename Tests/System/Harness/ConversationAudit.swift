import Conversation
import Foundation

/// What the log says of one conversation, held against what Baton promises.
struct ConversationAudit {
  /// All of them, in their order, those without an effect too.
  let records: [Judged]

  /// What is broken; empty where everything is as promised.
  ///
  /// - Parameter accepted: the events of the customer's messages, in the order of their 202.
  func faults(accepted: [String]) -> [String] {
    order(of: accepted) + outcomes(of: accepted) + speakers() + repeats() + offers()
      + acknowledgements()
  }

  /// Messages as the log has them in order, the ones that it lacks last.
  func inOrder(_ messages: [String]) -> [String] {
    let places = Dictionary(
      effective.enumerated().map { ($1.event?.id.description ?? "", $0) }
    ) { first, _ in first }
    return messages.sorted { places[$0, default: .max] < places[$1, default: .max] }
  }

  private var effective: [Judged] { records.filter(\.verdict.isEffective) }

  /// Each accepted message counts once, and in order.
  private func order(of accepted: [String]) -> [String] {
    let received = effective.filter { $0.isEffective("message.received") }
      .compactMap { $0.event?.id.description }
    return received == accepted ? [] : ["accepted \(accepted), effective \(received)"]
  }

  /// Each message has an outcome but that the session ended, and never two in one tenure of whoever
  /// holds control. What a record that passes control says of a message is of the tenure it ends.
  private func outcomes(of accepted: [String]) -> [String] {
    var tenure = 0
    var outcomes: [String: [Int: [MessageOutcome.Kind]]] = [:]
    for record in effective {
      for outcome in record.outcomes {
        outcomes[outcome.message.description, default: [:]][tenure, default: []].append(
          outcome.kind)
      }
      if record.control != nil { tenure += 1 }
    }
    return accepted.compactMap { message in
      let kinds = outcomes[message] ?? [:]
      let isSettled = kinds.values.contains { $0.contains { $0 != .ended } }
      let isSound = isSettled && kinds.values.allSatisfy { $0.count == 1 }
      return isSound ? nil : "message \(message) has the outcomes \(kinds)"
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

  /// What an agent's page proved is what the log says.
  private func acknowledgements() -> [String] {
    var chain = Chain()
    var hashes: [UInt32: [UInt8]] = [:]
    return effective.compactMap { record in
      if record.seq > 0, let event = record.event, let text = event.body.visibleText {
        chain.append(seq: record.seq, id: event.id, role: event.author.role, text: text)
        hashes[record.seq] = chain.bytes
      }
      guard case .contextAcknowledged(let body)? = record.event?.body else { return nil }
      let isEqual = hashes[body.throughSeq] == [UInt8](body.chainHash)
      return isEqual ? nil : "another context than the log's was acknowledged at \(body.throughSeq)"
    }
  }
}

extension EventBody {
  /// The words of a message that the customer wrote or reads.
  fileprivate var visibleText: String? {
    switch self {
    case .messageReceived(let body): body.words.text
    case .messageSent(let body): body.words.text
    default: nil
    }
  }
}
