public import Conversation

/// Something that was asked of a system outside, and what came of it.
public struct LookupView: Sendable, Equatable, Codable {
  public var eventId: String
  public var connector: String
  /// Who asked; nil for the bot.
  public var agentId: String?
  /// What a person named; the bot's are in the log.
  public var arguments: [NamedValue]
  /// `waiting`, `found`, `notFound` or `failed`.
  public var status: String
  /// Why it failed.
  public var reason: String?
  /// The fields of the answer as they were recorded.
  public var result: String?
  /// What can be said of it, by language.
  public var texts: [String: String]?

  /// Nil for what the language model was asked: people see what came of that.
  init?(_ lookup: LookupState) {
    guard lookup.connector != Self.languageModel else { return nil }
    eventId = lookup.request.description
    connector = lookup.connector
    agentId = lookup.asked?.by
    arguments = (lookup.asked?.arguments ?? []).map { NamedValue(name: $0.name, value: $0.value) }
    switch lookup.result {
    case nil: status = "waiting"
    case let result? where result.succeeded: (status, self.result) = ("found", result.result)
    case let result? where result.reason == "not_found": status = "notFound"
    case let result?: (status, reason) = ("failed", result.reason)
    }
  }

  private static let languageModel = "language-model"
}
