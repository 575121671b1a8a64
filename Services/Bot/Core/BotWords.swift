internal import Conversation

/// What the bot says of its own, beside the answers of articles.
public struct BotWords: Sendable, Equatable {
  /// The same in the two languages that the bot speaks.
  public struct Line: Sendable, Equatable {
    public var english: String
    public var chinese: String

    public init(_ english: String, _ chinese: String) {
      self.english = english
      self.chinese = chinese
    }

    func text(_ language: ReplyLanguage) -> String {
      language == .chinese ? chinese : english
    }
  }

  public var name = Line("Assistant", "智能助手")
  public var greeting = Line("Hello! How can I help you?", "您好！请问有什么可以帮您？")
  public var thanks = Line(
    "You're welcome! Is there anything else I can help with?", "不客气！还有其他可以帮您的吗？")
  public var goodbye = Line(
    "Goodbye, and thank you for writing to us.", "再见，感谢您的咨询，祝您生活愉快！")
  /// Before the questions offered.
  public var offer = Line(
    "I want to be sure I understand you. Did you mean one of these?", "为了准确解答，请问您想咨询的是以下哪个问题？")
  /// Before the questions offered, where part of the message was answered above.
  public var offerForRest = Line(
    "And for the rest, did you mean one of these?", "关于您的其他问题，请问是以下哪一个？")
  /// To a message without a word.
  public var rephrase = Line(
    "I did not quite get that. Could you say it in a few words?", "抱歉，没有理解您的意思，可以用一句话描述您的问题吗？")
  /// To a message that its author took back.
  public var withdrawn = Line(
    "I see that you withdrew your message. How can I help you?", "看到您撤回了消息，请问有什么可以帮您？")
  /// After an answer that was given before.
  public var again = Line(
    "If that does not help, just say so, and I will get you a colleague.",
    "如果仍未解决，请告诉我，我为您转接人工客服。")
  /// Before anything said to somebody who is upset.
  public var apology = Line("I am sorry about the trouble.", "非常抱歉给您带来不便。")

  public init() {}
}

/// The languages the bot answers in; English to those who write another.
public enum ReplyLanguage: String, Sendable, Equatable {
  case english = "en"
  case chinese = "zh"

  /// That of the latest message in a language the bot speaks, else what the gateway knows of the customer.
  init(of conversation: Conversation, _ understood: [TurnUnderstood]) {
    self =
      understood.reversed().lazy.compactMap { ReplyLanguage($0.language) }.first
      ?? ReplyLanguage(conversation.customer.language) ?? .english
  }

  /// - Parameter name: `zh`, `en`, `other`, or a BCP 47 tag.
  init?(_ name: String) {
    if name.hasPrefix("zh") {
      self = .chinese
    } else if name.hasPrefix("en") {
      self = .english
    } else {
      return nil
    }
  }
}
