import Conversation
import DeskCore
import HTTPTypes
import Web

/// What a write answers: what the log says of its event.
struct VerdictAnswer: Sendable, Equatable, Encodable {
  var eventId: String
  var partition: Int32
  var offset: Int64
  var verdict: String
  /// Why it is void.
  var reason: String?
  /// The offset of the first record of the same id, where this one repeats it.
  var of: Int64?

  init(_ id: EventID, _ judgement: Judgement) {
    eventId = id.description
    partition = judgement.partition
    offset = judgement.offset
    verdict = judgement.reason == nil ? "effective" : "void"
    reason = judgement.reason
    of = judgement.repeats
  }

  /// The same as members of a problem.
  var members: [String: ProblemValue] {
    [
      "eventId": .text(eventId), "partition": .number(Int64(partition)), "offset": .number(offset),
      "verdict": .text(verdict), "reason": reason.map { .text($0) } ?? .null,
      "of": of.map { .number($0) } ?? .null,
    ]
  }
}

extension Problem {
  /// 409: the log judged it void; says why and who holds control now.
  static func void(_ answer: VerdictAnswer, _ control: ControlView) -> Problem {
    var members = answer.members
    members["control"] = .object([
      "owner": .text(control.owner), "agentId": control.agentId.map { .text($0) } ?? .null,
      "agentName": control.agentName.map { .text($0) } ?? .null, "epoch": .number(control.epoch),
    ])
    return Problem(
      .conflict, type: "urn:baton:problem:void", title: "The log judged it void",
      detail: explanation(answer.reason ?? "", control), members: members)
  }

  private static func explanation(_ reason: String, _ control: ControlView) -> String {
    let holder =
      switch control.owner {
      case "agent": control.agentName ?? control.agentId ?? "an agent"
      case "bot": "the bot"
      case "queue": "the queue"
      default: "nobody"
      }
    let why =
      switch reason {
      case "stale_epoch": "Control had changed before it arrived"
      case "not_holder": "You do not hold control"
      case "not_allowed": "That is not yours to do"
      case "later_message_unanswered": "A later message of the customer is unanswered"
      case "session_ended": "The session has ended"
      case "no_such_offer": "The offer is no longer open"
      case "already_done": "It was already done"
      default: "Reason: \(reason)"
      }
    return "\(why). Control is with \(holder)."
  }

  /// 504: appended or not, its verdict is not known yet; the same command may be sent again.
  static func notFolded(_ id: EventID) -> Problem {
    Problem(
      .gatewayTimeout, type: "urn:baton:problem:not-folded", title: "Not folded yet",
      detail: "The event's verdict is not known yet. It is safe to send the command again.",
      members: ["eventId": .text(id.description)])
  }
}
