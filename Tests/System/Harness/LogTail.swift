import Foundation

/// `baton tail --json` of one conversation, from its beginning.
final class LogTail: Sendable {
  private let process: ProcessBox
  private let output: URL

  init(_ baton: BatonUp, conversation: String) throws {
    output = baton.folder.appending(path: "tail-\(UUID().uuidString).log")
    process = try ProcessBox(
      executable: BatonUp.executable("baton"),
      arguments: [
        "tail", "--json", "--from", "beginning", "--conversation", conversation, "--data",
        baton.folder.appending(path: "data").path,
      ], environment: [:], log: output)
  }

  /// The types of the records with an effect so far, once a type is among them so many times.
  func types(with wanted: String, count: Int = 1) async throws -> [String] {
    let deadline = ContinuousClock.now + .seconds(30)
    while true {
      let types = try effective.compactMap { $0["type"] as? String }
      if types.count(where: { $0 == wanted }) >= count { return types }
      guard ContinuousClock.now < deadline else {
        throw HarnessError("no \(wanted) in the log within 30 s: \(types)")
      }
      try await Task.sleep(for: .milliseconds(20))
    }
  }

  private var effective: [[String: Any]] {
    get throws {
      try String(contentsOf: output, encoding: .utf8).split(separator: "\n").compactMap {
        try? JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any]
      }.filter { $0["verdict"] as? String == "effective" }
    }
  }

  func stop() async throws { try await process.stop() }
}
