public import Conversation

/// The service levels of each conversation, as clocks that run, stand still and end.
extension TeamState {
  /// Those that a conversation gets when it comes into a line; what it brings from before goes on where
  /// its wait does.
  func clocks(of item: WorkItem, after before: WorkItem?) -> [ServiceClock] {
    guard let targets = queue(item.queue)?.targets, !targets.isEmpty else { return [] }
    let known = before.map { $0.phase == .ended ? [] : $0.clocks.filter { !$0.isStopped } } ?? []
    let goesOn = before?.queuedAt == item.queuedAt
    let start = goesOn ? item.queuedAt : item.enteredAt
    return [Measure.handoffWait, .firstResponse, .resolution].compactMap { measure in
      if goesOn || measure == .resolution, let clock = known.first(where: { $0.measure == measure })
      {
        return clock
      }
      return target(measure, of: item).map { ServiceClock($0, from: start) }
    }
  }

  /// The tier's own target, else that for everybody.
  private func target(_ measure: Measure, of item: WorkItem) -> ServiceTarget? {
    let targets = queue(item.queue)?.targets.filter { $0.measure == measure && $0.withinMs > 0 }
    return targets?.first { !$0.tier.isEmpty && $0.tier == item.tier }
      ?? targets?.first(where: \.tier.isEmpty)
  }

  func begin(_ measure: Measure, of item: inout WorkItem, at now: Timestamp) {
    guard !item.clocks.contains(where: { $0.measure == measure }),
      let target = target(measure, of: item)
    else { return }
    item.clocks.append(ServiceClock(target, from: now))
  }

  func pause(_ item: inout WorkItem, _ measures: [Measure], at now: Timestamp) {
    for place in item.clocks.indices where measures.contains(item.clocks[place].measure) {
      standStill(&item.clocks[place], of: item.queue, at: now)
    }
  }

  func resume(_ item: inout WorkItem, at now: Timestamp) {
    for place in item.clocks.indices
    where item.clocks[place].runningSince == nil && !item.clocks[place].isStopped {
      item.clocks[place].runningSince = now
    }
  }

  func stop(_ measure: Measure, of item: inout WorkItem, at now: Timestamp) {
    guard let place = item.clocks.firstIndex(where: { $0.measure == measure && !$0.isStopped })
    else { return }
    standStill(&item.clocks[place], of: item.queue, at: now)
    if item.clocks[place].isBreached {
      item.clocks.remove(at: place)
    } else {
      item.clocks[place].isStopped = true
    }
  }

  /// What never came: stated only where it is late.
  func drop(_ item: inout WorkItem, at now: Timestamp) {
    for place in item.clocks.indices {
      standStill(&item.clocks[place], of: item.queue, at: now)
    }
    item.clocks.removeAll { !$0.isStopped && ($0.isBreached || $0.elapsedMs <= $0.targetMs) }
    for place in item.clocks.indices { item.clocks[place].isStopped = true }
  }

  private func standStill(_ clock: inout ServiceClock, of queue: String, at now: Timestamp) {
    clock.elapsedMs = elapsed(clock, of: queue, at: now)
    clock.runningSince = nil
  }

  /// What a clock shows, in milliseconds of business hours.
  public func elapsed(_ clock: ServiceClock, of queue: String, at now: Timestamp) -> UInt32 {
    guard let since = clock.runningSince else { return clock.elapsedMs }
    let more = businessTime(of: queue, from: since, to: now)
    return UInt32(clamping: Int64(clock.elapsedMs).addingReportingOverflow(more).partialValue)
  }

  /// When it reaches its target; nil while it stands still.
  public func due(_ clock: ServiceClock, of queue: String) -> Timestamp? {
    moment(clock, reaches: clock.targetMs, of: queue)
  }

  func moment(_ clock: ServiceClock, reaches milliseconds: UInt32, of queue: String) -> Timestamp? {
    guard let since = clock.runningSince else { return nil }
    let left = Int64(milliseconds) - Int64(clock.elapsedMs)
    return businessMoment(of: queue, after: max(0, left), from: since)
  }

  /// What its line is ordered by among equals: by when somebody must have it, or was promised to.
  func deadline(of item: WorkItem) -> Int64 {
    var earliest = item.promised?.milliseconds ?? .max
    for clock in item.clocks where clock.measure == .handoffWait || clock.measure == .firstResponse
    {
      if let due = due(clock, of: item.queue) { earliest = min(earliest, due.milliseconds) }
    }
    return earliest
  }

  mutating func reachServiceLevel(
    _ body: ServiceLevelReached, _ event: TeamEvent, _ timestamp: Timestamp
  ) -> VoidReason? {
    guard event.author.role == .system else { return .notAllowed }
    guard var item = work[body.work.conversation],
      let place = item.clocks.firstIndex(where: { $0.measure == body.measure })
    else { return .unknownMessage }
    let clock = item.clocks[place]
    switch outcome(of: clock, in: item.queue, at: timestamp) {
    case nil: return .early
    case body.outcome: break
    default: return .alreadyDone
    }
    if clock.isStopped {
      item.clocks.remove(at: place)
    } else if body.outcome == .warned {
      item.clocks[place].isWarned = true
    } else {
      item.clocks[place].isBreached = true
    }
    put(item)
    return nil
  }

  /// What is to be stated of a clock at a moment, if anything is.
  func outcome(of clock: ServiceClock, in queue: String, at now: Timestamp) -> ServiceOutcome? {
    let elapsed = elapsed(clock, of: queue, at: now)
    if clock.isStopped { return elapsed <= clock.targetMs ? .met : .breached }
    guard clock.runningSince != nil, !clock.isBreached else { return nil }
    if elapsed >= clock.targetMs { return .breached }
    if let warn = clock.warnMs, !clock.isWarned, elapsed >= warn { return .warned }
    return nil
  }
}
