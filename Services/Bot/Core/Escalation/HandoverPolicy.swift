/// When the bot hands over, beside the firm's own rules: a switch or a threshold for each reason. Without any change
/// it is what holds where the firm's file says nothing.
public struct HandoverPolicy: Sendable, Equatable {
  /// What becomes of open messages that concern queues of different teams.
  public enum Departments: Sendable, Equatable {
    /// The weightiest matter gives the reason.
    case never
    /// They go as one matter of several departments, where people decide those of two teams anyway.
    case forPeople
    /// The same also where the bot would have the answers.
    case always
  }

  /// When feeling falls fast enough to matter.
  public struct Falling: Sendable, Equatable {
    /// Over how many of the session's last messages, 2 to 10.
    public var turns: Int
    /// From this slope on, sentiment steps a turn, below 0.
    public var slope: Double

    public init(turns: Int, slope: Double) {
      self.turns = turns
      self.slope = slope
    }
  }

  /// The subjects of `TurnNote.alwaysEscalate` that people always decide; nil for all.
  public var subjects: [String]?
  public var severalDepartments = Departments.never
  /// The customer's attribute by which a gateway says that it knows who that is.
  public var verifiedAttribute = "verified"
  /// Whether a wish for a person is enough.
  public var customerRequest = true
  /// Whether files without words go to people; else the bot asks for words.
  public var filesWithoutWords = true
  /// Among how many of the bot's last answers a question may be that counts as asked again, 1 and more.
  public var askedAgainWithin = 1
  /// So many failures in a row, the last of which nothing was known about, and the bot hands over; 1 and more.
  public var unknownTurns = 1
  /// Whether a very upset customer goes to people where the bot is unsure.
  public var veryUpset = true
  /// Nil for never.
  public var falling: Falling?

  public init() {}

  /// Whether rules found something in the message that people always decide.
  func hasSubject(in notes: [TurnNote]) -> Bool {
    notes.contains { note in
      guard case .alwaysEscalate(let subject) = note else { return false }
      return subjects?.contains(subject) ?? true
    }
  }
}
