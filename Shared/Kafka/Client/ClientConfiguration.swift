/// How to reach Kafka: the same for producers, consumers and administrators.
public struct ClientConfiguration: Sendable {
  /// `host:port`, several separated by commas.
  public var bootstrapServers: String
  /// Names this client in the broker's logs and quotas.
  public var clientID: String
  /// librdkafka's properties as they are, over those of `ServiceProperties`.
  ///
  /// https://github.com/confluentinc/librdkafka/blob/v2.0.2/CONFIGURATION.md
  public var properties: [String: String]
  /// Receives librdkafka's own log lines, on its threads: it must be quick, and not call this
  /// library. Without it they are dropped.
  public var log: (@Sendable (ClientLogLine) -> Void)?

  public init(
    bootstrapServers: String, clientID: String = "baton", properties: [String: String] = [:],
    log: (@Sendable (ClientLogLine) -> Void)? = nil
  ) {
    self.bootstrapServers = bootstrapServers
    self.clientID = clientID
    self.properties = properties
    self.log = log
  }

  /// This configuration with `extra` properties over its own.
  public func with(_ extra: [String: String]) -> ClientConfiguration {
    var copy = self
    copy.properties.merge(extra) { _, new in new }
    return copy
  }
}

/// A line that librdkafka logged.
public struct ClientLogLine: Sendable, Hashable {
  /// Syslog's severity: 0 emergency ... 3 error, 4 warning, 5 notice, 6 info, 7 debug.
  public var severity: Int
  /// What it is about, such as `FAIL` or `CONFWARN`.
  public var facility: String
  public var message: String
}
