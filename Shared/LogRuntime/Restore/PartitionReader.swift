internal import Conversation
internal import Kafka

/// Where the log last said which one it is.
struct StatedIdentity: Sendable {
  var identity: LogIdentity
  var offset: Int64
  var timestamp: Timestamp
}

/// Reads one partition into its fold, and holds that it is the right log.
struct PartitionReader<Fold: PartitionFold>: Sendable {
  /// Can transition to: `restoring` → `unopened`, `live` or `stopped`; `unopened` → `live` or
  /// `stopped`; `live` → `stopped`.
  enum Standing: Equatable {
    /// Folding silently up to the plan's high watermark.
    case restoring
    /// Read to its end, without a record that says which log it is: nobody has opened it yet.
    case unopened
    case live
    /// Not to be folded by this binary, or not the log it should be: for a person to mend.
    case stopped(String)
  }

  let place: TopicPartition
  private let partitionCount: Int32
  private(set) var plan: RestorePlan
  private(set) var fold: Fold
  private(set) var identity: StatedIdentity?
  private(set) var standing = Standing.restoring
  /// The next record to read.
  private(set) var nextOffset: Int64

  init(_ place: TopicPartition, of partitionCount: Int32, _ plan: RestorePlan) {
    self.place = place
    self.partitionCount = partitionCount
    self.plan = plan
    fold = Fold(partition: place.partition)
    nextOffset = plan.readFrom
  }

  /// The same fold, silent again up to the log's end as it is now. Nil where the log no longer
  /// holds what comes next.
  func continued(_ marks: Watermarks) -> PartitionReader? {
    guard nextOffset >= plan.foldFrom, marks.low <= nextOffset, nextOffset <= marks.high else {
      return nil
    }
    if case .stopped = standing { return nil }
    var copy = self
    copy.plan = RestorePlan(continuingAt: nextOffset, marks)
    copy.plan.expected = knownLog
    if standing != .live {
      copy.plan.copiesFrom = plan.copiesFrom
      copy.plan.uncopiedBefore = plan.uncopiedBefore
    }
    copy.standing = .restoring
    return copy
  }

  /// Which log this must be, from now on: the one that was read first.
  var knownLog: LogIdentity? { plan.expected ?? identity?.identity }

  var stopReason: String? {
    if case .stopped(let reason) = standing { reason } else { nil }
  }

  /// Why the partition cannot be acted on now; nil where it can.
  var notReadyReason: String? {
    switch standing {
    case .live: nil
    case .restoring: "\(place) is being restored"
    case .unopened: "\(place) was never opened: run `baton topics apply`"
    case .stopped(let reason): "\(place) is stopped: \(reason)"
    }
  }

  /// The lowest offset from which a reader reaches this state.
  var restorePoint: Int64 {
    fold.nextOffset == nil ? plan.foldFrom : min(fold.restorePoint, nextOffset)
  }

  /// What to note with a commit of `nextOffset`; nil where the log's identity is not known.
  var note: RestoreNote? {
    identity.map {
      RestoreNote(
        identity: $0.identity, restorePoint: restorePoint, identityOffset: $0.offset)
    }
  }

  /// Folds one record; nil where it was not folded: read before, before the plan's start, or the
  /// partition is stopped, by this record or before.
  mutating func read(_ record: borrowing Record) -> Fold.Judged? {
    guard stopReason == nil, record.offset >= nextOffset else { return nil }
    guard record.offset >= plan.foldFrom else {
      glance(at: record)
      return nil
    }
    do {
      let judged = try Self.apply(record, to: &fold)
      nextOffset = record.offset + 1
      if judged.statesIdentity { state(fold.identity, judged) }
      return stopReason == nil ? judged : nil
    } catch {
      standing = .stopped("\(error)")
      return nil
    }
  }

  /// Looks only whether the record states the log's identity.
  private mutating func glance(at record: borrowing Record) {
    var fold = Fold(partition: place.partition)
    if identity == nil, let judged = try? Self.apply(record, to: &fold), judged.statesIdentity {
      state(fold.identity, judged)
    }
    nextOffset = record.offset + 1
  }

  private mutating func state(_ stated: LogIdentity?, _ judged: Fold.Judged) {
    guard let stated else { return }
    identity = StatedIdentity(
      identity: stated, offset: judged.offset, timestamp: judged.timestamp)
    if let expected = plan.expected, expected.id != stated.id {
      standing = .stopped(
        "it is another log than the one read before: the topic was made anew; "
          + "use a new prefix, or delete the group's offsets")
    }
  }

  private static func apply(
    _ record: borrowing Record, to fold: inout Fold
  ) throws -> Fold.Judged {
    let (offset, time) = (record.offset, Timestamp(milliseconds: record.timestamp.milliseconds))
    return try record.withUnsafeKey { key in
      try record.withUnsafeValue { value in
        switch (key, value) {
        case (nil, nil):
          try fold.apply(key: nil, value: nil, offset: offset, timestamp: time)
        case (nil, let value?):
          try fold.apply(key: nil, value: value.bytes, offset: offset, timestamp: time)
        case (let key?, nil):
          try fold.apply(key: key.bytes, value: nil, offset: offset, timestamp: time)
        case (let key?, let value?):
          try fold.apply(key: key.bytes, value: value.bytes, offset: offset, timestamp: time)
        }
      }
    }
  }

  /// Goes live once all up to the high watermark is read and the log is the right one.
  ///
  /// Returns true at that moment, once.
  mutating func catchUp() -> Bool {
    guard standing == .restoring || standing == .unopened, nextOffset >= plan.high else {
      return false
    }
    if let problem = identityProblem {
      standing = problem
      return false
    }
    standing = .live
    return true
  }

  private var identityProblem: Standing? {
    guard let stated = identity?.identity else {
      // After the retention the statement may be gone; before, its lack says that nobody opened
      // the log.
      return plan.readsFirstRecord ? .unopened : nil
    }
    guard stated.partitionCount == partitionCount else {
      return .stopped(
        "it has \(partitionCount) partitions and was opened with \(stated.partitionCount); "
          + "a new count needs a new prefix and a replay")
    }
    return nil
  }
}
