import ArgumentParser
import Foundation

/// Ends the processes of a `baton up` that is no more, however it ended.
///
/// It reads its standard input, which only `baton up` can write to: `+PID` and `-PID`, a line each.
/// The end of the input is the end of `baton up`, also after kill -9, on every system alike.
struct Keeper: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "keeper", abstract: "Ends the processes of a `baton up` that died.",
    shouldDisplay: false)

  func run() {
    for number in [SIGINT, SIGTERM, SIGHUP] { signal(number, SIG_IGN) }
    var kept: Set<Int32> = []
    while let line = readLine() {
      guard let pid = Int32(line.dropFirst()), pid > 1 else { continue }
      if line.first == "+" { kept.insert(pid) } else { kept.remove(pid) }
    }
    end(kept)
  }

  /// Asks, waits up to five seconds, and insists.
  private func end(_ kept: Set<Int32>) {
    for pid in kept { kill(pid, SIGTERM) }
    let deadline = ContinuousClock.now + .seconds(5)
    while ContinuousClock.now < deadline, kept.contains(where: { kill($0, 0) == 0 }) {
      usleep(50_000)
    }
    for pid in kept { kill(pid, SIGKILL) }
  }
}

/// The supervisor's end of a keeper.
actor KeeperLink {
  private let program: ChildProgram
  private var pipe = Pipe()
  private var keeper: ChildProcess?
  private var kept: Set<Int32> = []
  private var isStopped = false

  init(_ program: ChildProgram) {
    self.program = program
  }

  func start() throws {
    pipe = Pipe()
    let keeper = try ChildProcess(program, standardInput: pipe)
    self.keeper = keeper
    try pipe.fileHandleForReading.close()
    for pid in kept.sorted() { tell("+\(pid)") }
    Task { [weak self] in
      _ = await keeper.exitStatus()
      try await self?.keeperEnded()
    }
  }

  private func keeperEnded() throws {
    if !isStopped { try start() }
  }

  func keep(_ pid: Int32) {
    kept.insert(pid)
    tell("+\(pid)")
  }

  func release(_ pid: Int32) {
    kept.remove(pid)
    tell("-\(pid)")
  }

  /// To be called when every kept process ended.
  func stop() async {
    isStopped = true
    try? pipe.fileHandleForWriting.close()
    _ = await keeper?.exitStatus()
  }

  /// A keeper that died meanwhile is told everything again when it is started anew.
  private func tell(_ line: String) {
    try? pipe.fileHandleForWriting.write(contentsOf: Data("\(line)\n".utf8))
  }
}
