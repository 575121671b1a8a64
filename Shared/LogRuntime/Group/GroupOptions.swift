/// How a service takes part in a consumer group.
public struct GroupOptions: Sendable {
  /// The group's id, such as `Topics.group("bot")`.
  public var group: String
  public var topic: String
  /// How often to note how far it has folded, if that changed.
  public var commitInterval: Duration = .seconds(5)
  /// Whether to copy unreadable records to the dead letters: one service does, the router.
  public var copiesDeadLetters = false
  /// After how long to state the log's identity again, so that retention never takes the last
  /// statement; nil where another service does. The router's is an hour.
  public var restatesIdentityAfter: Duration?
  /// How much work runs at once, in all partitions together; more waits its turn.
  public var workLimit = 256
  /// How long running work and appends may take to finish when the process ends.
  public var finishLimit: Duration = .milliseconds(800)
  /// This machine's time; a test's own where it runs ahead.
  var machineTime: @Sendable () -> MachineTime = { .now }

  public init(group: String, topic: String) {
    self.group = group
    self.topic = topic
  }
}

extension Topics {
  /// A service's consumer group, apart from those of other prefixes.
  public func group(_ service: String) -> String { prefix + service }

  /// The router's group on `conversations`: tails start where it would restore.
  public var routerGroup: String { group("router") }

  /// The router's group on `teams`.
  public var dispatcherGroup: String { group("dispatcher") }
}
