import Kafka

/// A record as tests compare it: everything copied out.
struct ReadRecord: Hashable, Sendable {
  var place: TopicPartition
  var offset: Int64
  var key: [UInt8]?
  var value: [UInt8]?
  var headers: [Header]

  init(_ record: borrowing Record) {
    place = record.topicPartition
    offset = record.offset
    key = record.key
    value = record.value
    headers = record.headers
  }
}

extension Consumer {
  /// Reads until `count` records are there; trouble that mends itself is passed over.
  func read(_ count: Int, answering: Bool = false) async throws -> [ReadRecord] {
    var records: [ReadRecord] = []
    while records.count < count {
      let events = try await next()
      events.records.forEach { records.append(ReadRecord($0)) }
      if answering { try await answer(events.event) }
    }
    return records
  }

  /// Accepts and releases whatever the group wants, reading from the beginning.
  func answer(_ event: ConsumerEvent?) async throws {
    switch event {
    case .assigned(let partitions):
      try await accept(partitions.map { PartitionStart($0, from: .beginning) })
    case .revoked, .lost: try await release()
    default: break
    }
  }

  /// The next event that is about the group, passing over records and mending trouble.
  func nextGroupEvent() async throws -> ConsumerEvent {
    while true {
      switch try await next().event {
      case .none, .failed, .reachedEnd: continue
      case .some(let event): return event
      }
    }
  }
}

extension [UInt8] {
  init(_ text: String) { self = Array(text.utf8) }
}
