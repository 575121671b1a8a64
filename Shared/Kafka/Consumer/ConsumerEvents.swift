/// What `Consumer.next` read: records, then at most one event that came after them.
///
/// Both are missing when the reader was woken, or the time was up.
public struct ConsumerEvents: Sendable {
  public let records: RecordBatch
  public let event: ConsumerEvent?

  public var isEmpty: Bool { records.isEmpty && event == nil }
}

/// Something other than a record in a consumer's stream.
public enum ConsumerEvent: Sendable, Hashable {
  /// The group gives these partitions to this member. None is read until `accept`.
  case assigned([TopicPartition])
  /// The group takes these partitions away, and waits: commit, then `release`.
  case revoked([TopicPartition])
  /// As `revoked`, but others may have them already: don't commit, just `release`.
  case lost([TopicPartition])
  /// Everything up to this offset has been read (only with `enable.partition.eof`).
  case reachedEnd(TopicPartition, offset: Int64)
  /// The client, or one partition of it, has trouble; most mends itself (`remedy` is `.retry`).
  case failed(KafkaError, TopicPartition?)
}
