internal import Foundation
internal import ServiceHost

/// What the bot understands beside the common settings.
enum BotSettings {
  static let knowledge = Setting(
    "baton.knowledge", .path,
    meaning:
      "The folder of knowledge, with its subfolders; without it, knowledge in the firm's folder.")

  static let all = [knowledge]

  static func knowledgeFolder(_ settings: Settings) -> URL {
    settings.path(knowledge) ?? settings.configFolder.appending(path: "knowledge")
  }
}
