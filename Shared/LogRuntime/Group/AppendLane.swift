internal import Kafka

/// Proposals that belong together, on their way from one partition's role into the log.
struct Decision: Sendable {
  var proposals: [Proposal]
  var work: WorkID?
  /// The offset of the record of this partition that it copies elsewhere.
  var copyOf: Int64?
}

/// What became of a decision.
struct DecisionOutcome: Sendable {
  var decision: Decision
  var result: Result<[LogPosition], AppendError>
  /// From before it was first sent.
  var sentAt: MachineTime

  /// The last of its records in this partition.
  func lastOffset(in place: TopicPartition) -> Int64? {
    guard case .success(let positions) = result else { return nil }
    return zip(decision.proposals, positions)
      .filter { $0.topic == place.topic && $1.partition == place.partition }
      .map(\.1.offset).max()
  }
}

/// The decisions of one partition, appended one batch after the other so that they stay in order.
struct AppendLane {
  private static let batch = 500

  private var waiting: [Decision] = []
  private var task: Task<Void, Never>?

  var isIdle: Bool { task == nil && waiting.isEmpty }
  /// Decisions that wait for the batch on its way.
  var count: Int { waiting.count }

  mutating func add(_ decision: Decision) { waiting.append(decision) }

  /// Begins the next batch, if none is on its way.
  mutating func start(
    with appender: Appender, at now: @autoclosure () -> MachineTime,
    then done: @escaping @Sendable ([DecisionOutcome]) -> Void
  ) {
    guard task == nil, !waiting.isEmpty else { return }
    let batch = Array(waiting.prefix(Self.batch))
    waiting.removeFirst(batch.count)
    let sentAt = now()
    task = Task {
      let results = await appender.append(each: batch.map(\.proposals))
      done(
        zip(batch, results).map { DecisionOutcome(decision: $0, result: $1, sentAt: sentAt) })
    }
  }

  /// The batch on its way has its outcome.
  mutating func ended() { task = nil }

  /// Gives up what is not in the log yet.
  mutating func cancel() {
    waiting = []
    task?.cancel()
  }
}
