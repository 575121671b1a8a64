internal import Conversation
internal import Routing

extension Floor {
  mutating func awaitNext() {
    next = arrivals.next()
    if let next { agenda.note(.arrival, at: next.at) }
  }

  mutating func arrive() {
    guard let arrival = next else { return }
    let serial = came
    came += 1
    epoch += 1
    customers[serial] = Customer(
      outcome: Outcome(number: Int(serial), arrival: arrival, waited: 0, ending: .left),
      epoch: epoch)
    if let patience = arrival.patience {
      agenda.note(.patienceEnds(customer: serial), at: now + patience)
    }
    team.append(.workQueued(arrival.queued(as: work(serial, epoch), at: time)), at: time)
    awaitNext()
  }

  mutating func leave(_ serial: UInt64) {
    guard var customer = customers[serial], !customer.outcome.isServed else { return }
    customer.outcome.waited = now - customer.outcome.arrival.at
    finish(serial, customer.outcome)
  }

  /// The agent is done.
  mutating func end(_ serial: UInt64) {
    guard let customer = customers[serial] else { return }
    finish(serial, customer.outcome)
  }

  private mutating func finish(_ serial: UInt64, _ outcome: Outcome) {
    customers[serial] = nil
    epoch += 1
    var body = WorkEnded()
    body.work = work(serial, epoch)
    team.append(.workEnded(body), at: time)
    observe(outcome)
  }

  func work(_ serial: UInt64, _ epoch: Int64) -> WorkRef {
    // Spread over the whole range, as ids are.
    WorkRef(ConversationID(hi: serial &* 0x9E37_79B9_7F4A_7C15, lo: serial), epoch: epoch)
  }
}

extension Arrival {
  fileprivate func queued(as work: WorkRef, at now: Timestamp) -> WorkQueued {
    var body = recorded ?? WorkQueued()
    body.work = work
    body.queue = queue
    body.skills = skills
    body.priority = priority
    body.language = language
    body.tier = tier
    body.queuedAtMs = now.milliseconds
    body.enteredAtMs = now.milliseconds
    body.session = 1
    return body
  }
}
