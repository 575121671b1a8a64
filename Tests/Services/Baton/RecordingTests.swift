import Conversation
import ConversationTesting
import Foundation
import Testing

@testable import Baton

/// Every file of `Tests/Recordings` is a conversation that happened: it must fold today as it did then.
@Suite struct RecordingTests {
  static let folder = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()
    .appending(path: "Recordings", directoryHint: .isDirectory)

  static let files: [String] = {
    let names = try? FileManager.default.contentsOfDirectory(atPath: folder.path)
    return (names ?? []).filter { $0.hasSuffix(".jsonl") }.sorted()
  }()

  private func recording(_ name: String) throws -> Recording {
    let text = try String(contentsOf: Self.folder.appending(path: name), encoding: .utf8)
    return try Recording(text: text, name: name)
  }

  @Test("There are recordings")
  func some() {
    #expect(Self.files.count >= 3)
  }

  @Test("Every verdict and the state's hash are what they were", arguments: files)
  func folds(name: String) throws {
    #expect(try recording(name).problems() == [])
  }

  @Test("Nothing happened in it that must never happen", arguments: files)
  func invariants(name: String) throws {
    let recording = try recording(name)
    let refold = try Refold(recording.conversation, recording.records)
    var watch = InvariantWatch()
    var before: Conversation?
    for step in refold.steps {
      defer { before = step.state }
      guard let event = step.judged.event else { continue }
      let violation = watch.follow(
        event, step.judged, at: step.judged.timestamp, before: before, after: step.state)
      #expect(violation == nil, "\(step.judged.offset)")
    }
  }

  @Test("What was decided from the conversation alone is decided again", arguments: files)
  func redecides(name: String) throws {
    let recording = try recording(name)
    let refold = try Refold(recording.conversation, recording.records)
    var replay = Replay()
    replay.add(refold, verdicts: [])
    #expect(replay.report.firstDifference == nil)
  }

  @Test("Two processes whose hashes are seeded apart agree on every recording")
  func seeds() throws {
    let paths = Self.files.map { Self.folder.appending(path: $0).path }
    let seeded = try Self.replay(paths, ["SWIFT_DETERMINISTIC_HASHING": "1"])
    let unseeded = try Self.replay(paths, [:])
    #expect(seeded == unseeded)
    #expect(paths.isEmpty || seeded.contains("nothing differs"))
  }

  /// What `baton replay --file` says in a process of its own.
  private static func replay(_ paths: [String], _ variables: [String: String]) throws -> String {
    let process = Process()
    process.executableURL = folder.deletingLastPathComponent().deletingLastPathComponent()
      .appending(path: ".build/debug/baton")
    process.arguments = ["replay", "--file"] + paths
    var environment = ProcessInfo.processInfo.environment
    environment["SWIFT_DETERMINISTIC_HASHING"] = nil
    process.environment = environment.merging(variables) { $1 }
    let pipe = Pipe()
    process.standardOutput = pipe
    try process.run()
    let output = try pipe.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    #expect(process.terminationStatus == 0)
    return String(decoding: output, as: UTF8.self)
  }
}
