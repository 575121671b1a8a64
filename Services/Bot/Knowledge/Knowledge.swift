package import Firm
internal import Synchronization
package import Understanding

/// All of a firm's knowledge with what was learnt of it, and parts by folder: a part is read as if there were nothing
/// else, so that an article of another folder neither answers nor makes one of these ambiguous.
package final class Knowledge: Sendable {
  package let whole: KnowledgeIndex
  /// Nil where nothing was learnt: then the search decides alone.
  package let model: UnderstandingModel?
  private let parts = Mutex<[[String]: KnowledgePart]>([:])

  package init(_ whole: KnowledgeIndex, model: UnderstandingModel? = nil) {
    self.whole = whole
    self.model = model
  }

  /// What lies in these folders, and what is everybody's; without a folder all of it.
  func part(_ folders: [String]) -> KnowledgePart {
    parts.withLock { parts in
      if let part = parts[folders] { return part }
      let index =
        folders.isEmpty
        ? whole
        : KnowledgeIndex(
          whole.articles.filter { $0.folder.isEmpty || folders.contains($0.folder) })
      let part = KnowledgePart(index, model)
      parts[folders] = part
      return part
    }
  }

  /// Whether the model learnt other knowledge than this: what was written since is found by the search alone.
  package var isModelStale: Bool {
    model.map { $0.origin.sourceVersion != whole.version } ?? false
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

/// What a gateway's customers may be told, and who understands them by it.
struct KnowledgePart: Sendable {
  let index: KnowledgeIndex
  let understander: any Understander

  init(_ index: KnowledgeIndex, _ model: UnderstandingModel?) {
    self.index = index
    understander =
      model.map { TrainedUnderstander(knowledge: index, model: $0) }
      ?? LexicalUnderstander(knowledge: index)
  }
}
