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
    var pids: [String: [Int32]]
    var agents: [SignIn]
    var gatewayToken: String
  }

  let folder: URL
  let http = HTTP()
  private let readyFile: URL
  private let process: ProcessBox

  /// Starts it and returns once everything is ready.
  init(arguments: [String] = [], environment: [String: String] = [:]) async throws {
    folder = FileManager.default.temporaryDirectory
      .appending(path: "baton-system-\(UUID().uuidString)", directoryHint: .isDirectory)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    readyFile = folder.appending(path: "ready.json")
    let data = folder.appending(path: "data", directoryHint: .isDirectory)
    process = try ProcessBox(
      executable: Self.executable("baton"),
      arguments: [
        "up", "--stop-with-input", "--config", Self.sample.path, "--data", data.path, "--ports",
        "free",
        "--ready-file", readyFile.path,
      ] + arguments,
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
    let before = try ready
    guard let pid = before.pids[service]?.first else { throw HarnessError("no \(service)") }
    let changes = FileChanges(readyFile)
    kill(pid, SIGKILL)
    while try ready.pids[service]?.contains(pid) != false { try await changes.next() }
    try await becomeReady(service)
  }

  /// Returns once a service says that it is ready.
  func becomeReady(_ service: String) async throws {
    guard let admin = try ready.admin[service] else { throw HarnessError("no \(service)") }
    try await http.untilOK("\(admin)/readyz")
  }

  func stop() async throws {
    try await process.stop()
    try? FileManager.default.removeItem(at: folder)
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
