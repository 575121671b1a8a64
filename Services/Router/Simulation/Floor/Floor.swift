internal import Conversation
internal import RouterCore
public import Routing

/// A floor of agents and its customers: a discrete-event simulation around a team's real log and its real dispatcher.
///
/// What chance decides is drawn from streams of the seed, so that equal input gives equal outcomes.
public struct Floor<Arrivals: IteratorProtocol> where Arrivals.Element == Arrival {
  enum Happening: Sendable {
    case arrival
    case shift(agent: Int, begins: Bool)
    case answer(customer: UInt64, reservation: EventID, Answer)
    case patienceEnds(customer: UInt64)
    case handled(customer: UInt64)
    case tick
  }

  /// What an agent makes of an offer; `none` until it ran out.
  enum Answer: Sendable { case accepts, declines, none }

  struct Customer {
    struct Offer {
      var reservation: EventID
      /// The agent's place in the plan.
      var agent: Int
    }

    var outcome: Outcome
    /// The control epoch of the conversation, as its log would count it.
    var epoch: Int64
    var offer: Offer?
  }

  let plan: FloorPlan
  let seed: UInt64
  let observe: (Outcome) -> Void
  let places: [String: Int]
  var arrivals: Arrivals
  var next: Arrival?
  var team: DispatchedTeam
  var agenda = Agenda<Happening>()
  var customers: [UInt64: Customer] = [:]
  var came: UInt64 = 0
  var epoch: Int64 = 0
  var now: Int64 = 0

  /// - Parameters:
  ///   - tape: gets every record of the team's log, as it is appended.
  ///   - observe: called with each customer's outcome as it is known, in the order of simulated time.
  public init(
    _ plan: FloorPlan, _ arrivals: Arrivals, rule: Rule = .baton, seed: UInt64,
    tape: @escaping (TeamEvent) -> Void = { _ in }, observe: @escaping (Outcome) -> Void
  ) {
    self.plan = plan
    self.arrivals = arrivals
    self.seed = seed
    self.observe = observe
    team = DispatchedTeam(rule, plan, tape: tape)
    places = plan.places
  }

  /// Until the last customer has gone. One whom nobody can ever serve, and who waits as long as it takes, stays behind.
  public mutating func run() {
    open()
    while let (at, happening) = agenda.next() {
      now = at
      handle(happening)
      hear()
    }
  }

  var time: Timestamp { plan.begin.adding(milliseconds: now) }

  private mutating func open() {
    team.append(.teamConfigured(plan.configured), at: time)
    for (place, agent) in plan.agents.enumerated() {
      for shift in agent.shifts {
        agenda.note(.shift(agent: place, begins: true), at: shift.lowerBound)
        agenda.note(.shift(agent: place, begins: false), at: shift.upperBound)
      }
    }
    awaitNext()
    if let tick = plan.tick { agenda.note(.tick, at: tick) }
  }

  private mutating func handle(_ happening: Happening) {
    switch happening {
    case .arrival: arrive()
    case .shift(let agent, let begins): changeShift(of: agent, begins: begins)
    case .answer(let customer, let reservation, let answer): hear(answer, customer, reservation)
    case .patienceEnds(let customer): leave(customer)
    case .handled(let customer): end(customer)
    case .tick: tick()
    }
  }

  private mutating func tick() {
    team.tick(at: time)
    guard let tick = plan.tick, !agenda.isEmpty else { return }
    agenda.note(.tick, at: now + tick)
  }
}
