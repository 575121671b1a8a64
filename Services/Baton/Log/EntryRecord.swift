import Conversation
import Foundation
import LogRuntime

/// A judged record as `--json` prints it.
struct EntryRecord: Encodable, Sendable {
  struct Author: Encodable, Sendable {
    var role: String
    var id: String?
  }

  struct Holder: Encodable, Sendable {
    var owner: String
    var agentId: String?
    var epoch: Int64
    var phase: String

    init(_ control: Control) {
      owner = "\(control.owner)"
      agentId = control.agentID.isEmpty ? nil : control.agentID
      epoch = control.epoch
      phase = "\(control.phase)"
    }
  }

  struct Outcome: Encodable, Sendable {
    var message: String
    var kind: String
    var by: String

    init(_ outcome: MessageOutcome) {
      message = outcome.message.description
      kind = "\(outcome.kind)"
      by = outcome.by.description
    }
  }

  var position: String
  var timestamp: String
  var conversationId: String?
  var type: String
  var eventId: String?
  var causationId: String?
  var author: Author?
  var sessionSeq: UInt32
  var epoch: Int64?
  var summary: String
  /// effective, duplicate or void.
  var verdict: String
  /// Why it is void, or what the first record of its id was.
  var reason: String?
  /// The offset of the first record of its id.
  var of: Int64?
  /// Its number among what the customer can see.
  var seq: UInt32?
  /// Who holds the baton from here on, where that changed.
  var control: Holder?
  var outcomes: [Outcome]?

  init(_ judged: Judged) {
    position = "\(judged.partition)-\(judged.offset)"
    timestamp = Self.text(of: judged.timestamp)
    conversationId = judged.conversation?.description
    type = judged.event?.body.name ?? "unreadable"
    eventId = judged.event?.id.description
    causationId = judged.event?.causation?.description
    author = judged.event.map {
      Author(role: $0.author.role.name, id: $0.author.id.isEmpty ? nil : $0.author.id)
    }
    sessionSeq = judged.session
    epoch = judged.event.flatMap { $0.epoch == 0 ? nil : $0.epoch }
    summary = judged.event.map { EventSummary.text(of: $0) } ?? judged.unreadable ?? ""
    verdict = judged.verdict.word
    reason = judged.verdict.reason
    if case .duplicate(let offset, _) = judged.verdict { of = offset }
    seq = judged.seq == 0 ? nil : judged.seq
    control = judged.control.map { Holder($0.after) }
    outcomes = judged.outcomes.isEmpty ? nil : judged.outcomes.map(Outcome.init)
  }

  static func text(of time: Timestamp) -> String { time.rfc3339 }

  static let encoder: JSONEncoder = {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return encoder
  }()

  func line() throws -> String {
    String(decoding: try Self.encoder.encode(self), as: UTF8.self)
  }
}

extension Verdict {
  var word: String {
    switch self {
    case .effective: "effective"
    case .duplicate: "duplicate"
    case .void: "void"
    }
  }

  var reason: String? {
    switch self {
    case .effective: nil
    case .duplicate(_, .effective): "effective"
    case .duplicate(_, .void(let reason)): "\(reason)"
    case .void(let reason): "\(reason)"
    }
  }
}
