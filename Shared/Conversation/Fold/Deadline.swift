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
    let wanted = wantedDeadlines()
    var running: [Deadline] = []
    running.reserveCapacity(wanted.count)
    for want in wanted {
      if let kept = deadlines.first(where: { $0.kind == want.kind && $0.purpose == want.purpose }) {
        running.append(kept)
      } else {
        let due = want.due ?? record.timestamp.adding(milliseconds: want.milliseconds)
        running.append(
          Deadline(kind: want.kind, armedBy: record.id, due: due, purpose: want.purpose))
      }
    }
    deadlines = running
  }

  private struct Wanted {
    var kind: DeadlineKind
    var purpose: DeadlinePurpose
    var milliseconds: UInt64 = 0
    var due: Timestamp?
  }

  /// At least one for every owner, so that no conversation waits for ever.
  private func wantedDeadlines() -> [Wanted] {
    switch control.phase {
    case .closed: []
    case .resolved:
      [Wanted(kind: .wrapUp, purpose: purpose(), milliseconds: UInt64(policy.wrapUpMs))]
    case .open:
      switch control.owner {
      case .bot: [botDeadline]
      case .queue: queueDeadlines
      case .agent: [agentDeadline]
      case .none: []
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

  private var queueDeadlines: [Wanted] {
    // Each breach doubles the time to the next one, six times at most.
    let wait = UInt64(policy.firstResponseMs) << UInt64(min(queue.breaches, 6))
    let response = Wanted(
      kind: .firstResponse, purpose: purpose(count: queue.breaches), milliseconds: wait)
    guard let offer else { return [response] }
    return [Wanted(kind: .offer, purpose: purpose(offer.id), due: offer.due), response]
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
