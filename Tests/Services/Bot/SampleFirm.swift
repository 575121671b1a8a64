import Firm
import Foundation
import Understanding

@testable import BotKnowledge

/// The sample shop and bank, loaded once.
enum SampleFirm {
  static let folder = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "deploy/sample")

  static let loaded: Result<Retrieval, any Error> = Result {
    Retrieval(
      knowledge: Knowledge(
        KnowledgeIndex(try KnowledgeFolder.load(folder.appending(path: "knowledge")))),
      firm: try Firm.load(folder: folder))
  }

  /// The sample under a profile of its folder: with that one's files over its own, and all its knowledge.
  static func profile(_ name: String) throws -> Retrieval {
    let copy = FileManager.default.temporaryDirectory.appending(path: "profile-\(UUID())")
    try FileManager.default.createDirectory(at: copy, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: copy) }
    for file in Firm.fileNames {
      let own = folder.appending(path: "profiles/\(name)/\(file)")
      let source =
        FileManager.default.fileExists(atPath: own.path) ? own : folder.appending(path: file)
      try FileManager.default.copyItem(at: source, to: copy.appending(path: file))
    }
    return Retrieval(knowledge: try loaded.get().knowledge, firm: try Firm.load(folder: copy))
  }
}
