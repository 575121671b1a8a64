/// A record to be appended.
public struct OutgoingMessage: Sendable, Hashable {
  public var topic: String
  /// Nil: by the hash of the key, as Java's clients do (`murmur2_random`); any, without a key.
  public var partition: Int32?
  /// Nil is no key, which is not an empty one.
  public var key: [UInt8]?
  /// Nil is a tombstone, which is not an empty value.
  public var value: [UInt8]?
  public var headers: [Header]

  public init(
    topic: String, partition: Int32? = nil, key: [UInt8]?, value: [UInt8]?, headers: [Header] = []
  ) {
    self.topic = topic
    self.partition = partition
    self.key = key
    self.value = value
    self.headers = headers
  }
}

/// Where Kafka put a record that it has stored durably.
public struct Acknowledgement: Sendable, Hashable {
  public var partition: Int32
  public var offset: Int64
  /// When: by the broker's clock where the topic says `LogAppendTime`, else by the producer's.
  public var timestampMilliseconds: Int64

  public init(partition: Int32, offset: Int64, timestampMilliseconds: Int64) {
    self.partition = partition
    self.offset = offset
    self.timestampMilliseconds = timestampMilliseconds
  }
}
