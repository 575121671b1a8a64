internal import Conversation
internal import Kafka
internal import Logging

/// Partitions that the group gave and that are not being read yet.
struct PendingAssignment {
  var partitions: [TopicPartition]
  var nextAttempt = ContinuousClock.now
  var pause = Pause()

  mutating func postpone() { nextAttempt = .now + pause.next() }
}

extension GroupLoop {
  func handle(_ event: ConsumerEvent) async throws {
    switch event {
    case .assigned(let partitions):
      logger.info("Partitions assigned", metadata: ["partitions": "\(partitions)"])
      isMember = true
      pending = finishBy == nil ? PendingAssignment(partitions: partitions) : nil
    case .revoked(let partitions):
      _ = await commitNow(within: .seconds(3))
      drop(partitions)
      try? await consumer.release()
    case .lost(let partitions):
      logger.warning("Partitions lost", metadata: ["partitions": "\(partitions)"])
      drop(partitions)
      try? await consumer.release()
    case .reachedEnd: break
    case .failed(let error, let partition): try failed(error, partition)
    }
  }

  /// Lets go of partitions; their folds wait a moment, since an eager rebalance mostly gives back
  /// what it took.
  private func drop(_ partitions: [TopicPartition]) {
    isMember = false
    pending = nil
    for place in partitions {
      guard let run = runs.removeValue(forKey: place.partition) else { continue }
      running -= run.drop()
      knownLogs[place.partition] = run.reader.knownLog ?? knownLogs[place.partition]
      // Copies that are not in the log are to be made again, from what the group has noted.
      if run.uncopied.isEmpty { parked[place.partition] = run.reader }
    }
  }

  private func failed(_ error: KafkaError, _ partition: TopicPartition?) throws {
    switch error.remedy {
    case .reposition:
      guard let partition, runs[partition.partition] != nil else { return }
      logger.warning(
        "Position is not in the log: restoring again",
        metadata: ["partition": "\(partition)", "error": "\(error)"])
      // Everything is read anew: the topic may be another one by now, in all of its partitions.
      let all = runs.values.map(\.reader.place).sorted()
      drop(all)
      parked = [:]
      isMember = true
      pending = PendingAssignment(partitions: all)
    case .replaceClient, .fail: throw error
    case .stop, .rejoin, .refuse: break
    case .retry, .configure:
      if trouble.begins(error) {
        logger.warning("Kafka is in trouble", metadata: ["error": "\(error)"])
      }
    }
  }

  /// Tries to begin reading what the group gave; on failure again a little later.
  func assignIfPending() async {
    guard let assignment = pending, assignment.nextAttempt <= .now else { return }
    do {
      try await begin(assignment.partitions)
      pending = nil
      parked = [:]
      trouble.isOver()
    } catch {
      if trouble.begins(error) {
        logger.warning("Restoring failed and is repeated", metadata: ["error": "\(error)"])
      }
      pending?.postpone()
    }
  }

  private func begin(_ partitions: [TopicPartition]) async throws(KafkaError) {
    let commits = try await consumer.committed(partitions, timeout: .seconds(5))
    let marks = try await consumer.watermarks(of: partitions, timeout: .seconds(5))
    let administrator = try Administrator(settings.client)
    let topic = try await administrator.topic(options.topic, timeout: .seconds(5))
    let count = Int32(topic?.partitionCount ?? 0)
    var starts: [PartitionStart] = []
    var begun: [Run] = []
    for place in partitions {
      let marks = marks[place] ?? Watermarks(low: 0, high: 0)
      let kept = parked[place.partition]?.continued(marks)
      var plan = RestorePlan(commits[place], marks, partition: place.partition)
      plan.expected = knownLogs[place.partition] ?? plan.expected
      let run = makeRun(kept ?? Reader(place, of: count, plan), count)
      run.lastCommit = commits[place]?.offset
      begun.append(run)
      starts.append(PartitionStart(place, from: .offset(run.reader.nextOffset)))
    }
    try await consumer.accept(starts)
    for run in begun {
      runs[run.key.partition] = run
      goLiveIfCaughtUp(run)
    }
    startLanes()
  }

  private func makeRun(_ reader: Reader, _ count: Int32) -> Run {
    generation += 1
    let key = PartitionKey(partition: reader.place.partition, generation: generation)
    let assigned = AssignedPartition(
      topic: options.topic, partition: key.partition, partitionCount: count,
      topics: settings.topics, generation: generation, status: status)
    return Run(key, reader, makeRole(assigned), group: options.group)
  }
}
