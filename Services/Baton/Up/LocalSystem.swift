import Foundation
import UnixSignals

/// Everything that `baton up` runs: a broker and the services, from first start to last stop.
actor LocalSystem {
  let plan: UpPlan
  let console: UpConsole
  let keeper: KeeperLink
  /// The processes that should run.
  var instances: [UpPlan.Instance]
  var services: Supervisor
  var broker: ChildProcess?
  var isStopping = false
  /// How the system stands, once everything was ready for the first time.
  var ready: ReadyFile?
  /// Whether everything is up, so that a process that starts or dies is news.
  var isUp = false
  /// Where the sample merchant listens, if the firm's folder has one.
  var merchant: String?
  /// Where the instances listen, by name.
  var listening: [String: Probe.Listening] = [:]
  /// How the processes that died before the system was ready ended, by name.
  var deaths: [String: [Int32]] = [:]

  init(plan: UpPlan) {
    self.plan = plan
    console = UpConsole()
    instances = plan.instances
    keeper = KeeperLink(plan.baton("keeper", ["keeper"]))
    services = Supervisor(keeper: keeper) { _ in }
  }

  /// Runs until SIGINT or SIGTERM, or until it turns out that it cannot.
  func run() async throws {
    try plan.data.open()
    try PortCheck.check(plan.instances)
    try await keeper.start()
    console.begin(plan)
    let signals = await UnixSignalsSequence(trapping: .sigint, .sigterm)
    try await withThrowingTaskGroup(of: Void.self) { group in
      group.addTask { for await _ in signals { return } }
      group.addTask { try await self.operate() }
      let result = await group.nextResult()
      group.cancelAll()
      await stop()
      try result?.get()
    }
  }

  /// Brings everything up, and again whenever the embedded broker died: what it held is gone with
  /// it, and every service has to begin anew.
  private func operate() async throws {
    let learning = Task { await learn() }
    defer { learning.cancel() }
    while true {
      let kafka = try await startBroker()
      try await prepareTopics(at: kafka)
      try await startServices(at: kafka)
      try await awaitReady(kafka)
      let scaling = Task { await watchScale(kafka) }
      defer { scaling.cancel() }
      try await watchBroker()
      guard !isStopping else { return }
      console.brokerDied()
      isUp = false
      try? FileManager.default.removeItem(at: plan.data.refusal)
      await services.stop(grace: .seconds(6))
    }
  }

  private func stop() async {
    isStopping = true
    console.stopping()
    let impatience = Task {
      for await _ in await UnixSignalsSequence(trapping: .sigint) { _exit(1) }
    }
    await services.stop(grace: .seconds(6))
    await stopBroker()
    await keeper.stop()
    impatience.cancel()
    try? FileManager.default.removeItem(at: plan.data.readyFile)
    console.stopped()
  }

  private func startServices(at kafka: String) async throws {
    deaths = [:]
    services = Supervisor(keeper: keeper) { [weak self] in await self?.noticed($0) }
    try await startMerchant()
    let common = try environment(kafka: kafka)
    for instance in instances { try await start(instance, common) }
  }

  /// What every service is told beside what is its own.
  func environment(kafka: String) throws -> [String: String] {
    var common = try plan.environment(kafka: kafka)
    if let merchant { common[UpPlan.merchantVariable] = merchant }
    return common
  }

  func start(_ instance: UpPlan.Instance, _ common: [String: String]) async throws {
    try? FileManager.default.removeItem(at: plan.data.listening(of: instance.name))
    var program = plan.program(instance, common)
    if let before = listening[instance.name] { program.pin(to: before) }
    try await services.keepRunning(program)
  }

  private func noticed(_ notice: Supervisor.Notice) async {
    switch notice {
    case .started(let name, let pid):
      if isUp { console.restarted(name, pid: pid) }
    case .died(let name, let status, let delay):
      deaths[name, default: []].append(status)
      if isUp { console.died(name, status: status, delay: delay, plan.data.log(of: name)) }
    }
    await tellReady()
  }

  /// Writes the ready file with the processes that live now.
  func tellReady() async {
    guard var ready else { return }
    ready.pids = await livingPIDs()
    self.ready = ready
    do {
      try ready.write(to: plan.data.readyFile)
      if let file = plan.readyFile { try ready.write(to: file) }
    } catch {
      console.problem("The ready file cannot be written: \(error)")
    }
  }

  private func livingPIDs() async -> [String: [Int32]] {
    let byName = await services.pids
    var pids: [String: [Int32]] = [:]
    for instance in instances {
      pids[instance.service.rawValue, default: []] += byName[instance.name] ?? []
    }
    if let broker, broker.isRunning { pids["broker"] = [broker.pid] }
    return pids
  }
}
