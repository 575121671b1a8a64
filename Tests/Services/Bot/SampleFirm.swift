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
}
