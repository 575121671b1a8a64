internal import Kafka
public import Logging
public import ServiceLifecycle

/// Reads all partitions of a log without a group, for services that every instance of must know
/// everything: the desk, web chat.
///
/// It survives the broker's absence, and ends only at a graceful shutdown.
public final class Tail<Follower: TailFollower>: Service, ReadinessReporting, StateReporting {
  public typealias Fold = Follower.Fold

  private let settings: LogSettings
  private let options: TailOptions
  private let logger: Logger
  private let makeFollower: @Sendable () -> Follower
  private let readiness = ReadinessCell("it has not started")
  private let progress = TailProgress()
  private let questions = ReaderQuestions<Fold>()

  /// `makeFollower` is called once, within the tail's task.
  public init(
    _ settings: LogSettings, _ options: TailOptions, logger: Logger,
    makeFollower: @escaping @Sendable () -> Follower
  ) {
    self.settings = settings
    self.options = options
    self.logger = logger
    self.makeFollower = makeFollower
  }

  /// Nil once all partitions are caught up, and while the broker answers.
  public var notReadyReason: String? { readiness.reason }

  public func onReadiness(_ tell: @escaping @Sendable (String?) -> Void) {
    readiness.listen(tell)
  }

  /// Why some partition must not be read on, for a person to mend; nil where all can.
  public var stopReason: String? { progress.stopReason }

  /// The offset of the next record for the follower; nil before the partition's first stretch.
  public func nextOffset(of partition: Int32) -> Int64? { progress.nextOffset(of: partition) }

  /// The next offset of every partition begun.
  public var positions: [LogPosition] { progress.all }

  public var topic: String { options.topic }

  public func states(of partition: Int32?) async -> [PartitionState]? {
    await questions.states(of: partition)
  }

  /// Waits until the follower has taken in the record at `position`: to read one's own writes.
  ///
  /// False where that has not come about within `limit`, or the task is cancelled.
  public func wait(until position: LogPosition, within limit: Duration) async -> Bool {
    await progress.wait(until: position, within: limit)
  }

  /// - Throws: `KafkaError` with remedy `.configure` for a property that librdkafka refuses.
  public func run() async throws {
    let consumer = try Consumer(
      LagMeter.configuration(settings.client), group: options.restoringLike)
    let ending = Ending()
    questions.wake { [weak consumer] in consumer?.wake() }
    await withGracefulShutdownHandler {
      await TailLoop(
        settings, options, consumer, follower: makeFollower(), progress, questions, readiness,
        ending,
        logger
      ).run()
    } onGracefulShutdown: {
      ending.begin()
      consumer.wake()
    }
    readiness.set("it has ended")
    progress.ended()
    await consumer.close(timeout: .milliseconds(500))
  }
}
