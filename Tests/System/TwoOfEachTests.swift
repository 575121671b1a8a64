import Conversation
import Foundation
import Testing

extension SystemTests {
  /// Two of each service at once, on one set of topics: nothing is said twice.
  @Suite("Two of each service", .timeLimit(.minutes(2)))
  struct TwoOfEachTests {
    private static let baton = Task {
      try await BatonUp(
        arguments: ["intake", "bot", "router", "desk", "delivery"].flatMap {
          ["--scale", "\($0)=2"]
        })
    }

    /// Customers in both languages, at one intake and the other in turn.
    private static func customers(_ count: Int, _ baton: BatonUp) async throws -> [WebCustomer] {
      let intakes = try baton.ready.instances["intake"] ?? []
      #expect(intakes.count == 2)
      var customers: [WebCustomer] = []
      for number in 0..<count {
        customers.append(
          try await WebCustomer(
            baton, language: number % 4 < 2 ? "en" : "zh", intake: intakes[number % 2]))
      }
      return customers
    }

    @Test("share the work of the bot, and every message has exactly one outcome")
    func bots() async throws {
      let baton = try await Self.baton.value
      let scene = KillScene(baton: baton, log: try await LogWatch(baton))
      let customers = try await Self.customers(12, baton)
      let said = try await scene.each(customers) { customer in
        let first = try await customer.say("How long do I have to return something?")
        _ = try await customer.hears("bot")
        return [first, try await customer.say("How do I get an invoice?")]
      }
      try await scene.log.settled(said.flatMap(\.self))
      for (customer, said) in zip(customers, said) { scene.audit(customer, accepted: said) }
    }

    /// `deploy/sample/teams.yaml`: who is in the shop's team, and how many each may hold.
    private static let capacities = ["lin": 4, "emma": 3, "sofia": 1]

    @Test("share the handoffs: one offer to one agent, one holder, and nobody beyond capacity")
    func handoffs() async throws {
      let baton = try await Self.baton.value
      let scene = KillScene(baton: baton, log: try await LogWatch(baton))
      let desks = try baton.ready.instances["desk"] ?? []
      #expect(desks.count == 2)
      let agents = [
        BusyAgent(try await DeskAgent(baton, id: "lin", desk: desks[0])),
        BusyAgent(try await DeskAgent(baton, id: "emma", desk: desks[1]), passesOn: true),
        BusyAgent(try await DeskAgent(baton, id: "sofia", desk: desks[0])),
      ]
      let customers = try await Self.customers(12, baton)
      for agent in agents { try await agent.agent.goOnline() }
      let working = Task { try await Self.work(agents) }
      let accepted = try await scene.each(customers) { try await Self.visit($0, scene.log) }
      working.cancel()
      if case .failure(let error) = await working.result, !(error is CancellationError) {
        Issue.record(error)
      }

      for (customer, accepted) in zip(customers, accepted) {
        scene.audit(customer, accepted: accepted)
      }
      let records = customers.flatMap { scene.log.records(of: $0.conversation) }
      let made = records.filter { $0.isEffective("offer.created") }
        .compactMap { $0.event?.id.description }
      let seen = agents.flatMap(\.offers)
      #expect(seen.sorted() == made.sorted())
      let passedOn = agents.reduce(0) { $0 + $1.passedOn.count }
      #expect(passedOn > 0 && made.count == customers.count + passedOn)
      let most = AgentLoads(records).most
      for (agent, capacity) in Self.capacities { #expect(most[agent, default: 0] <= capacity) }
      print("\(made.count) offers, \(passedOn) passed on; most at once: \(most)")
      for agent in agents { try await agent.agent.goOffline() }
      try await baton.stop()
    }

    private static func work(_ agents: [BusyAgent]) async throws {
      try await withThrowingTaskGroup(of: Void.self) { group in
        for agent in agents { group.addTask { try await agent.work() } }
        try await group.waitForAll()
      }
    }

    /// Asks for a person, tells every agent that greets what it is about, and leaves when it is
    /// resolved; gives the messages' events.
    private static func visit(_ customer: WebCustomer, _ log: LogWatch) async throws -> [String] {
      var said = [try await customer.say("转人工 / I want to talk to a real person")]
      while true {
        let event = try await customer.stream.event()
        if event.name == "message", event.string("text")?.hasSuffix(BusyAgent.greeting) == true {
          said.append(try await customer.say("\(BusyAgent.problem) is late, \(said.count)"))
        } else if event.name == "control", event.string("owner") == "none" {
          return said
        }
      }
    }
  }
}

/// How many conversations each agent held or was offered at once, as the log's times tell.
struct AgentLoads {
  private(set) var most: [String: Int] = [:]

  init(_ records: [Judged]) {
    var changes: [(at: Timestamp, by: Int, agent: String)] = []
    for conversation in Dictionary(grouping: records, by: \.conversation).values {
      var holder: String?
      for record in conversation where record.verdict.isEffective {
        let next = Self.holder(after: record, before: holder)
        guard next != holder else { continue }
        if let holder { changes.append((record.timestamp, -1, holder)) }
        if let next { changes.append((record.timestamp, 1, next)) }
        holder = next
      }
    }
    var loads: [String: Int] = [:]
    for change in changes.sorted(by: { ($0.at, $0.by) < ($1.at, $1.by) }) {
      loads[change.agent, default: 0] += change.by
      most[change.agent] = max(most[change.agent, default: 0], loads[change.agent, default: 0])
    }
  }

  private static func holder(after record: Judged, before: String?) -> String? {
    if case .offerCreated(let offer)? = record.event?.body { return offer.agentID }
    if let control = record.control?.after {
      return control.owner == .agent ? control.agentID : nil
    }
    return record.endedOffer == nil ? before : nil
  }
}
