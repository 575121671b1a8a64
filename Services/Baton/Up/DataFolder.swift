import Firm
import Foundation
import ServiceHost

/// Where a `baton up` keeps its files: everything in it can be deleted when nothing runs.
struct DataFolder: Sendable {
  let url: URL

  init(_ url: URL) {
    self.url = url.standardizedFileURL
  }

  var readyFile: URL { url.appending(path: "ready.json") }
  var brokerStatus: URL { url.appending(path: "run/broker.json") }
  /// While it is there, intake takes no new messages.
  var refusal: URL { url.appending(path: "run/refuse-new-messages") }
  /// The prefixes, one a line, whose topics the embedded broker is asked to make.
  var wantedPrefixes: URL { url.appending(path: "run/wanted-prefixes") }
  /// What the embedded broker is asked to do wrong.
  var brokerTrouble: URL { url.appending(path: "run/broker-trouble.json") }
  /// How many processes of a service are asked for: a file for each, since several may ask at once.
  func wantedScale(of service: ServiceName) -> URL {
    url.appending(path: "run/wanted-\(service.rawValue)")
  }
  /// What was learnt of the firm's knowledge.
  var model: URL { url.appending(path: ModelFile.name) }
  var logs: URL { url.appending(path: "logs") }

  func log(of process: String) -> URL { logs.appending(path: "\(process).log") }
  func listening(of process: String) -> URL { url.appending(path: "run/\(process).json") }
  func data(of process: String) -> URL { url.appending(path: "data/\(process)") }

  /// Makes what is missing, and takes the folder for this process alone.
  ///
  /// - Throws: a failure where it cannot be written, or another `baton up` has it.
  func open() throws {
    do {
      for name in ["run", "logs", "data"] {
        let folder = url.appending(path: name)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      }
      let asked = ServiceName.allCases.map(wantedScale)
      for file in [refusal, wantedPrefixes, brokerTrouble, readyFile] + asked {
        try? FileManager.default.removeItem(at: file)
      }
    } catch {
      throw CommandFailure(.configuration, "\(url.path) cannot be written: \(error)")
    }
    try lock()
  }

  /// Removes what services made of the log, such as the desk's read model.
  func forgetDerived() {
    let folder = url.appending(path: "data")
    try? FileManager.default.removeItem(at: folder)
    try? FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  }

  /// Held until the process ends, however it ends.
  private func lock() throws {
    let path = url.appending(path: "run/lock").path
    let descriptor = Foundation.open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o644)
    guard descriptor >= 0, flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
      throw CommandFailure(
        .failed,
        "Another `baton up` uses \(url.path). Stop it, or give this one a folder: --data FOLDER")
    }
  }

  /// The deployment's secret: made once, kept for its owner's eyes.
  func secret() throws -> String {
    try kept(in: "secret", digits: 64)
  }

  /// A name that no other folder has: made once.
  func name() throws -> String {
    try kept(in: "name", digits: 16)
  }

  private func kept(in name: String, digits: Int) throws -> String {
    let file = url.appending(path: name)
    if let kept = try? String(contentsOf: file, encoding: .utf8), kept.utf8.count >= digits / 2 {
      return kept
    }
    var random = SystemRandomNumberGenerator()
    let parts = (0..<digits / 16).map { _ in String(random.next() as UInt64, radix: 16) }
    let made = parts.map { String(repeating: "0", count: 16 - $0.count) + $0 }.joined()
    let isMade = FileManager.default.createFile(
      atPath: file.path, contents: Data(made.utf8), attributes: [.posixPermissions: 0o600])
    guard isMade else {
      throw CommandFailure(.configuration, "\(file.path) cannot be written")
    }
    return made
  }
}
