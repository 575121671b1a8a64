public import Kafka

/// Which cluster, which topics, and how records look: the same for all that a process reads and
/// appends.
public struct LogSettings: Sendable {
  public var client: ClientConfiguration
  public var topics: Topics
  public var headers: HeaderStyle
  /// Who appends: CloudEvents' `source`, such as `/baton/router`.
  public var source: String
  /// How this process ends, once it does.
  public var departure: Departure

  public init(
    client: ClientConfiguration, topics: Topics = Topics(), headers: HeaderStyle = .lean,
    source: String = "/baton", departure: Departure = Departure()
  ) {
    self.client = client
    self.topics = topics
    self.headers = headers
    self.source = source
    self.departure = departure
  }
}
