import Firm
import Foundation
import Understanding

/// What a customer says, as the bot understands it with the sample's knowledge.
struct MessageReading {
  private let understander: LexicalUnderstander

  init() {
    let folder = Repository.folder.appending(path: "deploy/sample/knowledge/shop")
    guard let articles = try? KnowledgeFolder.load(folder) else {
      fatalError("\(folder.path) cannot be read")
    }
    understander = LexicalUnderstander(knowledge: KnowledgeIndex(articles))
  }

  func read(_ bytes: [UInt8]) {
    let text = String(decoding: bytes, as: UTF8.self)
    let understood = understander.understand(text, languageHint: nil)
    promise((0...1).contains(understood.confidence), "a confidence of \(understood.confidence)")
    for match in understood.matches {
      promise((0...1).contains(match.confidence), "a match of \(match.confidence)")
    }
    // Not of each, since it takes as long again.
    guard bytes.count.isMultiple(of: 8) else { return }
    promise(
      understander.understand(text, languageHint: nil) == understood, "understood in two ways")
  }
}

enum Repository {
  static let folder = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
}
