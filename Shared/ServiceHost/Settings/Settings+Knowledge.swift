internal import Firm
public import Foundation

extension Setting {
  public static let knowledge = Setting(
    "baton.knowledge", .path,
    meaning:
      "The folder of knowledge, with its subfolders; without it, knowledge in the firm's folder.")

  public static let model = Setting(
    "baton.model", .path,
    meaning:
      "A model, as `baton train` writes it, read anew when it changes; while it is not there, the search decides alone. Without this, understanding.model in the firm's folder."
  )
}

extension Settings {
  /// Where the bot's model is, or will be.
  public var modelFile: URL {
    path(.model) ?? configFolder.appending(path: ModelFile.name)
  }

  public var knowledgeFolder: URL {
    path(.knowledge) ?? configFolder.appending(path: "knowledge")
  }
}
