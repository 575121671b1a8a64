import Foundation
import Synchronization

/// A child process that ends with this one: its standard input is a pipe, which closes then.
final class ProcessBox: Sendable {
  fileprivate let process: Mutex<Process>
  private let lifeline: Pipe
  fileprivate let ended: AsyncStream<Int32>
  private let log: URL

  init(
    executable: URL, arguments: [String], environment: [String: String], log: URL
  ) throws {
    let process = Process()
    process.executableURL = executable
    process.arguments = arguments
    process.environment = ProcessInfo.processInfo.environment.merging(environment) { _, own in own }
    let lifeline = Pipe()
    process.standardInput = lifeline
    try Data().write(to: log)
    let output = try FileHandle(forWritingTo: log)
    process.standardError = output
    process.standardOutput = output
    let (ended, continuation) = AsyncStream.makeStream(of: Int32.self)
    process.terminationHandler = {
      continuation.yield($0.terminationStatus)
      continuation.finish()
    }
    try process.run()
    self.process = Mutex(process)
    self.lifeline = lifeline
    self.ended = ended
    self.log = log
  }

  deinit {
    process.withLock { if $0.isRunning { $0.terminate() } }
  }

  /// Returns once the file is there; throws if the process ends before, or after two minutes.
  func waitForFile(_ file: URL) async throws {
    try await wait(for: file) { FileManager.default.fileExists(atPath: file.path) ? () : nil }
  }

  /// Returns what the process has said of that kind, once it has; throws if it ends before, or after two minutes.
  func waitForWords<Words>(_ words: Regex<Words>) async throws -> Words {
    try await wait(for: log) { said.firstMatch(of: words)?.output }
  }

  private var said: String { (try? String(contentsOf: log, encoding: .utf8)) ?? "" }

  private func wait<Found>(for file: URL, _ found: () -> Found?) async throws -> Found {
    let changes = FileChanges(file)
    while true {
      let isRunning = process.withLock { $0.isRunning }
      if let found = found() { return found }
      guard isRunning else {
        throw HarnessError("ended before it was ready:\n\(said.suffix(4_000))")
      }
      try await changes.next()
    }
  }

  /// Asks it to stop, and returns its exit code.
  @discardableResult
  func stop() async throws -> Int32 {
    process.withLock { if $0.isRunning { $0.terminate() } }
    for await code in ended { return code }
    return process.withLock { $0.terminationStatus }
  }
}

extension ProcessBox {
  /// Ends it at once: some programs start with the signals blocked that their parent had blocked.
  func kill() async {
    sendKill()
    for await _ in ended { return }
  }

  /// The same, without waiting for its end.
  func sendKill() {
    process.withLock { if $0.isRunning { _ = Foundation.kill($0.processIdentifier, SIGKILL) } }
  }
}
