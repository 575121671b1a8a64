internal import Conversation
internal import Routing

extension Floor {
  /// What the conversations' logs are told by the dispatcher, and what becomes of it there.
  mutating func hear() {
    while true {
      let events = team.takeTold()
      if events.isEmpty { return }
      for event in events { hear(event) }
    }
  }

  private mutating func hear(_ event: Event) {
    let serial = event.conversation.lo
    guard let customer = customers[serial], event.epoch == customer.epoch else { return }
    switch event.body {
    case .offerCreated(let body): ask(serial, body)
    case .offerRescinded(let body) where customer.offer?.reservation == body.reservation.id:
      endOffer(of: serial, .rescinded)
    case .queuePositionChanged(let body) where !customer.outcome.isServed:
      customers[serial]?.outcome.told.append(
        Outcome.Told(
          after: now - customer.outcome.arrival.at, position: body.position,
          p50: Int64(body.waitP50Ms), p90: Int64(body.waitP90Ms)))
    default: break
    }
  }

  private mutating func ask(_ serial: UInt64, _ body: OfferCreated) {
    guard let place = places[body.agentID], var customer = customers[serial],
      !customer.outcome.isServed, customer.offer?.reservation != body.reservation.id
    else { return }
    customer.outcome.offers += 1
    customer.offer = Customer.Offer(reservation: body.reservation.id, agent: place)
    customers[serial] = customer
    // Of the customer and the attempt, so that it is the same whomever a rule asks.
    var random = RandomStream(
      seed: seed ^ (serial &+ 1) &* 0xD134_2543_DE82_EF95 ^ UInt64(customer.outcome.offers) << 56,
      "answers")
    let delay = plan.conduct.answer.milliseconds(&random)
    let limit = Int64(body.expiresAfterMs)
    let answer: Answer =
      if delay >= limit || random.happens(plan.conduct.ignores) {
        .none
      } else {
        random.happens(plan.conduct.declines) ? .declines : .accepts
      }
    agenda.note(
      .answer(customer: serial, reservation: body.reservation.id, answer),
      at: now + (answer == .none ? limit : delay))
  }

  mutating func hear(_ answer: Answer, _ serial: UInt64, _ reservation: EventID) {
    guard let offer = customers[serial]?.offer, offer.reservation == reservation else { return }
    switch answer {
    case .accepts: accept(serial, by: offer.agent)
    case .declines: endOffer(of: serial, .declined)
    case .none: endOffer(of: serial, .timedOut)
    }
  }

  private mutating func accept(_ serial: UInt64, by place: Int) {
    guard var customer = customers[serial] else { return }
    let arrival = customer.outcome.arrival
    epoch += 1
    customer.epoch = epoch
    customer.offer = nil
    customer.outcome.ending = .served(by: place)
    customer.outcome.waited = now - arrival.at
    customer.outcome.handled = plan.handling(arrival, by: plan.agents[place])
    customers[serial] = customer
    var body = WorkAssigned()
    body.work = work(serial, epoch)
    body.agentID = plan.agents[place].id
    body.assignedAtMs = time.milliseconds
    body.session = 1
    agenda.note(.handled(customer: serial), at: now + customer.outcome.handled)
    team.append(.workAssigned(body), at: time)
  }

  private mutating func endOffer(of serial: UInt64, _ ending: OfferEnding) {
    guard let customer = customers[serial], let offer = customer.offer else { return }
    customers[serial]?.offer = nil
    var body = OfferEnded()
    body.work = work(serial, customer.epoch)
    body.reservation = ReservationRef(offer.reservation)
    body.ending = ending
    team.append(.offerEnded(body), at: time)
  }

  mutating func changeShift(of place: Int, begins: Bool) {
    var body = PresenceChanged()
    body.agentID = plan.agents[place].id
    body.presence = begins ? .online : .away
    body.acceptingWork = begins
    team.append(.presenceChanged(body), by: .agent(body.agentID), at: time)
  }
}
