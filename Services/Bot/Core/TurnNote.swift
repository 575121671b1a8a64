/// What rules found in a message, as it stands in `turn.understood`: a replay decides from it alone.
public enum TurnNote: Sendable, Equatable {
  case greeting, thanks, goodbye
  /// The customer wants a human.
  case personRequested
  /// One of the subjects that people always decide; `lost_card`, `fraud` ...
  case alwaysEscalate(String)
  /// A rule of the firm's, by its id.
  case firmRule(String)
  /// The nearest article is not for the bot to decide.
  case articleEscalates(reason: String, queue: String)
  /// Where the message belongs if it goes to people.
  case queue(String)
  /// What it asks for is for verified customers only.
  case identityNeeded
  /// A connector finds out what it asks, by its id.
  case lookup(String)
  /// It holds the one-time code that the bot asked for.
  case oneTimeCode
  /// No word in it that could be understood.
  case wordless
  /// Files without words, which the bot doesn't read.
  case filesOnly
  /// Its author took it back.
  case withdrawn

  /// Whether the other things that the message asks can be answered beside it.
  public var leavesSeveralMatters: Bool {
    if case .queue = self { true } else { false }
  }

  public var text: String {
    switch self {
    case .greeting: "greeting"
    case .thanks: "thanks"
    case .goodbye: "goodbye"
    case .personRequested: "person_requested"
    case .alwaysEscalate(let subject): "always_escalate:\(subject)"
    case .firmRule(let id): "firm_rule:\(id)"
    case .articleEscalates(let reason, let queue): "article_escalates:\(reason):\(queue)"
    case .queue(let id): "queue:\(id)"
    case .identityNeeded: "identity_needed"
    case .lookup(let id): "lookup:\(id)"
    case .oneTimeCode: "one_time_code"
    case .wordless: "wordless"
    case .filesOnly: "files_only"
    case .withdrawn: "withdrawn"
    }
  }

  /// Nil for a note of another version.
  public init?(_ text: String) {
    let parts = text.split(separator: ":", omittingEmptySubsequences: false).map(String.init)
    switch (parts[0], parts.count) {
    case ("greeting", 1): self = .greeting
    case ("thanks", 1): self = .thanks
    case ("goodbye", 1): self = .goodbye
    case ("person_requested", 1): self = .personRequested
    case ("always_escalate", 2): self = .alwaysEscalate(parts[1])
    case ("firm_rule", 2): self = .firmRule(parts[1])
    case ("article_escalates", 3): self = .articleEscalates(reason: parts[1], queue: parts[2])
    case ("queue", 2): self = .queue(parts[1])
    case ("identity_needed", 1): self = .identityNeeded
    case ("lookup", 2): self = .lookup(parts[1])
    case ("one_time_code", 1): self = .oneTimeCode
    case ("wordless", 1): self = .wordless
    case ("files_only", 1): self = .filesOnly
    case ("withdrawn", 1): self = .withdrawn
    default: return nil
    }
  }
}
