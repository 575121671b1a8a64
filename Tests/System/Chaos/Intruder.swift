import Conversation
import ConversationTesting
import Foundation
import Kafka
import LogRuntime
import Synchronization

/// Appends to the logs what no service should: anyone may append, and position decides.
final class Intruder: Sendable {
  private let log: LogWatch
  private let settings: LogSettings
  private let producer: Producer
  private let chance: Mutex<SplitMix64>
  private let counts = Mutex<[String: Int]>([:])

  init(_ plan: ChaosPlan, _ baton: BatonUp, _ log: LogWatch) async throws {
    self.log = log
    settings = try await baton.logSettings
    producer = try Producer(settings.client)
    chance = Mutex(plan.chance(of: "intruder"))
  }

  private var topics: Topics { settings.topics }

  /// What was appended, by what it is.
  var appended: [String: Int] { counts.withLock { $0 } }

  // MARK: Records that nobody can read

  func poison(_ topic: Fault.Poison) async throws {
    let messages =
      switch topic {
      case .conversations: try poisonForConversations()
      case .teams: poisonForTeams()
      case .customers: keyedPoison(for: topics.customers)
      case .knowledge: keyedPoison(for: topics.knowledge)
      case .gateways: keyedPoison(for: topics.gateways)
      case .signals: poison(for: topics.signals)
      case .deadLetters: poison(for: topics.deadLetters)
      }
    try await append(messages, as: "poison \(topic.rawValue)")
  }

  private func poisonForConversations() throws -> [OutgoingMessage] {
    let known = Array(log.conversations.keys.sorted().prefix(2))
    let one = known.first ?? ConversationID(hi: 1, lo: 2)
    let garbage = bytes(200)
    var messages = [
      message(one.utf8, garbage), message(one.utf8, []), message(one.utf8, nil),
      message(nil, garbage), message(bytes(36), garbage), message(bytes(3), nil),
    ]
    let stranger = log.records.last { $0.event != nil && $0.conversation != one }
    if let event = stranger?.event { messages.append(message(one.utf8, try event.serialized())) }
    return messages
  }

  private func message(_ key: [UInt8]?, _ value: [UInt8]?) -> OutgoingMessage {
    OutgoingMessage(topic: topics.conversations, key: key, value: value)
  }

  private func poisonForTeams() -> [OutgoingMessage] {
    let garbage = bytes(200)
    let ofTeams = ["shop", "pay", "after-sales"].flatMap { team in
      [garbage, nil].map {
        OutgoingMessage(topic: topics.teams, key: Array(team.utf8), value: $0)
      }
    }
    return ofTeams + [
      OutgoingMessage(topic: topics.teams, key: nil, value: garbage),
      OutgoingMessage(topic: topics.teams, key: bytes(9), value: garbage),
    ]
  }

  private func poison(for topic: String) -> [OutgoingMessage] {
    [OutgoingMessage(topic: topic, key: nil, value: bytes(200))] + keyedPoison(for: topic)
  }

  /// A real Kafka takes no record without a key for a topic that it compacts.
  private func keyedPoison(for topic: String) -> [OutgoingMessage] {
    [
      OutgoingMessage(topic: topic, key: bytes(9), value: bytes(200)),
      OutgoingMessage(topic: topic, key: bytes(36), value: []),
      OutgoingMessage(topic: topic, key: bytes(3), value: nil),
    ]
  }

  /// Records among the dead letters that are there because of the poison: what the router copies of the
  /// logs, and what was put there itself.
  var expectedDeadLetters: Int {
    [Fault.Poison.conversations, .teams, .deadLetters]
      .reduce(0) { $0 + (appended["poison \($1.rawValue)"] ?? 0) }
  }

  /// Begins with a field of the wire type 7, which Protobuf does not have.
  private func bytes(_ count: Int) -> [UInt8] {
    chance.withLock { chance in
      [0xFF] + (1..<count).map { _ in UInt8(truncatingIfNeeded: chance.next()) }
    }
  }

  // MARK: A stranger in a group

  /// Joins a service's group and, for the partitions that it is given, commits the log's beginning
  /// without a word on where to restore from: what a service finds is what it finds after somebody
  /// deleted its offsets.
  func loseOffsets(of service: String) async throws {
    let consumer = try Consumer(settings.client, group: topics.group(service))
    defer { Task { await consumer.close() } }
    try await consumer.subscribe(to: [topics.conversations])
    let deadline = ContinuousClock.now + .seconds(30)
    while ContinuousClock.now < deadline {
      switch try await consumer.next(until: deadline).event {
      case .assigned(let partitions):
        guard try await lose(partitions, consumer) else { break }
        return counts.withLock { $0["lost offsets", default: 0] += partitions.count }
      case .revoked, .lost: try await consumer.release()
      default: break
      }
    }
    throw HarnessError("the group of \(service) gave no partition to a stranger")
  }

  /// False where the group is on its way to another assignment.
  private func lose(_ partitions: [TopicPartition], _ consumer: Consumer) async throws -> Bool {
    try await consumer.accept(partitions.map { PartitionStart($0, from: .offset(0)) })
    do {
      try await consumer.commit(partitions.map { PartitionCommit($0, offset: 0, metadata: "") })
      return true
    } catch {
      guard error.remedy == .rejoin else { throw error }
      return false
    }
  }

  // MARK: A bot that ignores who holds control

  /// For three seconds it answers the last message of every open conversation, seen or not.
  func answerEverything() async throws {
    for _ in 0..<6 {
      let open = log.conversations.values.filter { $0.control.phase == .open }
      try await append(
        try open.compactMap { try answer(in: $0) }.map { try message($0) }, as: "wrong bot")
      try await Task.sleep(for: .milliseconds(500))
    }
  }

  private func answer(in conversation: Conversation) throws -> Event? {
    guard let last = conversation.transcript.entries.last(where: { $0.author.role == .customer })
    else { return nil }
    var body = MessageSent()
    body.words.text = "I know everything. \(conversation.seq)"
    body.covers = [EventRef(last.id)]
    body.replyKind = .answered
    body.expiresAfterMs = 3_600_000
    return event(.bot, in: conversation, .messageSent(body))
  }

  private func event(_ author: Author, in conversation: Conversation, _ body: EventBody) -> Event {
    let id = chance.withLock { EventID(hi: $0.next(), lo: $0.next()) }
    return Event(
      id: id, conversation: conversation.id, session: conversation.session,
      epoch: conversation.control.epoch, author: author, occurredAt: .now, body: body)
  }

  private func message(_ event: Event) throws -> OutgoingMessage {
    message(event.conversation.utf8, try event.serialized())
  }

  // MARK: A timekeeper whose clock runs a day ahead

  /// Says of every deadline that is not due that it has passed, by the id that a router would use.
  func passDeadlinesEarly() async throws {
    let early = Timestamp.now.adding(milliseconds: 1_000)
    let events = log.conversations.values.flatMap { conversation in
      conversation.deadlines.filter { $0.due > early }.map { passing($0, in: conversation) }
    }
    try await append(try events.map { try message($0) }, as: "early deadlines")
  }

  private func passing(_ deadline: Deadline, in conversation: Conversation) -> Event {
    var body = DeadlinePassed()
    body.kind = deadline.kind
    body.armedBy = EventRef(deadline.armedBy)
    var event = event(.system, in: conversation, .deadlinePassed(body))
    event.id = .decided(
      at: conversation.lastOffset, of: conversation.id, role: "timekeeper",
      ordinal: deadline.kind.rawValue)
    event.occurredAt = Timestamp.now.adding(milliseconds: 86_400_000)
    return event
  }

  private func append(_ messages: [OutgoingMessage], as what: String) async throws {
    for outcome in try await producer.send(messages) { _ = try outcome.get() }
    counts.withLock { $0[what, default: 0] += messages.count }
  }
}
