package import Firm
internal import Synchronization
package import Understanding

/// All of a firm's knowledge, and parts of it by folder: a part is indexed as if there were nothing else, so that an
/// article of another folder neither answers nor makes one of these ambiguous.
package final class Knowledge: Sendable {
  package let whole: KnowledgeIndex
  private let parts = Mutex<[[String]: KnowledgeIndex]>([:])

  package init(_ whole: KnowledgeIndex) {
    self.whole = whole
  }

  /// What lies in these folders, and what is everybody's; without a folder all of it.
  func part(_ folders: [String]) -> KnowledgeIndex {
    guard !folders.isEmpty else { return whole }
    return parts.withLock { parts in
      if let part = parts[folders] { return part }
      let part = KnowledgeIndex(
        whole.articles.filter { $0.folder.isEmpty || folders.contains($0.folder) })
      parts[folders] = part
      return part
    }
  }

  /// The gateways that name a folder without an article: their customers would be told nothing.
  package func problems(of gateways: Gateways) -> [FirmProblem] {
    gateways.list.flatMap { gateway in
      gateway.knowledge.filter { folder in !whole.articles.contains { $0.folder == folder } }
        .map { folder in
          FirmProblem(
            file: "gateways.yaml",
            message:
              "the gateway \"\(gateway.channel)/\(gateway.account)\" names the folder \"\(folder)\", in which there is no article"
          )
        }
    }
  }
}
