import Conversation
import EmbeddedBroker
import Kafka
@testable import LogRuntime
import Synchronization
import SystemTesting
import Testing

@Suite(.timeLimit(.minutes(2)))
struct TailTests {
  /// Writes down what it follows.
  final class Notes: Sendable {
    struct Taken: Sendable {
      var judged: [Judged] = []
      var folds: [Int32: ConversationLog] = [:]
      var places: [Int32: TailedPartition] = [:]
      var hasCaughtUp = false
    }

    let taken = Mutex(Taken())
    let bell = Bell()

    var now: Taken { taken.withLock { $0 } }
    func until(_ condition: (Taken) -> Bool) async { await bell.until { condition(now) } }

    func change(_ body: (inout Taken) -> Void) {
      taken.withLock { body(&$0) }
      bell.ring()
    }
  }

  struct Follower: TailFollower {
    let notes: Notes
    var wanted: Int64?

    func wantedOffset(of partition: Int32) -> Int64? { wanted }

    mutating func recorded(_ judged: Judged, _ fold: ConversationLog) {
      notes.change { $0.judged.append(judged) }
    }

    mutating func stretchEnded(_ partition: TailedPartition, _ fold: ConversationLog) async {
      notes.change { $0.folds[partition.partition] = fold }
    }

    mutating func caughtUp(_ partition: TailedPartition, _ fold: ConversationLog) async {
      notes.change { $0.places[partition.partition] = partition }
    }

    mutating func allCaughtUp() async { notes.change { $0.hasCaughtUp = true } }
  }

  private func tail(
    _ log: TestLog, _ notes: Notes, like group: String? = nil, wanted: Int64? = nil
  ) -> Tail<Follower> {
    let options = TailOptions(
      name: "test", topic: log.topics.conversations, restoringLike: group)
    return Tail(log.settings, options, logger: .silent) {
      Follower(notes: notes, wanted: wanted)
    }
  }

  @Test func `A tail reads all partitions, says when it has caught up, and lets writers wait`()
    async throws
  {
    try await withLog(partitions: 3) { log in
      let conversations = (0..<10).map { Sample.conversation($0) }
      try await log.append(conversations.map { Sample.message("before", $0) })
      let notes = Notes()
      let tail = tail(log, notes)
      try await running(tail) {
        await notes.until { $0.hasCaughtUp }
        #expect(notes.now.judged.count == 13)
        #expect(notes.now.places.keys.sorted() == [0, 1, 2])
        #expect(tail.notReadyReason == nil)
        let position = try await log.append([Sample.message("own", conversations[0])])[0]
        #expect(await tail.wait(until: position, within: .seconds(30)))
        #expect(notes.now.judged.last?.offset == position.offset)
        #expect(tail.nextOffset(of: position.partition) == position.offset + 1)
        let folds = try await log.folds()
        let states = try #require(await tail.states(of: nil))
        #expect(states.map(\.stateHash) == folds.map(\.stateHash))
        #expect(states.map(\.nextOffset) == folds.map { $0.nextOffset ?? 0 })
        #expect(states.map(\.count).reduce(0, +) == 10)
        let one = await tail.states(of: position.partition)
        #expect(one == [states[Int(position.partition)]])
      }
    }
  }

  @Test func `A wait for what does not come ends with its time`() async throws {
    try await withLog(partitions: 1) { log in
      let notes = Notes()
      let tail = tail(log, notes)
      try await running(tail) {
        await notes.until { $0.hasCaughtUp }
        let never = LogPosition(partition: 0, offset: 1_000)
        #expect(await !tail.wait(until: never, within: .milliseconds(50)))
      }
      #expect(
        await !tail.wait(until: LogPosition(partition: 0, offset: 5), within: .seconds(30)),
        "nothing comes after the end")
    }
  }

  /// One conversation, carried forward at offset 2, and a group's note that says so.
  private func withNotedLog(_ body: (TestLog) async throws -> Void) async throws {
    try await withLog(partitions: 1) { log in
      try await log.append([Sample.message("early", Sample.conversation(1))])
      let fold = try await log.folds()[0]
      try await log.append(fold.all.map { Sample.carrying($0) })
      let identity = try #require(fold.identity)
      let note = RestoreNote(identity: identity, restorePoint: 2, identityOffset: 0)
      try await log.commit([
        PartitionCommit(
          TopicPartition(log.topics.conversations, 0), offset: 3, metadata: note.text)
      ])
      try await body(log)
    }
  }

  @Test func `A tail begins at the restore point of the group that it is told`() async throws {
    try await withNotedLog { log in
      let notes = Notes()
      try await running(tail(log, notes, like: log.group)) {
        await notes.until { $0.hasCaughtUp }
      }
      #expect(notes.now.judged.map(\.offset) == [2])
      #expect(notes.now.places[0]?.identity != nil)
      let whole = try await log.folds()[0]
      let id = Sample.conversation(1)
      #expect(notes.now.folds[0]?[id] == whole[id])
    }
  }

  @Test func `A follower that lacks more than the restore point holds gets all of it`()
    async throws
  {
    try await withNotedLog { log in
      let notes = Notes()
      try await running(tail(log, notes, like: log.group, wanted: 1)) {
        await notes.until { $0.hasCaughtUp }
      }
      #expect(notes.now.judged.map(\.offset) == [0, 1, 2])
    }
  }

  @Test func `A tail goes on when the broker is back`() async throws {
    try await withLog(partitions: 1) { log in
      guard let embedded = log.broker.embedded else { return }
      let notes = Notes()
      let tail = tail(log, notes)
      try await running(tail) {
        await notes.until { $0.hasCaughtUp }
        try await embedded.cluster.takeDown()
        await tail.whenReadiness { $0 != nil }
        try await embedded.cluster.bringUp()
        await tail.whenReady()
        let position = try await log.append([Sample.message("back", Sample.conversation(1))])[0]
        #expect(await tail.wait(until: position, within: .seconds(60)))
      }
    }
  }
}
