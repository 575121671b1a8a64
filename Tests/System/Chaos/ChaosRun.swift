import Conversation
import Foundation

/// A whole Baton, several processes of each service, that is written to and broken for a while.
struct ChaosRun: Sendable {
  let plan: ChaosPlan
  let baton: BatonUp
  let log: LogWatch
  let customers: ChaosCustomers
  let gateways: ChaosGateways
  let agents: [ChaosAgent]
  let intruder: Intruder
  let injector: FaultInjector

  /// Starts everything; returns once it is ready.
  init(_ plan: ChaosPlan) async throws {
    self.plan = plan
    gateways = ChaosGateways(plan, try await GatewayReceiver.start())
    let file = try gateways.receiver.gatewaysFile(ChaosGateways.names)
    let scale = Fault.services.flatMap { ["--scale", "\($0)=\(plan.scale)"] }
    let firm = try ImpatientFirm()
    let machine = MachineFaults.isPossible ? try MachineFaults() : nil
    let baton = try await BatonUp(
      arguments: ["--config", firm.folder.path, "--gateways", file.path] + scale,
      environment: Self.environment(plan, machine), http: HTTP(patience: .seconds(5)))
    self.baton = baton
    log = try await LogWatch(baton)
    customers = ChaosCustomers(plan, baton)
    agents = AgentLoads.capacities.keys.sorted().map { ChaosAgent($0, plan, baton) }
    intruder = try await Intruder(plan, baton, log)
    injector = FaultInjector(plan, baton, customers, gateways, intruder, firm, machine)
  }

  /// What takes hours elsewhere is to happen within a run: conversations and teams are carried forward, in
  /// long runs as often as 5 MiB a partition of the embedded broker allow, and conversations forgotten there;
  /// who is gone from the desk is soon taken for absent. Short runs on the embedded broker
  /// have the session time-out that is usual there, and too few waits to judge; a real Kafka takes none below 6 s.
  private static func environment(
    _ plan: ChaosPlan, _ machine: MachineFaults?
  ) -> [String: String] {
    let isLong = plan.length >= ProcessWatch.worthJudging
    let isShort = plan.length < .seconds(60) && BatonUp.isEmbedded
    let sessionTimeout = isShort ? 4_000 : StallGoals.sessionTimeout
    let patience = [
      "BATON_SESSION_TIMEOUT_MS": "\(sessionTimeout)",
      "BATON_CARRY_INTERVAL_SECONDS": isLong ? "480" : "15",
      "BATON_DEDUPLICATION_WINDOW_SECONDS": isLong ? "600" : "86400",
      "BATON_ABSENT_AFTER": "5s",
    ]
    return patience.merging(machine?.environment ?? [:]) { own, _ in own }
  }

  /// Breaks what the seed says, lets everything come to rest, and judges it.
  func run() async -> ChaosReport {
    let schedule = FaultSchedule(plan)
    print("Chaos with seed \(plan.seed), \(schedule.entries.count) faults:\n\(schedule.text)")
    let working = agents.map { agent in Task { await agent.work() } }
    let telling = Task { try await tellProgress() }
    let watching = Task {
      var processes = ProcessWatch()
      await processes.watch(baton)
      return processes
    }
    async let writing: Void = customers.run()
    await injector.run(schedule)
    await writing
    let over = ContinuousClock.now
    let unrest = await rest()
    let settling = ContinuousClock.now - over
    watching.cancel()
    for task in working { task.cancel() }
    telling.cancel()
    return await ChaosJudge(run: self).report(
      unrest, settling: settling, await watching.value)
  }

  // MARK: Coming to rest

  /// Waits until nothing is owed to anybody any more; gives what still is after two minutes, and a
  /// minute more for every twenty of the run.
  private func rest() async -> [String] {
    for agent in agents { agent.close() }
    let deadline = ContinuousClock.now + .seconds(120) + plan.length / 20
    var records = -1
    while true {
      gateways.makePeace()
      let now = log.count
      let open = unsettled
      if open.isEmpty, now == records { return [] }
      if ContinuousClock.now > deadline { return open.isEmpty ? ["the log goes on"] : open }
      records = now
      try? await Task.sleep(for: .seconds(1))
    }
  }

  private var unsettled: [String] {
    let conversations = log.conversations
    let silent = customers.accepted.keys.filter { id in
      ConversationID(id).flatMap { conversations[$0] } == nil
    }
    return silent.map { "\($0) is not in the log" }
      + conversations.values.compactMap { conversation in
        let owed = conversation.owed.filter {
          if case .deadline = $0 { false } else { true }
        }
        let control = conversation.control
        let isAtRest =
          owed.isEmpty && control.phase != .resolved && [.bot, .none].contains(control.owner)
        return isAtRest
          ? nil
          : "\(conversation.id), \(control.phase) with \(control.owner) \(control.agentID), owes \(owed)"
      }
  }

  // MARK: Progress

  private func tellProgress() async throws {
    guard let interval = plan.progress else { return }
    let begin = ContinuousClock.now
    while true {
      try await Task.sleep(for: interval)
      let seconds = Int((ContinuousClock.now - begin) / .seconds(1))
      let messages = customers.accepted.values.reduce(0) { $0 + $1.count }
      print(
        "\(seconds) s of \(Int(plan.length / .seconds(1))): \(customers.accepted.count) conversations, "
          + "\(messages) messages, \(injector.windows.count) faults over, "
          + "\(log.count) records")
      fflush(nil)
    }
  }
}
