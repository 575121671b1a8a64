import Firm
import Foundation
import ServiceHost

/// Waiting until everything is ready, and telling where it is.
extension LocalSystem {
  func awaitReady(_ kafka: String) async throws {
    let begin = ContinuousClock.now
    try await withThrowingTaskGroup(of: Void.self) { group in
      for instance in instances {
        group.addTask { try await self.awaitReady(instance, since: begin) }
      }
      try await group.waitForAll()
    }
    ready = readyFile(kafka)
    isUp = true
    await tellReady()
    if let ready { console.ready(ready, plan, after: ContinuousClock.now - begin) }
  }

  func awaitReady(
    _ instance: UpPlan.Instance, since begin: ContinuousClock.Instant
  ) async throws {
    var nextWord = begin + .seconds(10)
    var waiting = "starting"
    while true {
      try checkStart(of: instance)
      if let reached = await listening(of: instance) {
        switch await Probe.readiness(of: reached.admin) {
        case .ready:
          await pin(instance, to: reached)
          console.ready(instance.name, after: ContinuousClock.now - begin)
          return
        case .waiting(let reasons): waiting = reasons
        }
      }
      if ContinuousClock.now > nextWord {
        console.waiting(instance.name, waiting)
        nextWord += .seconds(10)
      }
      try await Task.sleep(for: .milliseconds(50))
    }
  }

  /// Gives up on a service that refuses its configuration, or dies again and again.
  private func checkStart(of instance: UpPlan.Instance) throws {
    let statuses = deaths[instance.name] ?? []
    guard let last = statuses.last else { return }
    let end = logEnd(of: instance.name)
    if last == 78 || last == 64 {
      throw CommandFailure(
        .configuration, "\(instance.name) refuses its configuration:\n\(end)")
    }
    if statuses.count >= 5 {
      throw CommandFailure(
        .failed,
        "\(instance.name) does not start (status \(last), \(statuses.count) times):\n\(end)")
    }
  }

  private func listening(of instance: UpPlan.Instance) async -> Probe.Listening? {
    guard let pid = await services.pids[instance.name]?.first else { return nil }
    return Probe.listening(plan.data.listening(of: instance.name), pid: pid)
  }

  /// A process that is started anew listens where the one before it did.
  private func pin(_ instance: UpPlan.Instance, to reached: Probe.Listening) async {
    listening[instance.name] = reached
    await services.change(instance.name) { $0.pin(to: reached) }
  }

  func readyFile(_ kafka: String) -> ReadyFile {
    var admins: [String: [String]] = [:]
    var addresses: [String: [String]] = [:]
    for instance in instances {
      guard let reached = listening[instance.name] else { continue }
      admins[instance.service.rawValue, default: []].append(reached.admin)
      guard instance.service.hasAddress, let port = reached.port else { continue }
      addresses[instance.service.rawValue, default: []].append("http://127.0.0.1:\(port)")
    }
    return ReadyFile(
      kafka: kafka, intake: addresses["intake"]?.first ?? "",
      desk: addresses["desk"]?.first ?? "", merchant: merchant,
      admin: admins.compactMapValues(\.first), admins: admins, instances: addresses, pids: [:],
      agents: plan.signIns, gatewayToken: plan.firm.gateways.gatewayToken?.revealed,
      environment: clientEnvironment, logs: plan.data.logs.path,
      config: plan.config.path, gateways: plan.gateways?.path, model: plan.model?.path)
  }

  private var clientEnvironment: [String: String] {
    var variables = plan.kafka == nil ? UpPlan.embeddedEnvironment : [:]
    variables["BATON_TOPIC_PREFIX"] = plan.prefix
    return variables
  }
}

extension ChildProgram {
  /// Makes it listen where a process before it did.
  mutating func pin(to before: Probe.Listening) {
    environment["BATON_ADMIN_PORT"] = String(before.adminPort)
    if let port = before.port { environment["BATON_PORT"] = String(port) }
  }
}

extension Probe.Listening {
  var admin: String { "http://127.0.0.1:\(adminPort)" }
}
