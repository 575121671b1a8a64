internal import Conversation
internal import Kafka
internal import Logging

/// The one task of a tail. All state is confined to it.
final class TailLoop<Follower: TailFollower> {
  typealias Reader = PartitionReader<Follower.Fold>

  private let settings: LogSettings
  private let options: TailOptions
  private let consumer: Consumer
  private var follower: Follower
  private let progress: TailProgress
  private let questions: ReaderQuestions<Follower.Fold>
  private let readiness: ReadinessCell
  private let ending: Ending
  private let logger: Logger

  private var readers: [Int32: Reader] = [:]
  private var metrics: [Int32: FoldMetrics] = [:]
  /// The partitions whose stop was told.
  private var stopped: Set<Int32> = []
  private var partitionCount: Int32 = 0
  private var trouble = Trouble()
  private var hasCaughtUp = false
  private var lag = LagMeter()
  private let began = ContinuousClock.now

  init(
    _ settings: LogSettings, _ options: TailOptions, _ consumer: Consumer, follower: Follower,
    _ progress: TailProgress, _ questions: ReaderQuestions<Follower.Fold>,
    _ readiness: ReadinessCell, _ ending: Ending, _ logger: Logger
  ) {
    self.settings = settings
    self.options = options
    self.consumer = consumer
    self.follower = follower
    self.progress = progress
    self.questions = questions
    self.readiness = readiness
    self.ending = ending
    self.logger = logger
  }

  func run() async {
    await begin()
    while !ending.hasBegun, !Task.isCancelled {
      readiness.set(notReadyReason)
      do {
        let events = try await consumer.next(until: trouble.probeDue)
        await fold(events.records)
        if let event = events.event { try await handle(event) }
        questions.answer { readers }
        await probeIfDue()
      } catch {
        guard error.remedy != .stop else { return }
        report(error, "Reading failed and is repeated")
        await restart(all)
      }
    }
  }

  private var all: [TopicPartition] {
    (0..<partitionCount).map { TopicPartition(options.topic, $0) }
  }

  // MARK: Beginning

  /// Finds the partitions and begins to read them; again until that works.
  private func begin() async {
    readiness.set("it waits for \(options.topic)")
    var pause = Pause()
    while partitionCount == 0, !ending.hasBegun, !Task.isCancelled {
      do {
        let administrator = try Administrator(settings.client)
        let topic = try await administrator.topic(options.topic, timeout: .seconds(5))
        partitionCount = Int32(topic?.partitionCount ?? 0)
        if partitionCount > 0 { trouble.isOver() } else { await pause.wait() }
      } catch {
        report(error, "Looking for the topic failed and is repeated")
        await pause.wait()
      }
    }
    await restart(all)
  }

  /// Reads these partitions anew from their restore points, the others from where they are.
  private func restart(_ places: [TopicPartition]) async {
    var pause = Pause()
    while !places.isEmpty, !ending.hasBegun, !Task.isCancelled {
      do {
        try await plan(places)
        return
      } catch {
        report(error, "Restoring failed and is repeated")
        await pause.wait()
      }
    }
  }

  private func plan(_ places: [TopicPartition]) async throws(KafkaError) {
    var commits: [TopicPartition: PartitionCommit] = [:]
    if options.restoringLike != nil {
      commits = try await consumer.committed(places, timeout: .seconds(5))
    }
    let marks = try await consumer.watermarks(of: places, timeout: .seconds(5))
    for place in places {
      let marks = marks[place] ?? Watermarks(low: 0, high: 0)
      var plan = RestorePlan(commits[place], marks, partition: place.partition)
      let wanted = follower.wantedOffset(of: place.partition) ?? .max
      if wanted < plan.foldFrom { plan.beginAtTheBeginning(of: marks) }
      plan.expected = readers[place.partition]?.knownLog ?? plan.expected
      if readers[place.partition] != nil { await follower.restarted(place.partition) }
      readers[place.partition] = Reader(place, of: partitionCount, plan)
      metrics[place.partition] = FoldMetrics(
        reader: options.name, topic: place.topic, partition: place.partition)
    }
    try await consumer.assign(
      readers.values.sorted { $0.place < $1.place }
        .map { PartitionStart($0.place, from: .offset($0.nextOffset)) })
    for place in places { await catchUp(place.partition) }
  }

  // MARK: Reading

  private func fold(_ records: RecordBatch) async {
    guard !records.isEmpty else { return }
    trouble.isOver()
    var index = 0
    while index < records.count {
      let partition = records.withRecord(at: index) { $0.partition }
      index = foldStretch(of: partition, records, from: index)
      await endStretch(of: partition)
    }
    lag.measure(consumer) {
      readers.values.compactMap { reader in
        metrics[reader.place.partition].map { (reader.place, reader.nextOffset, $0.lag) }
      }
    }
  }

  /// Folds the records that follow each other in one partition; gives the index after them.
  private func foldStretch(of partition: Int32, _ records: RecordBatch, from first: Int) -> Int {
    guard var reader = readers.removeValue(forKey: partition) else { return first + 1 }
    defer { readers[partition] = reader }
    var index = first
    var folded = 0
    while index < records.count {
      let isOther = records.withRecord(at: index) { record in
        guard record.partition == partition else { return true }
        guard let judged = reader.read(record) else { return false }
        folded += 1
        if let reason = judged.voidLabel { metrics[partition]?.void(reason) }
        follower.recorded(judged, reader.fold)
        return false
      }
      if isOther { break }
      index += 1
    }
    metrics[partition]?.folded(folded)
    metrics[partition]?.behind(max(0, reader.plan.high - reader.nextOffset))
    return index
  }

  private func endStretch(of partition: Int32) async {
    guard let reader = readers[partition] else { return }
    if let reason = reader.stopReason { return reportStop(reader, reason) }
    if reader.nextOffset > reader.plan.foldFrom {
      await follower.stretchEnded(place(of: reader), reader.fold)
      progress.reached(reader.nextOffset, in: partition)
    }
    await catchUp(partition)
  }

  private func catchUp(_ partition: Int32) async {
    guard readers[partition]?.standing != .live else { return }
    let isNew = readers[partition]?.catchUp() ?? false
    guard let reader = readers[partition] else { return }
    if let reason = reader.stopReason { reportStop(reader, reason) }
    guard isNew else { return }
    progress.reached(reader.nextOffset, in: partition)
    metrics[partition]?.restored(in: began.duration(to: .now))
    await follower.caughtUp(place(of: reader), reader.fold)
    guard !hasCaughtUp, readers.values.allSatisfy({ $0.standing == .live }) else { return }
    hasCaughtUp = true
    readiness.set(notReadyReason)
    logger.info(
      "Tail has caught up",
      metadata: [
        "topic": "\(options.topic)", "seconds": "\(began.duration(to: .now) / .seconds(1))",
      ])
    await follower.allCaughtUp()
  }

  private func place(of reader: Reader) -> TailedPartition {
    TailedPartition(
      partition: reader.place.partition, partitionCount: partitionCount,
      identity: reader.identity?.identity, nextOffset: reader.nextOffset)
  }

  // MARK: Trouble

  private func handle(_ event: ConsumerEvent) async throws(KafkaError) {
    guard case .failed(let error, _) = event else { return }
    switch error.remedy {
    case .reposition:
      // The topic may be another one by now, in all of its partitions.
      report(error, "Position is not in the log: restoring again")
      await restart(all)
      trouble.isOver()
    case .replaceClient, .fail: throw error
    default: report(error, "Kafka is in trouble")
    }
  }

  private func report(_ error: KafkaError, _ message: Logger.Message) {
    if trouble.begins(error) {
      logger.warning(message, metadata: ["topic": "\(options.topic)", "error": "\(error)"])
    }
    readiness.set(notReadyReason)
  }

  private func reportStop(_ reader: Reader, _ reason: String) {
    guard stopped.insert(reader.place.partition).inserted else { return }
    progress.stopped("\(reader.place): \(reason)")
    logger.error(
      "Partition stopped: this process must not fold it",
      metadata: [
        "partition": "\(reader.place)", "offset": "\(reader.nextOffset)", "reason": "\(reason)",
      ])
  }

  private func probeIfDue() async {
    guard let due = trouble.probeDue, due <= .now, partitionCount > 0 else { return }
    trouble.probing()
    do {
      _ = try await consumer.watermarks(
        of: [TopicPartition(options.topic, 0)], timeout: .seconds(2))
      logger.info("Kafka answers again")
      trouble.isOver()
    } catch {
      trouble.probeFailed()
    }
  }

  private var notReadyReason: String? {
    if let reason = trouble.reason { return reason }
    guard partitionCount > 0 else { return "it waits for \(options.topic)" }
    return readers.values.sorted { $0.place < $1.place }.lazy
      .compactMap(\.notReadyReason).first
  }
}
