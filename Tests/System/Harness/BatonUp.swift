import Foundation

/// A whole Baton, as `baton up` brings it up: the real executables on the embedded broker, or on the
/// Kafka that `KAFKA_BOOTSTRAP_SERVERS` names.
final class BatonUp: Sendable {
  struct Ready: Decodable, Sendable {
    struct SignIn: Decodable, Sendable {
      var id: String
      var secret: String
    }

    var kafka: String
    var intake: String
    var desk: String
    var admin: [String: String]
    var admins: [String: [String]]
    var instances: [String: [String]]
    var pids: [String: [Int32]]
    var agents: [SignIn]
    var gatewayToken: String
    /// What a client needs beside `kafka` to talk to the broker.
    var environment: [String: String]
  }

  /// Whether the tests run on the embedded broker, which they may hurt.
  static var isEmbedded: Bool {
    ProcessInfo.processInfo.environment["KAFKA_BOOTSTRAP_SERVERS"]?.isEmpty ?? true
  }

  let folder: URL
  let data: URL
  let http: HTTP
  private let readyFile: URL
  private let process: ProcessBox

  /// Starts it and returns once everything is ready.
  init(
    arguments: [String] = [], environment: [String: String] = [:], http: HTTP = HTTP()
  ) async throws {
    self.http = http
    folder = FileManager.default.temporaryDirectory
      .appending(path: "baton-system-\(UUID().uuidString)", directoryHint: .isDirectory)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    readyFile = folder.appending(path: "ready.json")
    data = folder.appending(path: "data", directoryHint: .isDirectory)
    process = try ProcessBox(
      executable: Self.executable("baton"),
      arguments: [
        "up", "--stop-with-input", "--config", Self.sample.path, "--data", data.path, "--ports",
        "free",
        "--ready-file", readyFile.path,
      ] + (arguments.contains("--learn") ? [] : ["--no-learn"]) + arguments,
      environment: [
        "BATON_TOPIC_PREFIX": "t\(UInt32.random(in: 0 ... .max)).", "BATON_LOG_LEVEL": "warning",
      ].merging(environment) { _, own in own },
      log: folder.appending(path: "up.log"))
    try await process.waitForFile(readyFile)
  }

  /// Who lives now, and where: rewritten whenever a process is restarted.
  var ready: Ready {
    get throws { try JSONDecoder().decode(Ready.self, from: Data(contentsOf: readyFile)) }
  }

  /// Everything the processes wrote to standard error.
  var log: String {
    (try? String(contentsOf: folder.appending(path: "up.log"), encoding: .utf8)) ?? ""
  }

  /// Kills a service's first process, and returns once `baton up` has another one ready.
  func kill9(_ service: String) async throws {
    try await revived(service, after: signal(service, SIGKILL))
  }

  /// Sends a signal to the first process of a service, or of the `broker`; gives its number.
  @discardableResult
  func signal(_ service: String, _ signal: Int32) throws -> Int32 {
    guard let pid = try ready.pids[service]?.first else { throw HarnessError("no \(service)") }
    kill(pid, signal)
    return pid
  }

  /// Returns once a service's process is no more.
  func ended(_ service: String, _ pid: Int32) async throws {
    let changes = FileChanges(readyFile)
    while try ready.pids[service]?.contains(pid) != false { try await changes.next() }
  }

  /// Returns once another process than that one is in its place, and all of the service are ready.
  func revived(_ service: String, after pid: Int32) async throws {
    let changes = FileChanges(readyFile)
    while try !isComplete(service, without: pid) { try await changes.next() }
    try await allReady(service)
  }

  /// Returns once all processes of a service say that they are ready; throws after two minutes.
  ///
  /// Who they are is looked up each time: one that ends meanwhile is not waited for, but its successor is.
  func allReady(_ service: String) async throws {
    let deadline = ContinuousClock.now + .seconds(120)
    var waitedFor = ""
    while ContinuousClock.now < deadline {
      waitedFor = ""
      for admin in try ready.admins[service] ?? [] where waitedFor.isEmpty {
        let answer = try? await http.get("\(admin)/readyz")
        if answer?.status != 200 { waitedFor = "\(admin): \(answer?.text ?? "no answer")" }
      }
      if waitedFor.isEmpty { return }
      try await Task.sleep(for: .milliseconds(50))
    }
    throw HarnessError("\(service) is not ready in two minutes, last \(waitedFor)")
  }

  private func isComplete(_ service: String, without pid: Int32) throws -> Bool {
    let ready = try ready
    let pids = ready.pids[service] ?? []
    return !pids.contains(pid) && pids.count == ready.admins[service]?.count
  }

  /// Returns once a service says that it is ready.
  func becomeReady(_ service: String) async throws {
    guard let admin = try ready.admin[service] else { throw HarnessError("no \(service)") }
    try await http.untilOK("\(admin)/readyz")
  }

  /// Asks it to stop, and returns its exit code.
  ///
  /// - Parameter keepingFiles: whether its logs are to be looked at; then it prints where they are.
  @discardableResult
  func stop(keepingFiles: Bool = false) async throws -> Int32 {
    let code = try await process.stop()
    if keepingFiles {
      print("Logs are in \(folder.path)")
    } else {
      try? FileManager.default.removeItem(at: folder)
    }
    return code
  }

  /// The folder in which the tests' own bundle was built holds the executables too.
  static func executable(_ name: String) -> URL {
    URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
      .appending(path: ".build/debug/\(name)")
  }

  static var sample: URL {
    URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
      .appending(path: "deploy/sample", directoryHint: .isDirectory)
  }
}

struct HarnessError: Error, CustomStringConvertible {
  var description: String

  init(_ description: String) {
    self.description = description
  }
}
