internal import Kafka
public import Logging
public import ServiceLifecycle

/// One service's reader of a log: folds the partitions that its group gives it, and lets a role per
/// partition act on what is owed.
///
/// `run` ends only at a graceful shutdown: it stops reading, lets what is under way finish, commits
/// and leaves the group, all within five seconds.
public final class GroupService<Role: PartitionRole>: Service, ReadinessReporting, StateReporting {
  private let settings: LogSettings
  private let options: GroupOptions
  private let appender: Appender
  private let logger: Logger
  private let makeRole: @Sendable (AssignedPartition) -> Role
  private let status: GroupStatus
  private let inbox = Inbox()
  private let questions = ReaderQuestions<Role.Fold>()

  /// `makeRole` is called at each assignment, within the loop.
  public init(
    _ settings: LogSettings, _ options: GroupOptions, appender: Appender, logger: Logger,
    makeRole: @escaping @Sendable (AssignedPartition) -> Role
  ) {
    self.settings = settings
    self.options = options
    self.appender = appender
    self.logger = logger
    self.makeRole = makeRole
    let session = settings.client.properties["session.timeout.ms"].flatMap { Int($0) } ?? 6_000
    status = GroupStatus(freshness: .milliseconds(session / 2))
  }

  /// Nil once all assigned partitions are caught up, and while the broker answers.
  public var notReadyReason: String? { status.readiness.reason }

  public func onReadiness(_ tell: @escaping @Sendable (String?) -> Void) {
    status.readiness.listen(tell)
  }

  public var topic: String { options.topic }

  public func states(of partition: Int32?) async -> [PartitionState]? {
    await questions.states(of: partition)
  }

  /// Whether it looked at its group, with success, within half the session time-out.
  ///
  /// False also where nothing happened for so long: before a call to the outside, ask
  /// `AssignedPartition.isCurrent`, which looks anew.
  public var isPollingRecent: Bool { status.isPollingRecent() }

  /// Ends `run` as a graceful shutdown does.
  func end() { inbox.shutDown() }

  /// - Throws: `KafkaError` with remedy `.configure` for a property that librdkafka refuses.
  public func run() async throws {
    let inbox = inbox
    try await withGracefulShutdownHandler {
      var pause = Pause()
      var client = LagMeter.configuration(settings.client)
      while !inbox.isShutDown {
        let consumer = try Consumer(client, group: options.group)
        do {
          return try await loop(consumer).run()
        } catch let error as KafkaError {
          logger.error("\(error.replacement)", metadata: ["error": "\(error)"])
          client = client.afterFailure(error)
          await pause.wait()
        }
      }
    } onGracefulShutdown: {
      inbox.shutDown()
    }
  }

  private func loop(_ consumer: Consumer) -> GroupLoop<Role> {
    GroupLoop(
      settings, options, consumer: consumer, appender: appender, status: status, inbox: inbox,
      questions: questions, logger: logger, makeRole: makeRole)
  }
}
