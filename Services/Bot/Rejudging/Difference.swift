public import Conversation

/// How the other bot's turn differs from the recorded one.
public enum DifferenceKind: String, Sendable, CaseIterable, Codable {
  /// Both answer, otherwise.
  case answerChanged = "answer_changed"
  /// It answers what was asked back about.
  case answersNow = "answers_now"
  /// It asks back about what was answered.
  case asksNow = "asks_now"
  /// Both ask back, and offer other questions.
  case asksOtherwise = "asks_otherwise"
  /// It answers what was handed over.
  case handoffAvoided = "handoff_avoided"
  /// It asks back first about what was handed over.
  case handoffLater = "handoff_later"
  /// It hands over what people got later in the same session.
  case handoffEarlier = "handoff_earlier"
  /// It hands over in a session that no person was needed for.
  case handoffAdded = "handoff_added"
  /// Both hand over, to other queues.
  case routedOtherwise = "routed_otherwise"
  /// The recorded bot was late, and its deadline handed over; any bot in time says something here.
  case late
}

/// What people's deeds say about a difference.
public enum Judgement: String, Sendable, CaseIterable, Codable {
  case right, wrong, unjudged
}

/// The rule that a judgement was made by.
public enum JudgementReason: String, Sendable, CaseIterable, Codable {
  // Right
  /// A person then said the same, in as good as the same words.
  case personSaidSo = "person_said_so"
  /// A person then used a suggestion from one of the articles that it names.
  case personUsedItsArticle = "person_used_its_article"
  /// The recorded bot found that article in the end, and nobody else was needed.
  case answeredSoInTheEnd = "answered_so_in_the_end"
  /// It hands over, and people were needed later in the session.
  case peopleWereNeeded = "people_were_needed"
  /// People transferred the conversation to the queue that it chooses.
  case transferredThere = "transferred_there"

  // Wrong
  /// The customer was content with what was recorded.
  case customerWasContent = "customer_was_content"
  /// A person then said or used something else.
  case personDidOtherwise = "person_did_otherwise"
  /// The recorded bot found another article in the end, and nobody else was needed.
  case answeredOtherwiseInTheEnd = "answered_otherwise_in_the_end"
  /// People solved it where it was handed over to.
  case solvedWhereItWas = "solved_where_it_was"

  // Unjudged
  /// It names the same articles, in other words.
  case wordsAlone = "words_alone"
  /// An earlier turn of the session came out otherwise: the customer would have written something else.
  case afterAnEarlierDifference = "after_an_earlier_difference"
  /// Nobody did anything afterwards that tells.
  case nothingTells = "nothing_tells"
}

/// One turn that the other bot decides otherwise, with what was recorded beside it.
public struct Difference: Sendable, Equatable {
  public var conversation: ConversationID
  public var session: UInt32
  public var partition: Int32
  /// Of the record that ended the turn.
  public var offset: Int64
  public var timestamp: Timestamp
  public var channel: String
  public var account: String

  /// What the customer wrote since the bot's last turn.
  public var question: String
  public var language: String
  /// What the recorded bot took it for; empty for no idea.
  public var recordedIntent: String
  public var otherIntent: String
  public var recorded: TurnReply
  public var other: TurnReply

  public var kind: DifferenceKind
  public var judgement: Judgement
  public var reason: JudgementReason
  /// What people then said, the first few messages of some length.
  public var peopleSaid: [String]
}
