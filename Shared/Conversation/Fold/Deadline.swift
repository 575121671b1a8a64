/// A running deadline: data, not a timer. It is named by the event that armed it.
public struct Deadline: Sendable, Equatable {
  public var kind: DeadlineKind
  public var armedBy: EventID
  public var due: Timestamp
  /// What it was armed for; while that stays the same, it keeps running.
  var purpose: DeadlinePurpose
}

struct DeadlinePurpose: Sendable, Equatable {
  var epoch: Int64
  var event: EventID?
  var count: UInt32 = 0
}

extension Conversation {
  /// Keeps the deadlines in step with the state, after each effective event.
  mutating func rearm(at record: RecordPlace) {
    let wanted = wantedDeadlines
    if isRunning(wanted.first, at: 0), isRunning(wanted.second, at: 1) { return }
    deadlines = [wanted.first, wanted.second].compactMap { want in
      want.map { running($0) ?? armed($0, at: record) }
    }
  }

  private struct Wanted {
    var kind: DeadlineKind
    var purpose: DeadlinePurpose
    var milliseconds: UInt64 = 0
    var due: Timestamp?
  }

  private func isRunning(_ want: Wanted?, at place: Int) -> Bool {
    guard let want else { return deadlines.count <= place }
    return deadlines.count > place && deadlines[place].kind == want.kind
      && deadlines[place].purpose == want.purpose
  }

  private func running(_ want: Wanted) -> Deadline? {
    deadlines.first { $0.kind == want.kind && $0.purpose == want.purpose }
  }

  private func armed(_ want: Wanted, at record: RecordPlace) -> Deadline {
    Deadline(
      kind: want.kind, armedBy: record.id,
      due: want.due ?? record.timestamp.adding(milliseconds: want.milliseconds),
      purpose: want.purpose)
  }

  /// At least one for every owner, so that no conversation waits for ever; two at most.
  private var wantedDeadlines: (first: Wanted?, second: Wanted?) {
    switch control.phase {
    case .closed: (nil, nil)
    case .resolved:
      (Wanted(kind: .wrapUp, purpose: purpose(), milliseconds: UInt64(policy.wrapUpMs)), nil)
    case .open:
      switch control.owner {
      case .bot: (botDeadline, nil)
      case .queue: queueDeadlines
      case .agent: (agentDeadline, nil)
      case .none: (nil, nil)
      }
    }
  }

  private var botDeadline: Wanted {
    if let oldest = pending.first {
      Wanted(
        kind: .botReply, purpose: purpose(oldest.id), milliseconds: UInt64(policy.botReplyMs))
    } else {
      Wanted(
        kind: .idle, purpose: purpose(count: messagesSent), milliseconds: UInt64(policy.idleMs))
    }
  }

  private var queueDeadlines: (first: Wanted?, second: Wanted?) {
    // Each breach doubles the time to the next one, six times at most.
    let wait = UInt64(policy.firstResponseMs) << UInt64(min(queue.breaches, 6))
    let response =
      queue.promised.map { promised in
        Wanted(
          kind: .promise,
          purpose: purpose(count: UInt32(truncatingIfNeeded: promised.milliseconds)),
          due: promised)
      }
      ?? Wanted(kind: .firstResponse, purpose: purpose(count: queue.breaches), milliseconds: wait)
    guard let offer else { return (response, nil) }
    return (Wanted(kind: .offer, purpose: purpose(offer.id), due: offer.due), response)
  }

  private var agentDeadline: Wanted {
    if let until = control.snoozedUntil {
      return Wanted(
        kind: .snooze, purpose: purpose(count: UInt32(truncatingIfNeeded: until.milliseconds)),
        due: until)
    }
    if let oldest = pending.first {
      return Wanted(
        kind: .nextResponse, purpose: purpose(oldest.id),
        milliseconds: UInt64(policy.nextResponseMs))
    }
    return Wanted(
      kind: .idle, purpose: purpose(count: messagesSent), milliseconds: UInt64(policy.agentIdleMs))
  }

  private func purpose(_ event: EventID? = nil, count: UInt32 = 0) -> DeadlinePurpose {
    DeadlinePurpose(epoch: control.epoch, event: event, count: count)
  }
}
