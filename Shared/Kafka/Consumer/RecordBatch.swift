import CRdkafka
import Synchronization

/// Records read in one go, in order per partition. It owns librdkafka's events: drop it soon, for a
/// consumer is not destroyed before its batches are.
///
/// Unchecked: its memory does not change, except that the first look at a record's headers parses
/// them, which a mutex guards.
public final class RecordBatch: @unchecked Sendable {
  struct Entry {
    let event: OpaquePointer
    let message: UnsafePointer<rd_kafka_message_t>
  }

  let entries: [Entry]
  let topics: TopicNames
  let parsing = Mutex(())
  private let client: NativeClient

  init(_ entries: [Entry], topics: TopicNames, client: NativeClient) {
    self.entries = entries
    self.topics = topics
    self.client = client
  }

  deinit {
    for entry in entries { rd_kafka_event_destroy(entry.event) }
  }

  public var count: Int { entries.count }
  public var isEmpty: Bool { entries.isEmpty }

  /// Runs `body` on each record in turn.
  @inlinable
  public func forEach<Failure: Error>(
    _ body: (borrowing Record) throws(Failure) -> Void
  ) throws(Failure) {
    for index in 0..<count { try body(record(at: index)) }
  }

  /// Runs `body` on the record at `index`, from 0 up to `count`.
  @inlinable
  public func withRecord<Result: ~Copyable, Failure: Error>(
    at index: Int, _ body: (borrowing Record) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    try body(record(at: index))
  }

  @usableFromInline
  func record(at index: Int) -> Record {
    Record(NativeMessage(entries[index].message), at: index, of: self)
  }
}

/// What a record takes from a `rd_kafka_message_t`.
struct NativeMessage: ~Copyable {
  let partition: Int32
  let offset: Int64
  let key: (start: UnsafeRawPointer?, count: Int)
  let value: (start: UnsafeRawPointer?, count: Int)

  init(_ message: UnsafePointer<rd_kafka_message_t>) {
    partition = message.pointee.partition
    offset = message.pointee.offset
    key = (UnsafeRawPointer(message.pointee.key), message.pointee.key_len)
    value = (UnsafeRawPointer(message.pointee.payload), message.pointee.len)
  }
}
