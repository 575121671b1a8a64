/// How far a group has read a partition: the offset of the next record to read, and a note with it.
public struct PartitionCommit: Sendable, Hashable {
  /// The most bytes of UTF-8 that `metadata` may have: a real Kafka refuses the whole commit above
  /// 4,096 (`offset.metadata.max.bytes`), may store far larger ones empty, and clusters may be set
  /// lower; so this library refuses early, on every broker alike.
  public static let metadataLimit = 512

  public var partition: TopicPartition
  /// The offset of the next record to read: one more than that of the last record dealt with.
  public var offset: Int64
  /// Text, as Kafka's protocol has it: bytes that are not UTF-8 would not come back as they were.
  public var metadata: String

  public init(_ partition: TopicPartition, offset: Int64, metadata: String = "") {
    self.partition = partition
    self.offset = offset
    self.metadata = metadata
  }

  func validate() throws(KafkaError) {
    let bytes = metadata.utf8.count
    guard bytes <= Self.metadataLimit else {
      throw KafkaError(
        .metadataTooLarge,
        detail: "\(bytes) bytes for \(partition); \(Self.metadataLimit) is the limit")
    }
    guard offset >= 0 else {
      throw KafkaError(.invalidArgument, remedy: .fail, detail: "offset \(offset) of \(partition)")
    }
  }
}
