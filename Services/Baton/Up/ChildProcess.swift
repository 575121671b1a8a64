import Foundation
import Synchronization

/// What to start: an executable, what it is told, and where its words go.
struct ChildProgram: Sendable {
  var name: String
  var executable: URL
  var arguments: [String] = []
  var environment: [String: String]
  /// Its standard output and error are appended here.
  var log: URL
}

/// A process that was started here, until it ends.
final class ChildProcess: Sendable {
  let pid: Int32
  private let state = Mutex(State())

  private struct State {
    var status: Int32?
    var waiting: [CheckedContinuation<Int32, Never>] = []
  }

  /// Throws where the executable or the log cannot be opened.
  init(_ program: ChildProgram, standardInput: Pipe? = nil) throws {
    let process = Process()
    process.executableURL = program.executable
    process.arguments = program.arguments
    process.environment = program.environment
    let log = try Self.openForAppending(program.log)
    process.standardOutput = log
    process.standardError = log
    process.standardInput = standardInput ?? FileHandle.nullDevice
    let ended = AsyncStream.makeStream(of: Int32.self)
    process.terminationHandler = {
      ended.continuation.yield($0.terminationStatus)
      ended.continuation.finish()
    }
    try Self.withSignalsUnblocked { try process.run() }
    pid = process.processIdentifier
    try log.close()
    Task { [self] in
      for await status in ended.stream { end(status) }
    }
  }

  /// Threads that run tasks block most signals, and a process inherits what the thread that starts
  /// it blocks: it would never hear of SIGTERM.
  private static func withSignalsUnblocked(_ body: () throws -> Void) rethrows {
    var none = sigset_t()
    var before = sigset_t()
    sigemptyset(&none)
    pthread_sigmask(SIG_SETMASK, &none, &before)
    defer { pthread_sigmask(SIG_SETMASK, &before, nil) }
    try body()
  }

  private static func openForAppending(_ url: URL) throws -> FileHandle {
    if !FileManager.default.fileExists(atPath: url.path) {
      try Data().write(to: url)
    }
    let handle = try FileHandle(forWritingTo: url)
    try handle.seekToEnd()
    return handle
  }

  private func end(_ status: Int32) {
    let waiting = state.withLock { state in
      state.status = status
      defer { state.waiting = [] }
      return state.waiting
    }
    for continuation in waiting { continuation.resume(returning: status) }
  }

  var isRunning: Bool { state.withLock { $0.status == nil } }

  /// The exit status, or the number of the signal that ended it, once it ended.
  func exitStatus() async -> Int32 {
    await withCheckedContinuation { continuation in
      let status = state.withLock { state in
        if state.status == nil { state.waiting.append(continuation) }
        return state.status
      }
      if let status { continuation.resume(returning: status) }
    }
  }

  /// Does nothing once the process ended: its number may be another's by then.
  func send(_ signal: Int32) {
    state.withLock { if $0.status == nil { _ = kill(pid, signal) } }
  }
}
