internal import Conversation
internal import Kafka
internal import Logging

extension GroupLoop {
  func fold(_ records: RecordBatch) {
    guard !records.isEmpty, finishBy == nil else { return }
    let machine = options.machineTime()
    var current: Run?
    records.forEach { record in
      if current?.key.partition != record.partition { current = runs[record.partition] }
      guard let current else { return }
      tellTime(record, current, machine)
      fold(record, current, clock.time(at: machine))
    }
    trouble.isOver()
    for run in runs.values { run.countFolded() }
    startLanes()
  }

  private func tellTime(_ record: borrowing Record, _ run: Run, _ machine: MachineTime) {
    let timestamp = Timestamp(milliseconds: record.timestamp.milliseconds)
    run.lastRead = timestamp
    clock.read(timestamp, at: machine)
    guard let unread = run.unread, unread.offset <= record.offset else { return }
    clock.appended(timestamp, sentAt: unread.sentAt)
    run.unread = nil
  }

  private func fold(_ record: borrowing Record, _ run: Run, _ now: Timestamp) {
    let wasLive = run.isLive
    guard let judged = run.reader.read(record) else {
      if run.reader.stopReason != nil { reportStop(run) } else { goLiveIfCaughtUp(run, now) }
      return
    }
    run.folded += 1
    if let reason = judged.voidLabel { run.metrics.void(reason) }
    if let reason = judged.unreadable { putAside(record, reason, run) }
    copy(judged, run, record, now)
    guard wasLive else { return goLiveIfCaughtUp(run, now) }
    let settled = run.outstanding.folded(at: judged.offset)
    let effects = run.role.recorded(judged, run.reader.fold, now: now)
    if !effects.isEmpty { perform(effects, run, record.traceparent) }
    if let settled { self.settled(settled, run, now) }
  }

  func goLiveIfCaughtUp(_ run: Run, _ now: Timestamp? = nil) {
    if run.reader.catchUp() {
      let seconds = run.restoreBegan.duration(to: .now)
      run.metrics.restored(in: seconds)
      run.metrics.holds(run.reader.fold.count, violations: run.reader.fold.violations)
      logger.debug(
        "Partition restored",
        metadata: [
          "partition": "\(run.reader.place)", "from": "\(run.reader.plan.foldFrom)",
          "to": "\(run.reader.nextOffset)", "seconds": "\(seconds / .seconds(1))",
        ])
      copyMissed(run, now ?? self.now)
      perform(run.role.caughtUp(run.reader.fold, now: now ?? self.now), run, nil)
      run.nextTick = run.role.tickInterval.map { .now + $0 }
    } else if run.reader.stopReason != nil {
      reportStop(run)
    }
  }

  private func reportStop(_ run: Run) {
    guard !run.isStopReported, let reason = run.reader.stopReason else { return }
    run.isStopReported = true
    running -= run.drop()
    logger.error(
      "Partition stopped: this process must not fold it",
      metadata: [
        "partition": "\(run.reader.place)", "offset": "\(run.reader.nextOffset)",
        "reason": "\(reason)",
      ])
  }

  /// Appends what the role copies of the record, unless the group has noted that as done, or is told the
  /// present instead.
  private func copy(
    _ judged: Role.Fold.Judged, _ run: Run, _ record: borrowing Record, _ now: Timestamp
  ) {
    guard judged.offset >= run.reader.plan.copiesFrom else { return }
    var copies = run.role.copies(of: judged, run.reader.fold, now: now)
    guard !copies.isEmpty else { return }
    TraceContext.continue(record.traceparent, in: &copies)
    run.copy(copies, at: judged.offset)
  }

  /// Appends what is owed because of records that may never have been copied.
  private func copyMissed(_ run: Run, _ now: Timestamp) {
    guard let offset = run.reader.plan.uncopiedBefore else { return }
    for copy in run.role.missedCopies(before: offset, run.reader.fold, now: now) {
      run.copy([copy], at: PartitionRun<Role>.beforeAllRecords)
    }
  }

  /// Copies an unreadable record to the dead letters, if that is this service's to do and the group
  /// has not noted it as read.
  private func putAside(_ record: borrowing Record, _ reason: String, _ run: Run) {
    guard options.copiesDeadLetters, record.offset >= run.reader.plan.committed else { return }
    let (place, offset) = (run.reader.place, record.offset)
    let timestamp = Timestamp(milliseconds: record.timestamp.milliseconds)
    let copy = record.withKey { key in
      record.withValue { value in
        DeadLetters.proposal(
          for: place, offset: offset, timestamp: timestamp, key: key, value: value,
          reason: reason, settings.topics)
      }
    }
    run.copy([copy], at: offset)
    logger.warning(
      "Unreadable record put aside",
      metadata: ["partition": "\(place)", "offset": "\(offset)", "reason": "\(reason)"])
  }

  func tickIfDue() {
    guard finishBy == nil else { return }
    let instant = ContinuousClock.now
    for run in runs.values where run.isLive {
      guard let due = run.nextTick, due <= instant else { continue }
      perform(run.role.ticked(run.reader.fold, now: now), run, nil)
      run.nextTick = run.role.tickInterval.map { .now + $0 }
    }
    startLanes()
  }
}

extension PartitionRun {
  /// Appends copies of the record at `offset`; commits wait for them.
  func copy(_ proposals: [Proposal], at offset: Int64) {
    let isLast = uncopied.last.map { $0 <= offset } ?? true
    let place = isLast ? nil : uncopied.firstIndex { offset < $0 }
    uncopied.insert(offset, at: place ?? uncopied.endIndex)
    lane.add(Decision(proposals: proposals, copyOf: offset))
  }

  func countFolded() {
    guard folded > 0 else { return }
    metrics.folded(folded)
    metrics.behind(max(0, reader.plan.high - reader.nextOffset))
    folded = 0
  }
}

extension Record {
  var traceparent: String? {
    header("traceparent").map { String(decoding: $0, as: UTF8.self) }
  }
}
