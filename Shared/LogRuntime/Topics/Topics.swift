/// The names of Baton's topics under one prefix.
public struct Topics: Sendable, Hashable {
  public static let defaultPrefix = "baton."

  public let prefix: String
  /// Every conversation event, keyed by conversation: the truth.
  public let conversations: String
  /// Work items, presence, capacity and reservations, keyed by team.
  public let teams: String
  /// Customers' profiles, compacted.
  public let customers: String
  /// What people made of articles and canned replies, keyed by them: kept for ever.
  public let knowledge: String
  /// Gateways: disabled or not, circuit state, compacted.
  public let gateways: String
  /// Typing and read marks: never folded.
  public let signals: String
  /// Records that nobody can read.
  public let deadLetters: String

  public init(prefix: String = Topics.defaultPrefix) {
    self.prefix = prefix
    conversations = prefix + "conversations"
    teams = prefix + "teams"
    customers = prefix + "customers"
    knowledge = prefix + "knowledge"
    gateways = prefix + "gateways"
    signals = prefix + "signals"
    deadLetters = prefix + "dead-letters"
  }

  /// In the order of DESIGN section 3.
  public var all: [String] {
    [conversations, teams, customers, knowledge, gateways, signals, deadLetters]
  }
}
