import Conversation
import Kafka
import LogRuntime
import Logging
import SystemTesting

/// A conversations' log on a test broker, with what tests do to it.
struct TestLog: Sendable {
  let broker: TestBroker
  let settings: LogSettings
  let appender: Appender
  let partitions: Int32

  var topics: Topics { settings.topics }
  var group: String { topics.group("echo") }

  var options: GroupOptions {
    var options = GroupOptions(group: group, topic: topics.conversations)
    options.commitInterval = .milliseconds(200)
    return options
  }

  func places() -> [TopicPartition] {
    (0..<partitions).map { TopicPartition(topics.conversations, $0) }
  }

  @discardableResult
  func append(_ events: [Event]) async throws -> [LogPosition] {
    try await appender.append(events.map { Proposal($0, topics) })
  }

  func open() async throws {
    try await LogOpening.write(topics.conversations, partitions: partitions, by: appender)
  }

  func echo(
    _ journal: Journal = Journal(), options: GroupOptions? = nil, named name: String? = nil,
    thinking: (@Sendable (ConversationID) async -> Void)? = nil
  ) -> GroupService<EchoRole> {
    var settings = settings
    if let name { settings.client = settings.client.with(["group.instance.id": name]) }
    return GroupService(settings, options ?? self.options, appender: appender, logger: .silent) {
      EchoRole($0, journal, thinking: thinking)
    }
  }

  /// Folds all of it from the beginning, until `condition` holds of what was judged so far.
  func judged(until condition: ([Judged]) -> Bool) async throws -> [Judged] {
    let consumer = try Consumer(settings.client, group: nil)
    try await consumer.assign(places().map { PartitionStart($0, from: .beginning) })
    var folds = (0..<partitions).map { ConversationLog(partition: $0) }
    var judged: [Judged] = []
    while !condition(judged) {
      let records = try await consumer.next().records
      try records.forEach { record in
        judged.append(try folds[Int(record.partition)].fold(record))
      }
    }
    await consumer.close()
    return judged
  }

  /// As `judged`, of one partition, whose beginning may be gone.
  func judgedOfKept(
    in partition: Int32 = 0, until condition: ([Judged]) -> Bool
  ) async throws -> [Judged] {
    let consumer = try Consumer(settings.client, group: nil)
    let place = places()[Int(partition)]
    let low = try await consumer.watermarks(of: [place])[place]?.low ?? 0
    try await consumer.assign([PartitionStart(place, from: .offset(low))])
    var fold = ConversationLog(partition: partition)
    var judged: [Judged] = []
    while !condition(judged) {
      try await consumer.next().records.forEach { judged.append(try fold.fold($0)) }
    }
    await consumer.close()
    return judged
  }

  func answered(in partition: Int32, count: Int) async throws -> [EventID] {
    try await judgedOfKept(in: partition) { $0.answered.count >= count }.answered
  }

  /// All folds up to the log's end as it is now.
  func folds() async throws -> [ConversationLog] {
    let consumer = try Consumer(settings.client, group: nil)
    let marks = try await consumer.watermarks(of: places())
    try await consumer.assign(places().map { PartitionStart($0, from: .beginning) })
    var folds = (0..<partitions).map { ConversationLog(partition: $0) }
    while !folds.allSatisfy({ fold in
      let place = TopicPartition(topics.conversations, fold.partition)
      return (fold.nextOffset ?? 0) >= marks[place]?.high ?? 0
    }) {
      try await consumer.next().records.forEach { record in
        _ = try folds[Int(record.partition)].fold(record)
      }
    }
    await consumer.close()
    return folds
  }

  /// What the group has noted.
  func committed() async throws -> [TopicPartition: PartitionCommit] {
    let reader = try Consumer(settings.client, group: group)
    let commits = try await reader.committed(places())
    await reader.close()
    return commits
  }

  /// Notes something for the group, as a member of it: brokers take it from nobody else.
  func commit(_ commits: [PartitionCommit]) async throws {
    let member = try Consumer(settings.client, group: group)
    try await member.subscribe(to: [topics.conversations])
    while true {
      guard case .assigned(let partitions) = try await member.next().event else { continue }
      try await member.accept(partitions.map { PartitionStart($0, from: .end) })
      break
    }
    try await member.commit(commits)
    await member.close()
  }
}

/// Runs `body` with a log of its own, opened unless told otherwise.
func withLog(
  partitions: Int32 = 2, isOpened: Bool = true, _ body: (TestLog) async throws -> Void
) async throws {
  let names = [("conversations", partitions), ("teams", 1), ("dead-letters", 1)]
  let wanted = names.map { NewTopic($0.0, partitions: $0.1) }
  try await withBroker(topics: wanted) { broker in
    let settings = LogSettings(
      client: broker.configuration(), topics: Topics(prefix: broker.prefix))
    let log = TestLog(
      broker: broker, settings: settings,
      appender: try Appender(settings, logger: .silent), partitions: partitions)
    if isOpened { try await log.open() }
    try await body(log)
    await log.appender.close()
  }
}

extension ConversationLog {
  mutating func fold(_ record: borrowing Record) throws -> Judged {
    let event = record.value.flatMap { try? Event(serialized: $0) }
    let timestamp = Timestamp(milliseconds: record.timestamp.milliseconds)
    guard let event else {
      return try apply(key: nil, value: nil, offset: record.offset, timestamp: timestamp)
    }
    return try apply(event, offset: record.offset, timestamp: timestamp)
  }
}

extension Logger {
  static var silent: Logger { Logger(label: "test") { _ in SwiftLogNoOpLogHandler() } }
}

extension [Judged] {
  /// The customer messages that effective answers cover, once for each answer.
  var answered: [EventID] {
    flatMap { judged -> [EventID] in
      guard judged.verdict.isEffective, case .messageSent(let body) = judged.event?.body else {
        return []
      }
      return body.covers.map(\.id)
    }
  }

  var names: [String] { compactMap { $0.event?.body.name } }
}
