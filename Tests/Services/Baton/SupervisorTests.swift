import Foundation
import Testing

@testable import Baton

@Suite(.timeLimit(.minutes(1))) struct SupervisorTests {
  private let folder = FileManager.default.temporaryDirectory.appending(
    path: "baton-supervisor-\(UUID().uuidString)")
  private let notices = AsyncStream.makeStream(of: Supervisor.Notice.self)

  init() throws {
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  }

  @Test("A process that is killed is started anew under another number")
  func restart() async throws {
    let supervisor = try await supervisor()
    try await supervisor.keepRunning(sleeper())
    var started: [Int32] = []
    for await notice in notices.stream {
      guard case .started(_, let pid) = notice else { continue }
      started.append(pid)
      if started.count == 3 { break }
      kill(pid, SIGKILL)
    }
    try #require(Set(started).count == 3)
    #expect(await supervisor.pids == ["sleeper": [started[2]]])
    await supervisor.stop(grace: .seconds(5))
  }

  @Test("Stopping ends every process, also one that listens to no signal")
  func stop() async throws {
    let supervisor = try await supervisor()
    let ready = folder.appending(path: "deaf.log")
    try await supervisor.keepRunning(sleeper())
    try await supervisor.keepRunning(
      shell("deaf", "trap '' TERM INT; echo ready; while :; do sleep 0.05; done"))
    try await appears("ready", in: ready)
    let pids = await supervisor.pids.values.flatMap { $0 }
    #expect(pids.count == 2)
    await supervisor.stop(grace: .milliseconds(300))
    #expect(await supervisor.pids == [:])
    for pid in pids { #expect(kill(pid, 0) == -1) }
  }

  @Test("What a process says is in its log, that of earlier ones before it")
  func logs() async throws {
    let log = folder.appending(path: "talker.log")
    for word in ["one", "two"] {
      let process = try ChildProcess(shell("talker", "echo \(word); echo error >&2"))
      #expect(await process.exitStatus() == 0)
    }
    #expect(try String(contentsOf: log, encoding: .utf8) == "one\nerror\ntwo\nerror\n")
  }

  @Test("Processes end with the one that started them, however it ended")
  func keeper() async throws {
    let kept = try ChildProcess(sleeper())
    let input = Pipe()
    let keeper = try ChildProcess(keeperProgram(), standardInput: input)
    try input.fileHandleForReading.close()
    try input.fileHandleForWriting.write(contentsOf: Data("+\(kept.pid)\n".utf8))
    try input.fileHandleForWriting.close()
    #expect(await kept.exitStatus() == SIGTERM)
    #expect(await keeper.exitStatus() == 0)
  }

  @Test("A process that ended by itself is not ended again")
  func released() async throws {
    let released = try ChildProcess(sleeper())
    let kept = try ChildProcess(sleeper())
    let link = KeeperLink(keeperProgram())
    try await link.start()
    await link.keep(released.pid)
    await link.keep(kept.pid)
    await link.release(released.pid)
    await link.stop()
    #expect(await kept.exitStatus() == SIGTERM)
    #expect(released.isRunning)
    released.send(SIGKILL)
    #expect(await released.exitStatus() == SIGKILL)
  }

  @Test("Each start comes later than the one before it, until one lasted")
  func delays() {
    var delay = RestartDelay()
    let waits = (0..<8).map { _ in delay.next(afterRunning: .seconds(1)) }
    #expect(
      waits
        == [200, 400, 800, 1_600, 3_200, 6_400, 10_000, 10_000].map { .milliseconds($0) })
    #expect(delay.next(afterRunning: .seconds(30)) == .milliseconds(200))
  }

  // MARK: - What is run

  private func supervisor() async throws -> Supervisor {
    let link = KeeperLink(keeperProgram())
    try await link.start()
    return Supervisor(keeper: link) { [notices] in notices.continuation.yield($0) }
  }

  private func keeperProgram() -> ChildProgram {
    ChildProgram(
      name: "keeper", executable: Executables.folder.appending(path: "baton"),
      arguments: ["keeper"], environment: [:], log: folder.appending(path: "keeper.log"))
  }

  private func sleeper() -> ChildProgram {
    ChildProgram(
      name: "sleeper", executable: URL(filePath: "/bin/sleep"), arguments: ["600"],
      environment: [:], log: folder.appending(path: "sleeper.log"))
  }

  private func shell(_ name: String, _ script: String) -> ChildProgram {
    ChildProgram(
      name: name, executable: URL(filePath: "/bin/sh"), arguments: ["-c", script],
      environment: ["PATH": "/usr/bin:/bin"], log: folder.appending(path: "\(name).log"))
  }

  /// Waits until a file holds a text.
  private func appears(_ text: String, in file: URL) async throws {
    while (try? String(contentsOf: file, encoding: .utf8))?.contains(text) != true {
      await Task.yield()
    }
  }
}
