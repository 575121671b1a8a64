import Conversation
import Foundation
import Synchronization

/// Breaks things as scheduled, and notes from when to when each was broken.
final class FaultInjector: Sendable {
  struct Window: Sendable {
    var kind: String
    var from: Timestamp
    var to: Timestamp
  }

  private let plan: ChaosPlan
  private let baton: BatonUp
  private let customers: ChaosCustomers
  private let gateways: ChaosGateways
  private let intruder: Intruder
  private let firm: ImpatientFirm
  private let machine: MachineFaults?
  private let broker: TroubledBroker
  private struct Notes: Sendable {
    var windows: [Window] = []
    var problems: [String] = []
    var skipped = 0
  }

  private let noted = Mutex(Notes())

  init(
    _ plan: ChaosPlan, _ baton: BatonUp, _ customers: ChaosCustomers, _ gateways: ChaosGateways,
    _ intruder: Intruder, _ firm: ImpatientFirm, _ machine: MachineFaults?
  ) {
    self.plan = plan
    self.baton = baton
    self.customers = customers
    self.gateways = gateways
    self.intruder = intruder
    self.firm = firm
    self.machine = machine
    broker = TroubledBroker(baton)
  }

  var windows: [Window] { noted.withLock { $0.windows } }
  /// What could not be broken, or did not come back.
  var problems: [String] { noted.withLock { $0.problems } }
  /// For how many a slow machine had no time.
  var skipped: Int { noted.withLock { $0.skipped } }

  /// Returns once everything broke and is whole again.
  func run(_ schedule: FaultSchedule) async {
    let begin = ContinuousClock.now
    await withTaskGroup(of: Void.self) { group in
      for lane in Dictionary(grouping: schedule.entries, by: \.fault.target).values {
        group.addTask {
          for entry in lane {
            try? await Task.sleep(until: begin + entry.at)
            if .now > begin + self.plan.length + self.plan.overtime {
              self.noted.withLock { $0.skipped += 1 }
            } else {
              await self.inflict(entry)
            }
          }
        }
      }
    }
  }

  private func inflict(_ entry: FaultSchedule.Entry) async {
    let from = Timestamp.now
    do {
      try await inflict(entry.fault, draw: entry.draw)
    } catch {
      noted.withLock { $0.problems.append("\(entry.fault.kind): \(error)") }
    }
    let window = Window(kind: entry.fault.kind, from: from, to: .now)
    noted.withLock { $0.windows.append(window) }
  }

  private func inflict(_ fault: Fault, draw: Int) async throws {
    switch fault {
    case .kill(let service): try await signal(service, draw, SIGKILL)
    case .stop(let service): try await signal(service, draw, SIGTERM)
    case .restart(let service):
      for place in 0..<plan.scale { try await signal(service, place, SIGTERM) }
    case .slow(let service, let seconds): try await slow(service, for: .seconds(seconds))
    case .scale(let service): for count in [3, 1, plan.scale] { try await scale(service, count) }
    case .clockJump(let service, let hours, let seconds):
      let pid = try pid(of: service, draw)
      try machine?.setClock(of: pid, ahead: .seconds(3_600 * hours))
      try await Task.sleep(for: .seconds(seconds))
      // Who died meanwhile has left the lie behind.
      try? machine?.setClock(of: pid, ahead: .zero)
    case .fullDisk(let seconds): try await fillDisk(for: .seconds(seconds))
    case .lostOffsets(let service): try await intruder.loseOffsets(of: service)
    case .sleep(let service, let seconds):
      let pid = try pid(of: service, draw)
      kill(pid, SIGSTOP)
      try await Task.sleep(for: .seconds(seconds))
      kill(pid, SIGCONT)
      try await baton.allReady(service)
    case .brokerSleep(let seconds):
      try baton.signal("broker", SIGSTOP)
      try await Task.sleep(for: .seconds(seconds))
      try baton.signal("broker", SIGCONT)
      for service in Fault.services { try await baton.allReady(service) }
    case .brokerDown(let seconds):
      try await broker.takeDown(for: .seconds(seconds))
      for service in Fault.services { try await baton.allReady(service) }
    case .brokerDelay(let milliseconds, let seconds):
      try await broker.delay(by: milliseconds, for: .seconds(seconds))
    case .brokerErrors: try broker.fail()
    case .poison(let topic): try await intruder.poison(topic)
    case .retryStorm: await customers.storm()
    case .gatewayTrouble(let silence): try await gateways.makeTrouble(silence: silence)
    case .wrongBot: try await intruder.answerEverything()
    case .earlyTimekeeper: try await intruder.passDeadlinesEarly()
    case .upgrade:
      for service in Fault.services {
        for place in 0..<plan.scale { try await signal(service, place, SIGTERM) }
      }
      try firm.switchFoldVersion()
    }
  }

  private func slow(_ service: String, for time: Duration) async throws {
    let end = ContinuousClock.now + time
    while ContinuousClock.now < end {
      let pids = try baton.ready.pids[service] ?? []
      for pid in pids { kill(pid, SIGSTOP) }
      try await Task.sleep(for: .milliseconds(400))
      for pid in pids { kill(pid, SIGCONT) }
      try await Task.sleep(for: .milliseconds(100))
    }
  }

  /// Asked for once more where it was not reached in its two minutes: what is broken beside, such as the broker, may
  /// have taken the first.
  private func scale(_ service: String, _ count: Int) async throws {
    let arguments = ["scale", "\(service)=\(count)", "--data", baton.data.path]
    var command = try await Command.baton(arguments)
    if command.status != 0 { command = try await Command.baton(arguments) }
    if command.status != 0 { throw HarnessError(command.errors) }
  }

  private func fillDisk(for time: Duration) async throws {
    let pids = try baton.ready.pids["desk"] ?? []
    for pid in pids { try machine?.setDisk(of: pid, isFull: true) }
    try await Task.sleep(for: time)
    for pid in pids { try? machine?.setDisk(of: pid, isFull: false) }
    try await baton.allReady("desk")
  }

  private func signal(_ service: String, _ place: Int, _ number: Int32) async throws {
    let pid = try pid(of: service, place)
    kill(pid, number)
    try await baton.revived(service, after: pid)
  }

  private func pid(of service: String, _ draw: Int) throws -> Int32 {
    guard let pids = try baton.ready.pids[service], !pids.isEmpty else {
      throw HarnessError("no \(service)")
    }
    return pids[draw % pids.count]
  }
}

extension Timestamp {
  /// By this machine's clock, which is the embedded broker's too.
  static var now: Timestamp {
    Timestamp(milliseconds: Int64(Date().timeIntervalSince1970 * 1_000))
  }
}
