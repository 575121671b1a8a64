import Conversation

/// One conversation, folded again record by record, apart from all others.
struct Refold: Sendable {
  /// One record, what is said of it, and the state around it.
  struct Step: Sendable {
    var judged: Judged
    /// The log after it: this conversation and nothing else.
    var log: ConversationLog
    var state: Conversation?
  }

  let id: ConversationID
  private(set) var steps: [Step] = []

  /// - Throws: `UnknownFoldVersion`.
  init(_ id: ConversationID, _ records: [RawRecord]) throws {
    self.id = id
    var log = ConversationLog(partition: records.first?.partition ?? 0)
    for record in records {
      let judged = try log.apply(record)
      steps.append(Step(judged: judged, log: log, state: log[id]))
    }
  }

  /// The first record with another verdict than it has in the log.
  func firstDifference(from judged: [Judged]) -> ReplayDifference? {
    for (step, there) in zip(steps, judged) where step.judged.verdict != there.verdict {
      return ReplayDifference(
        step.judged, conversation: id,
        recorded: Self.text(there.verdict), replayed: Self.text(step.judged.verdict))
    }
    return nil
  }

  /// The states before a step, the latest first: those that its event can have been decided in.
  func states(before place: Int) -> some Sequence<Step> {
    steps[..<place].reversed()
  }

  private static func text(_ verdict: Verdict) -> String {
    [verdict.word, verdict.reason].compactMap { $0 }.joined(separator: " ")
  }
}

/// Something that a replay says otherwise than the log.
struct ReplayDifference: Encodable, Equatable, Sendable {
  var position: String
  var conversationId: String
  var event: String
  var recorded: String
  var replayed: String

  init(_ judged: Judged, conversation: ConversationID, recorded: String, replayed: String) {
    position = "\(judged.partition)-\(judged.offset)"
    conversationId = conversation.description
    event = judged.event?.body.name ?? "unreadable"
    self.recorded = recorded
    self.replayed = replayed
  }
}
