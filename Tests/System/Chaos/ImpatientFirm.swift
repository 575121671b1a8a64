import Conversation
import Foundation
import Synchronization

/// The sample firm with less patience, so that deadlines pass within a run, and on the fold version
/// before, so that it can be switched.
final class ImpatientFirm: Sendable {
  let folder: URL
  private let foldVersion = Mutex(FoldVersion.current - 1)

  init() throws {
    folder = FileManager.default.temporaryDirectory.appending(
      path: "firm-\(UUID().uuidString)", directoryHint: .isDirectory)
    try FileManager.default.copyItem(at: BatonUp.sample, to: folder)
    for (usual, impatient) in [
      ("  botReply: 20s", "  botReply: 10s"), ("  offer: 30s", "  offer: 6s"),
      ("  firstResponse: 2m", "  firstResponse: 15s"),
      ("  nextResponse: 5m", "  nextResponse: 10s"), ("  wrapUp: 5m", "  wrapUp: 3s"),
      ("  reopen: 10m", "  reopen: 3s"),
      (Self.line(FoldVersion.current), Self.line(FoldVersion.current - 1)),
    ] {
      try replace(usual, by: impatient)
    }
    // Those who let an offer run out while a process is stopped do not come back by themselves here.
    try replace(
      "pause: {timeouts: 1, declines: 3}", by: "pause: {timeouts: 0, declines: 0}", in: "teams.yaml"
    )
  }

  /// To the other one of the last two: the processes notice it by themselves.
  func switchFoldVersion() throws {
    let (old, new) = foldVersion.withLock { version in
      let other = 2 * FoldVersion.current - 1 - version
      defer { version = other }
      return (version, other)
    }
    try replace(Self.line(old), by: Self.line(new))
  }

  private static func line(_ version: UInt32) -> String { "  foldVersion: \(version)" }

  private func replace(_ text: String, by other: String, in name: String = "policy.yaml") throws {
    let file = folder.appending(path: name)
    let policy = try String(contentsOf: file, encoding: .utf8)
    guard policy.contains(text) else { throw HarnessError("no\(text) in \(name)") }
    try Data(policy.replacing(text, with: other).utf8).write(to: file, options: .atomic)
  }
}
