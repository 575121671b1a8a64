import BotPreview
import Firm
import Foundation
import Logging
import ServiceHost
import ServiceLifecycle
import Synchronization
import Understanding

/// The firm's knowledge as the desk shows it: what its files say with what people made of it, and the bot's model, to
/// preview by.
final class DeskKnowledge: Sendable {
  typealias Edited = @Sendable () -> (edits: KnowledgeEdits, version: Int)

  private struct Joined {
    var index: KnowledgeIndex
    var files: String
    var edits: Int
  }

  /// Nil where the files cannot be read: people still work, without it.
  private let files: HotReload<KnowledgeIndex>?
  private let model: HotReload<UnderstandingModel?>?
  private let edited: Edited
  private let joined = Mutex<Joined?>(nil)

  init(
    files: HotReload<KnowledgeIndex>?, model: HotReload<UnderstandingModel?>? = nil,
    edited: @escaping Edited
  ) {
    self.files = files
    self.model = model
    self.edited = edited
  }

  /// What the files say.
  var inFiles: KnowledgeIndex? { files?.current }
  var edits: KnowledgeEdits { edited().edits }

  /// As the bot uses it now; nil where the files cannot be read.
  var index: KnowledgeIndex? {
    guard let files = files?.current else { return nil }
    let (edits, version) = edited()
    return joined.withLock { joined in
      if let joined, joined.files == files.version, joined.edits == version { return joined.index }
      let index = edits.count == 0 ? files : KnowledgeIndex(edits.applied(to: files.articles))
      joined = Joined(index: index, files: files.version, edits: version)
      return index
    }
  }

  /// The bot with such articles.
  func preview(_ articles: [Article], _ firm: Firm) -> BotPreview {
    BotPreview(articles, model: model?.current, firm: firm)
  }

  /// What looks for changes of the files, as long as the process runs.
  var reloading: KnowledgeReloading { KnowledgeReloading(files: files, model: model) }
}

extension DeskKnowledge {
  /// That of the folder and the model which the bot is told of, too.
  convenience init(_ host: ServiceHost, _ edited: @escaping Edited) {
    let file = host.settings.modelFile
    self.init(
      files: Self.files(host),
      model: try? HotReload(watching: [file]) {
        FileManager.default.fileExists(atPath: file.path) ? try ModelFile.loadCopy(file) : nil
      }, edited: edited)
  }

  private static func files(_ host: ServiceHost) -> HotReload<KnowledgeIndex>? {
    do {
      return try KnowledgeFolder.watch(host.settings.knowledgeFolder) {
        [logger = host.logger] outcome in
        guard case .failed(let error) = outcome else { return }
        logger.error(
          "The knowledge base is wrong; the one before stays", metadata: ["error": "\(error)"])
      }
    } catch {
      host.logger.error("The knowledge base cannot be read", metadata: ["error": "\(error)"])
      return nil
    }
  }
}

/// Looks for changes of the knowledge's files and the model's as long as the process runs.
struct KnowledgeReloading: Service {
  var files: HotReload<KnowledgeIndex>?
  var model: HotReload<UnderstandingModel?>?

  func run() async throws {
    try await cancelWhenGracefulShutdown {
      try await withThrowingTaskGroup(of: Void.self) { group in
        if let files { group.addTask { try await files.run() } }
        if let model { group.addTask { try await model.run() } }
        // Without either there is nothing to look for until the end.
        group.addTask { while !Task.isCancelled { try? await Task.sleep(for: .seconds(3_600)) } }
        try await group.waitForAll()
      }
    }
  }
}
