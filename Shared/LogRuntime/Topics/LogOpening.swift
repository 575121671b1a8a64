internal import Conversation
internal import Foundation
internal import Kafka
internal import Routing

/// Writes the first record of each partition of a log: which log it is.
public enum LogOpening {
  /// That record, for one partition of `conversations` or `teams`.
  static func proposal(_ identity: LogIdentity, topic: String, _ topics: Topics) -> Proposal {
    var body = LogOpened()
    body.identity = Data(bytes(of: identity.id))
    body.partition = UInt32(identity.partition)
    body.partitionCount = UInt32(identity.partitionCount)
    let id = EventID.following(
      identity.id, "log.opened", ordinal: Int(identity.partition))
    var proposal =
      topic == topics.teams
      ? Proposal(
        TeamEvent(
          id: id, team: "", author: .system, occurredAt: WallClock.now, body: .logOpened(body)),
        topics)
      : Proposal(
        Event(
          id: id, conversation: ConversationID(hi: 0, lo: 0), author: .system,
          occurredAt: WallClock.now, body: .logOpened(body)),
        topics)
    proposal.topic = topic
    proposal.partition = identity.partition
    return proposal
  }

  private static func bytes(of id: EventID) -> [UInt8] {
    [id.hi, id.lo].flatMap { word in
      stride(from: 56, through: 0, by: -8).map { UInt8(truncatingIfNeeded: word >> UInt64($0)) }
    }
  }

  /// Opens `topic` (`conversations` or `teams`): appends the record to each partition that is empty
  /// and keeps the identity of one that was opened before. Doing it again changes nothing.
  ///
  /// Returns the partitions that it opened. Throws `KafkaError` or `AppendError`; then it is to be
  /// done again.
  @discardableResult
  public static func write(
    _ topic: String, partitions: Int32, by appender: Appender
  ) async throws -> [Int32] {
    let settings = appender.settings
    let reader = try Consumer(settings.client, group: nil)
    let places = (0..<partitions).map { TopicPartition(topic, $0) }
    let opened: [Int32]
    do {
      let marks = try await reader.watermarks(of: places)
      let empty = places.filter { marks[$0].map { $0.high == 0 } ?? true }.map(\.partition)
      let first = try await identity(
        of: places.filter { !empty.contains($0.partition) }, reader, marks, settings)
      let id = first?.id ?? EventID(hi: .random(in: 1 ... .max), lo: .random(in: 1 ... .max))
      for partition in empty {
        let identity = LogIdentity(id: id, partition: partition, partitionCount: partitions)
        try await appender.append(
          [proposal(identity, topic: topic, settings.topics)], within: .seconds(30))
      }
      opened = empty
    } catch {
      await reader.close()
      throw error
    }
    await reader.close()
    return opened
  }

  /// What the first records of partitions that were opened say.
  private static func identity(
    of places: [TopicPartition], _ reader: Consumer, _ marks: [TopicPartition: Watermarks],
    _ settings: LogSettings
  ) async throws -> LogIdentity? {
    for place in places {
      guard let marks = marks[place], marks.low < marks.high else { continue }
      try await reader.assign([PartitionStart(place, from: .offset(marks.low))])
      let deadline = ContinuousClock.now + .seconds(10)
      while ContinuousClock.now < deadline {
        let events = try await reader.next(max: 1, until: deadline)
        guard !events.records.isEmpty else { continue }
        let found = events.records.withRecord(at: 0) {
          stated(in: $0, isTeams: place.topic == settings.topics.teams)
        }
        if let found { return found }
        break
      }
    }
    return nil
  }

  private static func stated(in record: borrowing Record, isTeams: Bool) -> LogIdentity? {
    isTeams
      ? stated(in: record, TeamLog(partition: record.partition))
      : stated(in: record, ConversationLog(partition: record.partition))
  }

  private static func stated(
    in record: borrowing Record, _ fold: some PartitionFold
  ) -> LogIdentity? {
    var fold = fold
    let offset = record.offset
    return record.withKey { key in
      record.withValue { value in
        _ = try? fold.apply(
          key: key, value: value, offset: offset, timestamp: Timestamp(milliseconds: 0))
        return fold.identity
      }
    }
  }
}
