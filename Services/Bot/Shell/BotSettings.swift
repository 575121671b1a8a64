internal import Firm
internal import Foundation
internal import ServiceHost

/// What the bot understands beside the common settings.
enum BotSettings {
  static let knowledge = Setting(
    "baton.knowledge", .path,
    meaning:
      "The folder of knowledge, with its subfolders; without it, knowledge in the firm's folder.")

  static let model = Setting(
    "baton.model", .path,
    meaning:
      "A model, as `baton train` writes it, read anew when it changes; while it is not there, the search decides alone. Without this, understanding.model in the firm's folder."
  )

  static let all = [knowledge, model]

  static func modelFile(_ settings: Settings) -> URL {
    settings.path(model) ?? settings.configFolder.appending(path: ModelFile.name)
  }

  static func knowledgeFolder(_ settings: Settings) -> URL {
    settings.path(knowledge) ?? settings.configFolder.appending(path: "knowledge")
  }
}
