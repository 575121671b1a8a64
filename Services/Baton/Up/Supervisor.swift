import Foundation

/// Keeps processes running: starts them, and starts anew what dies, later each time.
actor Supervisor {
  /// What happened to a process.
  enum Notice: Sendable {
    case started(name: String, pid: Int32)
    /// It ended though nobody asked it to; it starts anew after `delay`.
    case died(name: String, status: Int32, delay: Duration)
  }

  private struct Charge {
    var program: ChildProgram
    var process: ChildProcess?
    var loop: Task<Void, Never>?
    /// It ends because it was asked to.
    var isEnding = false
  }

  /// Services take it that nobody will follow them, and leave their partitions to others at once.
  private static let forGood = SIGINT

  private let keeper: KeeperLink
  private let notice: @Sendable (Notice) async -> Void
  private var charges: [Charge] = []
  private var isStopping = false

  init(keeper: KeeperLink, notice: @escaping @Sendable (Notice) async -> Void) {
    self.keeper = keeper
    self.notice = notice
  }

  /// The processes that live, by program name, in the order of their start.
  var pids: [String: [Int32]] {
    var pids: [String: [Int32]] = [:]
    for charge in charges {
      guard let process = charge.process, process.isRunning else { continue }
      pids[charge.program.name, default: []].append(process.pid)
    }
    return pids
  }

  /// Starts a process and keeps it running. Throws if the first start fails.
  func keepRunning(_ program: ChildProgram) async throws {
    let place = charges.count
    charges.append(Charge(program: program))
    try await start(at: place)
    charges[place].loop = Task { await self.watch(place) }
  }

  /// Changes how a process is started the next time.
  func change(_ name: String, _ change: @Sendable (inout ChildProgram) -> Void) {
    guard let place = place(of: name) else { return }
    change(&charges[place].program)
  }

  /// The last one of that name: those before it were ended.
  private func place(of name: String) -> Int? {
    charges.lastIndex { $0.program.name == name }
  }

  private func start(at place: Int) async throws {
    let program = charges[place].program
    let process = try ChildProcess(program)
    charges[place].process = process
    await keeper.keep(process.pid)
    await notice(.started(name: program.name, pid: process.pid))
  }

  private func watch(_ place: Int) async {
    var delay = RestartDelay()
    while let process = charges[place].process {
      let started = ContinuousClock.now
      let status = await process.exitStatus()
      await keeper.release(process.pid)
      if isStopping || charges[place].isEnding { return }
      let wait = delay.next(afterRunning: ContinuousClock.now - started)
      await notice(.died(name: charges[place].program.name, status: status, delay: wait))
      await startAgain(place, after: wait)
    }
  }

  private func startAgain(_ place: Int, after wait: Duration) async {
    try? await Task.sleep(for: wait)
    while !isStopping, !charges[place].isEnding {
      do {
        return try await start(at: place)
      } catch {
        try? await Task.sleep(for: RestartDelay.longest)
      }
    }
    charges[place].process = nil
  }

  /// Ends one process and starts it no more: asks with SIGINT, and after `grace` kills.
  func end(_ name: String, grace: Duration) async {
    guard let place = place(of: name) else { return }
    charges[place].isEnding = true
    guard let process = charges[place].process else { return }
    process.send(Self.forGood)
    let killer = Task {
      try await Task.sleep(for: grace)
      process.send(SIGKILL)
    }
    _ = await process.exitStatus()
    killer.cancel()
    await keeper.release(process.pid)
  }

  /// Ends every process: asks all with SIGINT, and after `grace` kills those left.
  func stop(grace: Duration) async {
    isStopping = true
    for charge in charges { charge.loop?.cancel() }
    let processes = charges.compactMap(\.process)
    for process in processes { process.send(Self.forGood) }
    let killer = Task {
      try await Task.sleep(for: grace)
      for process in processes { process.send(SIGKILL) }
    }
    for process in processes { _ = await process.exitStatus() }
    killer.cancel()
    for process in processes { await keeper.release(process.pid) }
  }
}

/// How long to wait before a process that died is started anew: 200 ms, then twice as long each
/// time, 10 s at most; from the start again once it ran for half a minute.
struct RestartDelay {
  static let longest = Duration.seconds(10)
  private var upcoming = Duration.milliseconds(200)

  mutating func next(afterRunning time: Duration) -> Duration {
    if time >= .seconds(30) { self = RestartDelay() }
    defer { upcoming = min(upcoming * 2, Self.longest) }
    return upcoming
  }
}
