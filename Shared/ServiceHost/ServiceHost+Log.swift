internal import Firm
internal import Kafka
public import LogRuntime
internal import Logging
internal import ServiceLifecycle

extension ServiceHost {
  /// Which cluster and which topics this process reads and appends, as its settings say.
  public var logSettings: LogSettings {
    LogSettings(
      client: ClientConfiguration(
        bootstrapServers: settings.bootstrapServers, clientID: "baton-\(name)",
        properties: clientProperties, log: clientLog),
      topics: Topics(prefix: settings.topicPrefix),
      headers: settings[.headers] == "cloudevents" ? .cloudevents : .lean,
      source: "/baton/\(name)", departure: departure)
  }

  /// librdkafka's properties, as the settings say.
  var clientProperties: [String: String] {
    var properties: [String: String] = [
      "session.timeout.ms": String(settings.sessionTimeout.wholeMilliseconds)
    ]
    if let instance = settings[.instance] { properties["group.instance.id"] = instance }
    for property in settings.kafkaProperties { properties[property.name] = property.value }
    return properties
  }

  /// Adds the process's one appender. It closes after all that is added later.
  public func addAppender(_ settings: LogSettings) throws -> Appender {
    let appender = try Appender(settings, logger: logger)
    add(appender, named: "appender")
    return appender
  }

  /// Adds one service's reader of a log; the process is ready only while it is.
  public func add<Role: PartitionRole>(_ group: GroupService<Role>, named name: String) {
    let check = readiness.check(name)
    group.onReadiness { reason in
      if let reason { check.notReady(reason) } else { check.ready() }
    }
    states.add(group, named: name)
    add(group as any Service, named: name)
  }

  /// Adds a reader of a whole log.
  public func add<Follower: TailFollower>(_ tail: Tail<Follower>, named name: String) {
    states.add(tail, named: name)
    add(tail as any Service, named: name)
  }

  private var clientLog: @Sendable (ClientLogLine) -> Void {
    let logger = logger
    return { line in
      // One set of properties serves producers and consumers; each says which are not its own.
      let isExpected = line.facility == "CONFWARN"
      let level: Logger.Level = line.severity <= 4 && !isExpected ? .warning : .debug
      logger.log(
        level: level, "librdkafka",
        metadata: ["facility": "\(line.facility)", "line": "\(line.message)"])
    }
  }
}
