import Conversation
import Foundation

/// Which records of the log are wanted: all kinds of condition must hold, and of each kind one.
struct TailFilter: Sendable {
  /// A verdict, or one reason for which a record is void.
  enum Wanted: Hashable, Sendable {
    case effective, duplicate, void
    case reason(VoidReason)
  }

  /// How the conversation's id begins; nil for all.
  var conversation: String?
  /// How an event's id begins, or that of the event it follows from; nil for all.
  var id: String?
  /// The peer at the channel, the customer's id, or a part of their name.
  var customers: [String] = []
  /// Whose people the conversation waits for or is with, or was until this record.
  var teams: [String] = []
  /// As in DESIGN section 4.
  var events: [String] = []
  var verdicts: [Wanted] = []
  /// In what the event says, whatever its case, width or accents.
  var text: String?

  /// - Parameter state: the record's conversation after it; nil where there is none.
  func accepts(_ judged: Judged, in state: Conversation?) -> Bool {
    isConversation(judged) && isID(judged) && isEvent(judged) && isVerdict(judged.verdict)
      && isCustomer(judged, state) && isTeam(judged, state) && isText(judged)
  }

  private func isConversation(_ judged: Judged) -> Bool {
    guard let conversation else { return true }
    return judged.conversation?.description.hasPrefix(conversation.lowercased()) == true
  }

  private func isID(_ judged: Judged) -> Bool {
    guard let id = id?.lowercased() else { return true }
    return [judged.event?.id, judged.event?.causation].contains {
      $0?.description.hasPrefix(id) == true
    }
  }

  /// What the log states of itself, one record a partition, only where it is asked for.
  private func isEvent(_ judged: Judged) -> Bool {
    guard events.isEmpty else { return judged.event.map { events.contains($0.body.name) } == true }
    if case .logOpened? = judged.event?.body { return false }
    return true
  }

  private func isVerdict(_ verdict: Verdict) -> Bool {
    guard !verdicts.isEmpty else { return true }
    return switch verdict {
    case .effective: verdicts.contains(.effective)
    case .duplicate: verdicts.contains(.duplicate)
    case .void(let reason): verdicts.contains(.void) || verdicts.contains(.reason(reason))
    }
  }

  private func isCustomer(_ judged: Judged, _ state: Conversation?) -> Bool {
    guard !customers.isEmpty else { return true }
    guard let state else { return false }
    return customers.contains { wanted in
      wanted == state.address.peer || wanted == state.customer.id
        || Self.contains(state.customer.name, wanted)
    }
  }

  private func isTeam(_ judged: Judged, _ state: Conversation?) -> Bool {
    guard !teams.isEmpty else { return true }
    if let change = judged.control {
      return isTheirs(change.before, change.teamBefore) || isTheirs(change.after, change.teamAfter)
    }
    return state.map { isTheirs($0.control, $0.queue.team) } ?? false
  }

  private func isTheirs(_ control: Control, _ team: String) -> Bool {
    control.owner.isWork && teams.contains(team)
  }

  private func isText(_ judged: Judged) -> Bool {
    guard let text else { return true }
    let said = judged.event.map { EventSummary.text(of: $0) } ?? judged.unreadable ?? ""
    return Self.contains(said, text)
  }

  private static func contains(_ text: String, _ wanted: String) -> Bool {
    text.range(
      of: wanted, options: [.caseInsensitive, .diacriticInsensitive, .widthInsensitive]) != nil
  }
}

extension TailFilter.Wanted {
  static let words = ["effective", "duplicate", "void"] + VoidReason.allCases.map { "\($0)" }

  /// A verdict's or a reason's name, whatever its case; `stale_epoch` as well as `staleEpoch`.
  init?(_ name: String) {
    let name = name.lowercased().filter { $0 != "_" && $0 != "-" }
    switch name {
    case "effective": self = .effective
    case "duplicate": self = .duplicate
    case "void": self = .void
    default:
      guard let reason = VoidReason.allCases.first(where: { "\($0)".lowercased() == name }) else {
        return nil
      }
      self = .reason(reason)
    }
  }
}
