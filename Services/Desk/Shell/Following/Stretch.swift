import Conversation
import DeskCore

/// Gathers what a run of records does to the conversations' rows, until it is written in one go.
struct Stretch {
  private let topic: String
  private let partition: Int32
  private var next: Int64?
  private var records: [FoldedRecord] = []
  private var touched: Set<ConversationID> = []
  private(set) var count = 0

  init(topic: String, partition: Int32) {
    self.topic = topic
    self.partition = partition
  }

  /// Adds a judged record and the state that it left its conversation in.
  mutating func add(_ judged: Judged, _ state: Conversation?) {
    count += 1
    next = judged.offset + 1
    let changes = Projection.changes(by: judged, in: state)
    if !changes.isEmpty, let conversation = judged.conversation {
      records.append(
        FoldedRecord(offset: judged.offset, conversation: conversation, changes: changes))
    }
    // A duplicate or void record changes nothing that is shown.
    if judged.verdict.isEffective, let state { touched.insert(state.id) }
  }

  /// What was gathered, to be written, with the conversations as they stand now; nil for nothing.
  mutating func take(
    identity: LogIdentity?, state: (ConversationID) -> Conversation?
  ) -> FoldedBatch? {
    guard let next else { return nil }
    let batch = FoldedBatch(
      topic: topic, partition: partition, identity: identity, next: next, records: records,
      conversations: touched.compactMap { state($0).map { ConversationRow($0) } })
    records = []
    touched = []
    count = 0
    self.next = nil
    return batch
  }
}
