internal import Conversation
internal import Kafka
internal import Logging

extension GroupLoop {
  /// Begins what the role wants. Proposals without a trace of their own continue `traceparent`'s.
  func perform(_ effects: [Effect], _ run: Run, _ traceparent: String?) {
    guard !effects.isEmpty, run.reader.stopReason == nil else { return }
    for effect in effects {
      switch effect {
      case .append(let proposals, let id): append(proposals, as: id, run, traceparent)
      case .work(let id, let body):
        guard finishBy == nil, run.outstanding.begin(id, .queued) else { continue }
        work.add(WorkQueue.Item(key: run.key, id: id, traceparent: traceparent, body: body))
      case .cancel(let id): if run.outstanding.cancel(id) { running -= 1 }
      }
    }
    startWork()
  }

  private func append(_ proposals: [Proposal], as id: WorkID?, _ run: Run, _ traceparent: String?) {
    guard !proposals.isEmpty else { return }
    if let id, !run.outstanding.begin(id, .appending) { return }
    var proposals = proposals
    TraceContext.continue(traceparent, in: &proposals)
    run.lane.add(Decision(proposals: proposals, work: id))
  }

  /// Begins the next batch of every partition that has one waiting.
  func startLanes() {
    for run in runs.values {
      let (key, inbox, machineTime) = (run.key, inbox, options.machineTime)
      run.lane.start(with: appender, at: machineTime()) { inbox.put(.appended(key, $0)) }
    }
  }

  private func startWork() {
    while running < options.workLimit, let item = work.next() {
      guard let run = current(item.key), run.outstanding.isQueued(item.id) else { continue }
      running += 1
      lastTurn += 1
      run.outstanding.run(item.id, start(item, turn: lastTurn), turn: lastTurn)
    }
  }

  private func start(_ item: WorkQueue.Item, turn: UInt64) -> Task<Void, Never> {
    let inbox = inbox
    return Task {
      let effects = await item.body()
      let done = WorkDone(
        id: item.id, turn: turn, effects: effects, traceparent: item.traceparent)
      inbox.put(.worked(item.key, done))
    }
  }

  /// The partition's run, if it is still the same assignment.
  func current(_ key: PartitionKey) -> Run? {
    guard let run = runs[key.partition], run.key == key else { return nil }
    return run
  }

  /// Work has ended: its unnamed appends go on under its name.
  func worked(_ key: PartitionKey, _ done: WorkDone) {
    guard let run = current(key), run.outstanding.worked(done.id, turn: done.turn) else { return }
    running -= 1
    var own: [Proposal] = []
    var others: [Effect] = []
    for effect in done.effects {
      if case .append(let proposals, nil) = effect {
        own += proposals
      } else {
        others.append(effect)
      }
    }
    append(own, as: done.id, run, done.traceparent)
    perform(others, run, done.traceparent)
    if own.isEmpty, others.isEmpty {
      lookAgainLater(done.id, run)
    } else if !run.outstanding.contains(done.id) {
      settled(done.id, run, now)
    }
    startWork()
    startLanes()
  }

  /// A batch of decisions has its outcomes.
  func appended(_ key: PartitionKey, _ outcomes: [DecisionOutcome]) {
    guard let run = current(key) else { return }
    run.lane.ended()
    learn(from: outcomes, run)
    for outcome in outcomes { finish(outcome, run) }
    startLanes()
  }

  /// Learns how late it was at the broker when these were sent: at once where they have been read, else when they are.
  private func learn(from outcomes: [DecisionOutcome], _ run: Run) {
    let own = outcomes.compactMap { outcome in
      outcome.lastOffset(in: run.reader.place).map { (offset: $0, sentAt: outcome.sentAt) }
    }
    guard let first = own.min(by: { $0.offset < $1.offset }) else { return }
    if first.offset < run.reader.nextOffset {
      if let read = run.lastRead { clock.appended(read, sentAt: first.sentAt) }
    } else if run.unread == nil {
      run.unread = first
    }
  }

  private func finish(_ outcome: DecisionOutcome, _ run: Run) {
    if let offset = outcome.decision.copyOf, let place = run.uncopied.firstIndex(of: offset) {
      run.uncopied.remove(at: place)
    }
    if case .failure(.refused(let index, let reason)) = outcome.result {
      let proposal = outcome.decision.proposals[index]
      logger.error(
        "Proposal can never be appended",
        metadata: [
          "topic": "\(proposal.topic)", "type": "\(proposal.type)",
          "id": "\(proposal.id?.description ?? "")", "reason": "\(reason)",
        ])
    }
    guard let id = outcome.decision.work else { return }
    if case .failure = outcome.result {
      run.outstanding.end(id)
      return lookAgainLater(id, run)
    }
    if let last = outcome.lastOffset(in: run.reader.place), last >= run.reader.nextOffset {
      return run.outstanding.folding(id, until: last)
    }
    run.outstanding.end(id)
    settled(id, run, now)
  }

  /// What came to nothing would mostly come to nothing again at once: a pause keeps a role that looks
  /// again from running in a circle.
  private func lookAgainLater(_ id: WorkID, _ run: Run) {
    run.cameToNothing.append((.now + .seconds(1), id))
  }

  func lookAgainIfDue() {
    let instant = ContinuousClock.now
    for run in runs.values {
      while let first = run.cameToNothing.first, first.due <= instant {
        run.cameToNothing.removeFirst()
        if !run.outstanding.contains(first.id) { settled(first.id, run, now) }
      }
    }
    startLanes()
  }

  func settled(_ id: WorkID, _ run: Run, _ now: Timestamp) {
    guard run.isLive, finishBy == nil else { return }
    perform(run.role.settled(id, run.reader.fold, now: now), run, nil)
  }
}
