/// A topic to be made.
public struct NewTopic: Sendable, Hashable {
  public var name: String
  /// 1 and above.
  public var partitions: Int32
  /// Copies of each partition; nil is the broker's default.
  public var replication: Int16?
  /// Topic properties such as `retention.ms`: https://kafka.apache.org/documentation/#topicconfigs
  public var properties: [String: String]

  public init(
    _ name: String, partitions: Int32, replication: Int16? = nil,
    properties: [String: String] = [:]
  ) {
    self.name = name
    self.partitions = partitions
    self.replication = replication
    self.properties = properties
  }
}
