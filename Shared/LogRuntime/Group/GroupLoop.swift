internal import Conversation
internal import Kafka
internal import Logging

/// The one task of a group service: reads, folds, lets the roles decide, and does what they want.
///
/// All state is confined to it; what happens beside it comes back through its inbox.
final class GroupLoop<Role: PartitionRole> {
  typealias Run = PartitionRun<Role>
  typealias Reader = PartitionReader<Role.Fold>

  let settings: LogSettings
  let options: GroupOptions
  let consumer: Consumer
  let appender: Appender
  let status: GroupStatus
  let inbox: Inbox
  let questions: ReaderQuestions<Role.Fold>
  let makeRole: @Sendable (AssignedPartition) -> Role
  var logger: Logger
  let metrics: GroupMetrics

  var runs: [Int32: Run] = [:]
  /// Folds of partitions that an eager rebalance took away a moment ago.
  var parked: [Int32: Reader] = [:]
  /// Which log each partition was when this process first read it.
  var knownLogs: [Int32: LogIdentity] = [:]
  var pending: PendingAssignment?
  var generation: UInt64 = 0
  var work = WorkQueue()
  var running = 0
  var lastTurn: UInt64 = 0
  /// Whether reading waits until appends have caught up with it.
  var isHeldBack = false

  var clock = BrokerClock()
  var commitDue = ContinuousClock.now
  var lag = LagMeter()
  var isCommitting = false
  var trouble = Trouble()
  /// Set at the first assignment, even an empty one.
  var isMember = false
  /// When to give up finishing; nil while the service is to go on.
  var finishBy: ContinuousClock.Instant?

  init(
    _ settings: LogSettings, _ options: GroupOptions, consumer: Consumer, appender: Appender,
    status: GroupStatus, inbox: Inbox, questions: ReaderQuestions<Role.Fold>, logger: Logger,
    makeRole: @escaping @Sendable (AssignedPartition) -> Role
  ) {
    self.settings = settings
    self.options = options
    self.consumer = consumer
    self.appender = appender
    self.status = status
    self.inbox = inbox
    self.questions = questions
    self.logger = logger
    self.makeRole = makeRole
    metrics = GroupMetrics(group: options.group)
    inbox.ring { [weak consumer] in consumer?.wake() }
    status.wake { [weak consumer] in consumer?.wake() }
    questions.wake { [weak consumer] in consumer?.wake() }
  }

  /// The broker's time, as far as this process knows it.
  var now: Timestamp { clock.time(at: options.machineTime()) }

  /// Runs until the service ends.
  ///
  /// - Throws: `KafkaError` where the client is of no use any more: a new loop takes over.
  func run() async throws {
    do {
      try await consumer.subscribe(to: [options.topic])
      while !isFinished {
        let events = try await consumer.next(until: nextWake)
        fold(events.records)
        if let event = events.event { try await handle(event) }
        status.polled(at: .now, generations: Set(runs.values.map(\.key.generation)))
        for message in inbox.take() { await handle(message) }
        questions.answer { runs.mapValues(\.reader) }
        if inbox.isShutDown { await beginToFinish() }
        await assignIfPending()
        tickIfDue()
        lookAgainIfDue()
        commitIfDue()
        probeIfDue()
        await holdBackIfNeeded()
        status.readiness.set(notReadyReason)
      }
      await leave()
    } catch {
      await leave()
      if let error = error as? KafkaError, error.remedy == .stop { return }
      throw error
    }
  }

  private var isFinished: Bool {
    guard let finishBy else { return false }
    let isIdle = runs.values.allSatisfy { $0.lane.isIdle && !$0.outstanding.isWorking }
    return (isIdle && !isCommitting) || finishBy <= .now
  }

  private var nextWake: ContinuousClock.Instant? {
    var wake = finishBy
    func consider(_ instant: ContinuousClock.Instant?) {
      if let instant { wake = min(wake ?? instant, instant) }
    }
    consider(pending?.nextAttempt)
    consider(trouble.probeDue)
    if !isCommitting, runs.values.contains(where: \.isCommitDue) { consider(commitDue) }
    for run in runs.values {
      consider(run.nextTick)
      consider(run.cameToNothing.first?.due)
    }
    return wake
  }

  private var notReadyReason: String? {
    if finishBy != nil { return "it is ending" }
    if let reason = trouble.reason { return reason }
    guard isMember, pending == nil else { return "it has no partitions assigned yet" }
    return runs.values.sorted { $0.key.partition < $1.key.partition }.lazy
      .compactMap(\.reader.notReadyReason).first
  }

  /// Notes how far it got, and leaves the group, unless that keeps its partitions for a successor.
  private func leave() async {
    status.readiness.set("it has ended")
    // An absent broker takes neither the commit nor the leave: the group notices by itself.
    let isAway = trouble.reason != nil
    _ = await commitNow(within: .milliseconds(isAway ? 100 : 800))
    for run in runs.values { running -= run.drop() }
    runs = [:]
    status.ended()
    await consumer.close(
      timeout: .milliseconds(isAway ? 200 : 1_000), isForGood: settings.departure.isForGood)
  }

  func handle(_ message: LoopMessage) async {
    switch message {
    case .worked(let key, let done): worked(key, done)
    case .appended(let key, let outcomes): appended(key, outcomes)
    case .committed(let outcome):
      isCommitting = false
      committed(outcome)
    case .probed(let isReachable): probed(isReachable)
    }
  }

  /// Decisions that may wait for the broker before reading waits for them.
  private static var decisionLimit: Int { 10_000 }

  /// Reads no further while decisions pile up faster than the broker takes them.
  private func holdBackIfNeeded() async {
    let waiting = runs.values.reduce(0) { $0 + $1.lane.count }
    let places = runs.values.map(\.reader.place)
    if !isHeldBack, waiting > Self.decisionLimit {
      isHeldBack = (try? await consumer.pause(places)) != nil
    } else if isHeldBack, waiting < Self.decisionLimit / 2, finishBy == nil {
      isHeldBack = (try? await consumer.resume(places)) == nil
    }
  }

  /// Stops the input; what is under way may finish.
  private func beginToFinish() async {
    guard finishBy == nil else { return }
    let limit: Duration = trouble.reason == nil ? options.finishLimit : .milliseconds(200)
    finishBy = .now + min(limit, options.finishLimit)
    work.removeAll()
    pending = nil
    try? await consumer.pause(runs.values.map(\.reader.place))
  }
}
