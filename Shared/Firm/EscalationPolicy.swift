public import Understanding

/// When the bot hands over, beside `alwaysEscalate`: a switch or a threshold for each reason.
public struct EscalationPolicy: Sendable, Hashable {
  /// What becomes of open messages that concern queues of different teams.
  public enum Departments: String, Sendable, CaseIterable {
    case never, forPeople, always
  }

  /// What is for verified customers only.
  public struct Identity: Sendable, Hashable {
    /// The customer's attribute that a gateway sends with the value `true` once it knows who that is.
    public var attribute: String
    public var intents: [String]
    /// Tags of knowledge articles.
    public var tags: [String]

    public init(attribute: String = "verified", intents: [String] = [], tags: [String] = []) {
      self.attribute = attribute
      self.intents = intents
      self.tags = tags
    }

    /// Whether an article of this intent and these tags is for verified customers only.
    public func isNeeded(intent: String, tags own: [String]) -> Bool {
      intents.contains(intent) || own.contains(where: tags.contains)
    }
  }

  /// When feeling falls fast enough to matter.
  public struct Falling: Sendable, Hashable {
    /// Over how many of the session's last messages, 2 to 10.
    public var turns: Int
    /// From this slope on, sentiment steps a turn by least squares, -4 to below 0; a sentiment is from -2 to 2.
    public var slope: Double

    public init(turns: Int = 3, slope: Double = -1) {
      self.turns = turns
      self.slope = slope
    }
  }

  /// What people always decide, of what is recognised without any rule of the firm's.
  public var subjects: [Rule] = Rule.forPeople
  public var severalDepartments = Departments.never
  /// Nil where everything is for everybody.
  public var identity: Identity?
  /// Whether a wish for a person is enough.
  public var customerRequest = true
  /// Whether files without words go to people; else the bot asks for words.
  public var filesWithoutWords = true
  /// Among how many of the bot's last answers a question may be that counts as asked again, 1 to 10.
  public var askedAgainWithin = 1
  /// So many failures in a row, the last of which nothing was known about, and the bot hands over, 1 to 10.
  public var unknownTurns = 1
  /// Whether a very upset customer goes to people where the bot is unsure.
  public var veryUpset = true
  /// Nil where the slope of feeling is not looked at.
  public var falling: Falling?

  public init() {}
}
