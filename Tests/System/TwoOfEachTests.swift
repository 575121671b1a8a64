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

    private enum Harm: CaseIterable {
      case none, killed, asleep
    }

    @Test("share the work of the bot; where one is killed or sleeps, each message has one answer")
    func bots() async throws {
      let baton = try await Self.baton.value
      let scene = KillScene(baton: baton, log: try await LogWatch(baton))
      for harm in Harm.allCases {
        let customers = try await Self.customers(12, baton)
        async let saying = scene.each(customers) { customer in
          [
            try await customer.say("How long do I have to return something?"),
            try await customer.say("How do I get an invoice?"),
          ]
        }
        if harm != .none {
          try await scene.log.first("an answer") { record in
            record.said != nil
              && customers.contains { $0.conversation == record.conversation?.description }
          }
          try baton.signal("bot", harm == .killed ? SIGKILL : SIGSTOP)
        }
        let said = try await saying
        try await scene.log.settled(said.flatMap(\.self))
        // By then another one answers for the one that sleeps.
        if harm == .asleep { try baton.signal("bot", SIGCONT) }
        try await baton.becomeReady("bot")
        let more = try await scene.each(customers) { try await $0.say("Where is my order?") }
        try await scene.log.settled(more)
        for (customer, said) in zip(customers, zip(said, more)) {
          scene.audit(customer, accepted: said.0 + [said.1])
        }
        print("Two bots, one \(harm): \(scene.late(.bot, in: customers)) records without effect")
      }
    }

    @Test(
      "share the handoffs: one offer to one agent, one holder, and nobody beyond capacity",
      arguments: [false, true])
    func handoffs(_ sleeps: Bool) async throws {
      let baton = try await Self.baton.value
      let scene = KillScene(baton: baton, log: try await LogWatch(baton))
      let desks = try baton.ready.instances["desk"] ?? []
      #expect(desks.count == 2)
      let agents = [
        BusyAgent(try await DeskAgent(baton, id: "lin", desk: desks[0])),
        BusyAgent(try await DeskAgent(baton, id: "emma", desk: desks[1]), passesOn: true),
        BusyAgent(try await DeskAgent(baton, id: "sofia", desk: desks[0])),
      ]
      let customers = try await Self.customers(16, baton)
      for agent in agents { try await agent.agent.goOnline() }
      let working = Task { try await Self.work(agents) }
      async let visiting = scene.each(customers) { try await Self.visit($0, scene.log) }
      if sleeps { try await Self.sleep("router", scene) }
      let accepted = try await visiting
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
      let loads = AgentLoads(records)
      #expect(loads.faults.isEmpty)
      let late = scene.late(.system, in: customers)
      print(
        "\(made.count) offers, \(passedOn) passed on, most at once \(loads.most), "
          + "\(late) records of routers without effect")
      for agent in agents { try await agent.agent.goOffline() }
    }

    /// Stops a process at the next offer, and lets it go on after four conversations have ended.
    private static func sleep(_ service: String, _ scene: KillScene) async throws {
      let past = scene.log.records.count
      var records = 0
      var ended = 0
      try await scene.log.first("an offer") { record in
        records += 1
        return records > past && record.isEffective("offer.created")
      }
      try scene.baton.signal(service, SIGSTOP)
      records = 0
      try await scene.log.first("four that ended") { record in
        records += 1
        if records > past, record.isEffective("conversation.resolved") { ended += 1 }
        return ended == 4
      }
      try scene.baton.signal(service, SIGCONT)
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
