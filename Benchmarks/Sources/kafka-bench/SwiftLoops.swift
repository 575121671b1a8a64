import Foundation
import Kafka
import Synchronization

/// The loops of `CLoops`, written with the wrapper.
enum SwiftLoops {
  private static let batch = 1_000

  static func produce(
    _ configuration: ClientConfiguration, to topic: String, partitions: Int32, count: Int,
    size: Int
  ) async throws {
    let producer = try Producer(configuration)
    let handle = try producer.topic(topic)
    let key = [UInt8](repeating: 107, count: 36)
    let value = [UInt8](repeating: 118, count: size)
    let (flights, flight) = AsyncStream<Submission>.makeStream()
    async let settled = settle(flights)
    for start in stride(from: 0, to: count, by: batch) {
      let end = min(start + batch, count)
      let submission = try producer.begin(capacity: end - start)
      for number in start..<end {
        let enqueue = {
          try key.withUnsafeBytes { key in
            try value.withUnsafeBytes { value in
              try producer.enqueue(
                on: handle, partition: Int32(number % Int(partitions)), key: key, value: value,
                in: submission)
            }
          }
        }
        if try enqueue() { continue }
        try await waitForRoom(of: producer, enqueue)
      }
      flight.yield(submission)
    }
    flight.finish()
    guard await settled == count else { throw CocoaError(.fileWriteUnknown) }
    await producer.close()
  }

  static func consume(
    _ configuration: ClientConfiguration, topic: String, partitions: Int32, count: Int
  ) async throws -> Int {
    let consumer = try Consumer(configuration, group: nil)
    try await consumer.assign(starts(topic, partitions))
    var records = 0
    var bytes = 0
    while records < count {
      let read = try await consumer.next(max: batch).records
      records += read.count
      read.forEach { record in bytes += record.withValue { $0?.byteCount ?? 0 } }
    }
    await consumer.close()
    return bytes
  }

  static func relay(
    _ configuration: ClientConfiguration, group: String, from source: String, to target: String,
    partitions: Int32, count: Int
  ) async throws {
    let consumer = try Consumer(configuration, group: group)
    let producer = try Producer(configuration)
    let handle = try producer.topic(target)
    try await consumer.assign(starts(source, partitions))
    let committer = Committer(consumer, source, partitions)
    let (flights, flight) = AsyncStream<Flight>.makeStream()
    async let settled = committer.run(flights)
    var sent = 0
    while sent < count {
      let records = try await consumer.next(max: batch).records
      if records.isEmpty { continue }
      let submission = try producer.begin(capacity: records.count)
      var next = [Int64](repeating: -1, count: Int(partitions))
      for index in 0..<records.count {
        let enqueue = {
          try records.withRecord(at: index) { record in
            next[Int(record.partition)] = record.offset + 1
            return try record.withUnsafeKey { key in
              try record.withUnsafeValue { value in
                try producer.enqueue(
                  on: handle, partition: record.partition, key: key, value: value, in: submission)
              }
            }
          }
        }
        if try enqueue() { continue }
        try await waitForRoom(of: producer, enqueue)
      }
      sent += records.count
      flight.yield(Flight(submission: submission, next: next))
    }
    flight.finish()
    let (acknowledged, commits) = try await settled
    guard acknowledged == count else { throw CocoaError(.fileWriteUnknown) }
    print("relay, Swift: \(commits) commits")
    await consumer.close()
    await producer.close()
  }

  /// For a message that found the queue full.
  private static func waitForRoom(
    of producer: Producer, _ enqueue: () throws -> Bool
  ) async throws {
    while true {
      let room = producer.roomMade
      if try enqueue() { return }
      await producer.waitForRoom(after: room)
    }
  }

  private static func settle(_ flights: AsyncStream<Submission>) async -> Int {
    var acknowledged = 0
    for await submission in flights {
      for case .success in await submission.acknowledgements() { acknowledged += 1 }
    }
    return acknowledged
  }

  private static func starts(_ topic: String, _ partitions: Int32) -> [PartitionStart] {
    (0..<partitions).map { PartitionStart(TopicPartition(topic, $0), from: .offset(0)) }
  }
}

/// Records that are on their way to the target, and where each partition's reading goes on.
struct Flight: Sendable {
  let submission: Submission
  let next: [Int64]
}
