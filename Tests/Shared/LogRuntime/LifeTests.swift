import Conversation
import EmbeddedBroker
import Kafka
import LogRuntime
import Synchronization
import SystemTesting
import TestPacing
import Testing

@Suite(.timeLimit(.minutes(3)))
struct LifeTests {
  @Test(.punctual)
  func `A service ends within two seconds, with the broker away and work that never ends`()
    async throws
  {
    try await withLog(partitions: 1) { log in
      guard let embedded = log.broker.embedded else { return }
      let begun = Gate()
      let service = log.echo { _ in
        begun.open()
        await Gate().pass()
      }
      var ending = ContinuousClock.now
      try await running(service) {
        await service.whenReady()
        try await log.append([Sample.message("hello", Sample.conversation(1))])
        await begun.pass()
        try await embedded.cluster.takeDown()
        await service.whenReadiness { $0?.contains("Kafka") == true }
        ending = .now
      }
      #expect(ending.duration(to: .now) < .seconds(2))
      try await embedded.cluster.bringUp()
    }
  }

  @Test func `A member that the group has forgotten joins again, and says nothing twice`()
    async throws
  {
    try await withLog(partitions: 2) { log in
      guard let embedded = log.broker.embedded else { return }
      let conversations = (0..<6).map { Sample.conversation($0) }
      let journal = Journal()
      let service = log.echo(journal)
      try await running(service) {
        await service.whenReady()
        try await log.append(conversations.map { Sample.message("before", $0) })
        _ = try await log.judged { $0.answered.count == 6 }
        let unknownMember = KafkaError.Code(rawValue: 25)
        try await embedded.cluster.failNext(.heartbeat, with: [unknownMember])
        await journal.until { $0.assigned.count == 4 }
        try await log.append(conversations.map { Sample.message("after", $0) })
        let judged = try await log.judged { $0.answered.count == 12 }
        #expect(Set(judged.answered).count == 12)
      }
    }
  }

  @Test func `A role is called at the interval that it asks for`() async throws {
    try await withLog(partitions: 1) { log in
      let ticks = Mutex(0)
      let bell = Bell()
      let service = GroupService(
        log.settings, log.options, appender: log.appender, logger: .silent
      ) { _ in
        Ticker {
          ticks.withLock { $0 += 1 }
          bell.ring()
        }
      }
      try await running(service) {
        await bell.until { ticks.withLock { $0 } >= 3 }
      }
    }
  }

  struct Ticker: PartitionRole {
    let tick: @Sendable () -> Void

    var tickInterval: Duration? { .milliseconds(20) }

    mutating func caughtUp(_ fold: ConversationLog, now: Timestamp) -> [Effect] { [] }

    mutating func recorded(
      _ judged: Judged, _ fold: ConversationLog, now: Timestamp
    ) -> [Effect] { [] }

    mutating func ticked(_ fold: ConversationLog, now: Timestamp) -> [Effect] {
      tick()
      return []
    }
  }

  /// Its work comes to nothing, and it wants it again whenever it may.
  struct Stubborn: PartitionRole {
    let attempt: @Sendable () -> Void
    let tick: @Sendable () -> Void
    private var effect: Effect {
      .work(WorkID("stubborn", "it")) { [attempt] in
        attempt()
        return []
      }
    }

    init(attempt: @escaping @Sendable () -> Void, tick: @escaping @Sendable () -> Void) {
      self.attempt = attempt
      self.tick = tick
    }

    var tickInterval: Duration? { .milliseconds(20) }

    mutating func caughtUp(_ fold: ConversationLog, now: Timestamp) -> [Effect] { [effect] }

    mutating func recorded(
      _ judged: Judged, _ fold: ConversationLog, now: Timestamp
    ) -> [Effect] { [] }

    mutating func settled(
      _ work: WorkID, _ fold: ConversationLog, now: Timestamp
    ) -> [Effect] { [effect] }

    mutating func ticked(_ fold: ConversationLog, now: Timestamp) -> [Effect] {
      tick()
      return []
    }
  }

  @Test func `A role whose work comes to nothing does not run in a circle`() async throws {
    try await withLog(partitions: 1) { log in
      let ticks = Mutex(0)
      let attempts = Mutex(0)
      let bell = Bell()
      let service = GroupService(
        log.settings, log.options, appender: log.appender, logger: .silent
      ) { _ in
        Stubborn {
          attempts.withLock { $0 += 1 }
        } tick: {
          ticks.withLock { $0 += 1 }
          bell.ring()
        }
      }
      let began = ContinuousClock.now
      try await running(service) {
        await bell.until { ticks.withLock { $0 } >= 100 && attempts.withLock { $0 } >= 2 }
        let seconds = began.duration(to: .now) / .seconds(1)
        #expect(Double(attempts.withLock { $0 }) <= seconds + 1)
      }
    }
  }

  @Test func `A session under a fold version that this binary lacks stops its partition alone`()
    async throws
  {
    try await withLog(partitions: 2) { log in
      var foreign = Sample.message("from the future", Sample.conversation(1))
      foreign.foldVersion = 99
      let stopped = try await log.append([foreign])[0].partition
      let service = log.echo()
      try await running(service) {
        await service.whenReadiness { $0?.contains("UnknownFoldVersion") == true }
        // Another conversation, in the partition that goes on.
        var others: [Event] = []
        for number in 2..<40 { others.append(Sample.message("m", Sample.conversation(number))) }
        let positions = try await log.append(others)
        let going = zip(others, positions).filter { $1.partition != stopped }.map(\.0.id)
        #expect(!going.isEmpty)
        let answered = try await log.answered(in: 1 - stopped, count: going.count)
        #expect(Set(answered) == Set(going))
      }
    }
  }

  @Test func `The log's identity is stated again before retention takes it`() async throws {
    try await withLog(partitions: 1) { log in
      var options = log.options
      options.restatesIdentityAfter = .zero
      let conversation = Sample.conversation(1)
      let service = log.echo(options: options)
      try await running(service) {
        await service.whenReady()
        try await log.append([Sample.message("hello", conversation)])
        _ = try await log.judged { $0.answered.count == 1 }
        let state = try #require(try await log.folds()[0][conversation])
        try await log.append([Sample.carrying(state)])
        let judged = try await log.judged { judged in
          judged.names.count { $0 == "log.opened" } >= 2
        }
        #expect(judged.allSatisfy { $0.verdict.isEffective })
      }
    }
  }

  /// The embedded broker drops the oldest of a partition beyond 5 MiB, as retention does elsewhere.
  @Test func `A log whose first records are gone is folded from what is kept`() async throws {
    try await withLog(partitions: 1) { log in
      guard log.broker.embedded != nil else { return }
      let filling = Proposal(
        topic: log.topics.conversations, key: [],
        value: .bytes(Array(repeating: 1, count: 500_000)),
        partition: 0)
      for _ in 0..<14 { try await log.appender.append([filling]) }
      let service = log.echo()
      try await running(service) {
        await service.whenReady()
        try await log.append([Sample.message("hello", Sample.conversation(1))])
        let judged = try await log.judgedOfKept { $0.answered.count == 1 }
        #expect(judged.first?.offset ?? 0 > 0)
      }
    }
  }
}
