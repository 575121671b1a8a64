/// One partition of one topic.
public struct TopicPartition: Sendable, Hashable, Comparable, CustomStringConvertible {
  public var topic: String
  public var partition: Int32

  public init(_ topic: String, _ partition: Int32) {
    self.topic = topic
    self.partition = partition
  }

  public var description: String { "\(topic)-\(partition)" }

  public static func < (left: Self, right: Self) -> Bool {
    (left.topic, left.partition) < (right.topic, right.partition)
  }
}

/// Where reading a partition starts.
public enum StartPosition: Sendable, Hashable {
  /// At this offset; 0 and above. One that is not in the log is reported, never replaced.
  case offset(Int64)
  case beginning
  /// After the last record there is now.
  case end
  /// At the group's committed offset.
  case committed
}

/// A partition with the position to read it from.
public struct PartitionStart: Sendable, Hashable {
  public var partition: TopicPartition
  public var position: StartPosition

  public init(_ partition: TopicPartition, from position: StartPosition) {
    self.partition = partition
    self.position = position
  }
}

/// The first offset that is kept, and the offset that the next record will have.
public struct Watermarks: Sendable, Hashable {
  public var low: Int64
  public var high: Int64

  public init(low: Int64, high: Int64) {
    self.low = low
    self.high = high
  }
}
