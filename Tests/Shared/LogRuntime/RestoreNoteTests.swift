import Conversation
import Kafka
@testable import LogRuntime
import Testing

struct RestoreNoteTests {
  private let identity = LogIdentity(id: EventID(hi: 7, lo: 8), partition: 3, partitionCount: 48)
  private var note: RestoreNote {
    RestoreNote(identity: identity, restorePoint: 900, identityOffset: 500)
  }

  @Test func `A note comes back as it was, within 512 bytes`() {
    #expect(RestoreNote(note.text, committedOffset: 1_000) == note)
    let longest = RestoreNote(
      identity: LogIdentity(
        id: EventID(hi: .max, lo: .max), partition: .max, partitionCount: .max),
      restorePoint: .max, identityOffset: .max - 1)
    #expect(longest.text.utf8.count <= 512)
    #expect(RestoreNote(longest.text, committedOffset: .max) == longest)
  }

  @Test func `A note damaged anywhere is none`() {
    let text = Array(note.text.utf8)
    for index in text.indices {
      var damaged = text
      damaged[index] ^= 1
      let damagedText = String(decoding: damaged, as: UTF8.self)
      #expect(RestoreNote(damagedText, committedOffset: 1_000) == nil, "\(damagedText)")
    }
    #expect(RestoreNote("", committedOffset: 1_000) == nil)
    #expect(RestoreNote(String(note.text.dropLast()), committedOffset: 1_000) == nil)
  }

  @Test func `A note that points beyond its commit is none`() {
    #expect(RestoreNote(note.text, committedOffset: 899) == nil)
  }

  private func plan(
    low: Int64, high: Int64, committed: Int64 = 1_000, metadata: String? = nil
  ) -> RestorePlan {
    let commit = PartitionCommit(
      TopicPartition("log", 3), offset: committed, metadata: metadata ?? note.text)
    return RestorePlan(commit, Watermarks(low: low, high: high), partition: 3)
  }

  @Test func `Folding begins at the restore point, reading at the log's statement of itself`() {
    let plan = plan(low: 0, high: 2_000)
    #expect([plan.readFrom, plan.foldFrom, plan.committed, plan.high] == [500, 900, 1_000, 2_000])
    #expect(plan.expected == identity)
  }

  @Test func `A restore point that retention took means the beginning, of the same log`() {
    let plan = plan(low: 950, high: 2_000)
    #expect([plan.readFrom, plan.foldFrom, plan.committed] == [950, 950, 950])
    #expect(plan.expected == identity)
  }

  @Test func `What was noted was copied; only where nothing is noted may the past owe copies`() {
    func copies(_ plan: RestorePlan) -> [Int64?] { [plan.uncopiedBefore, plan.copiesFrom] }
    #expect(copies(plan(low: 0, high: 2_000)) == [nil, 1_000])
    #expect(copies(plan(low: 950, high: 2_000)) == [nil, 1_000])
    #expect(copies(plan(low: 1_001, high: 2_000)) == [1_001, 1_001])
    #expect(copies(plan(low: 950, high: 2_000, metadata: "")) == [2_000, 2_000])
    #expect(copies(plan(low: 0, high: 2_000, metadata: "")) == [2_000, 2_000])
    #expect(copies(plan(low: 0, high: 10)) == [10, 10])
    #expect(copies(plan(low: 0, high: 0, metadata: "")) == [nil, 0])
  }

  @Test func `A reader that is interrupted while restoring still owes them; once live, no longer`()
    throws
  {
    let place = TopicPartition("log", 3)
    let marks = Watermarks(low: 950, high: 950)
    let plan = plan(low: 950, high: 950, metadata: "")
    var reader = PartitionReader<ConversationLog>(place, of: 48, plan)
    let grown = Watermarks(low: 950, high: 1_200)
    #expect(try #require(reader.continued(grown)).plan.uncopiedBefore == 950)
    #expect(try #require(reader.continued(grown)).plan.copiesFrom == 950)
    let isLive = reader.catchUp()
    #expect(isLive)
    #expect(try #require(reader.continued(marks)).plan.uncopiedBefore == nil)
  }

  @Test func `A log shorter than what was read of it is read from its beginning and compared`() {
    let plan = plan(low: 0, high: 10)
    #expect([plan.readFrom, plan.foldFrom] == [0, 0])
    #expect(plan.expected == identity)
  }

  @Test func `Metadata of another partition, or none, means the beginning`() {
    let other = RestoreNote(
      identity: LogIdentity(id: EventID(hi: 7, lo: 8), partition: 4, partitionCount: 48),
      restorePoint: 900, identityOffset: 500)
    for metadata in [other.text, "", "b2;x"] {
      let plan = plan(low: 0, high: 2_000, metadata: metadata)
      #expect([plan.readFrom, plan.foldFrom, plan.committed] == [0, 0, 0])
      #expect(plan.expected == nil)
    }
  }
}
