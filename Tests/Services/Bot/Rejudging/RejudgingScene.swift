import BotCore
import Conversation
import ConversationTesting
import Firm
import Testing
import Understanding

@testable import BotKnowledge
@testable import BotRejudging

/// Conversations with one bot, rejudged by another.
struct RejudgingScene {
  /// What is known and said, in one of the two languages.
  struct Tongue: Sendable, CustomTestStringConvertible {
    var language: Language
    var returns: (question: String, answer: String)
    var invoice: (question: String, answer: String)
    /// Near the question about returns, and not the same.
    var unsure: String
    /// Something else that a person may say.
    var other: String
    var thanks: String
    var person: String

    var testDescription: String { language.rawValue }

    static let both = [english, chinese]

    static let english = Tongue(
      language: .english,
      returns: (
        "How long do I have to return something?",
        "You have 15 days from delivery, as long as the label is still on the article."
      ),
      invoice: (
        "Can I get an invoice for my company?",
        "Yes: open the order, choose invoice, and enter the name and tax number of your company."
      ),
      unsure: "how long do I have to bring it back, return something",
      other: "We have sent a courier who collects the broken lamp at your door tomorrow morning.",
      thanks: "thank you", person: "I want to talk to a real person")

    static let chinese = Tongue(
      language: .chinese,
      returns: ("买的东西多久之内可以退货？", "签收之日起十五天内，吊牌完好即可申请退货。"),
      invoice: ("公司可以开发票吗？", "可以：打开订单，选择开发票，填写公司名称和税号即可。"),
      unsure: "东西买了以后过多久还可以退货吗",
      other: "我们已经安排快递员明天上午到您家门口取走损坏的台灯。",
      thanks: "谢谢", person: "我要转人工客服")
  }

  enum Subject: String { case returns, invoice }

  var log: LogScript
  let recorded: OtherBot
  private var written = 0

  init(_ recorded: OtherBot, _ name: String = "c1") {
    self.recorded = recorded
    log = LogScript(name)
  }

  var state: Conversation { log.state! }

  /// A bot that knows these articles in one language.
  static func bot(
    _ tongue: Tongue, _ subjects: [Subject],
    _ change: (inout [Article], inout Firm) -> Void = { _, _ in }
  ) throws -> OtherBot {
    var articles = articles(tongue, subjects)
    var firm = try SampleFirm.loaded.get().firm
    change(&articles, &firm)
    return OtherBot(Retrieval(knowledge: Knowledge(KnowledgeIndex(articles)), firm: firm))
  }

  static func articles(_ tongue: Tongue, _ subjects: [Subject]) -> [Article] {
    subjects.map { subject in
      let (question, answer) = subject == .returns ? tongue.returns : tongue.invoice
      let text = ArticleText(
        language: tongue.language, title: question, question: question, answer: answer)
      return Article(id: subject.rawValue, texts: [text])
    }
  }

  /// The customer writes, and the recorded bot does all that it then owes.
  mutating func customer(_ text: String) {
    written += 1
    log.append(.customerWrites("m\(written)", text: text))
    settle()
  }

  /// The customer writes while the recorded bot is asleep, until its deadline hands over.
  mutating func customerInVain(_ text: String) {
    written += 1
    log.append(.customerWrites("m\(written)", text: text))
    log.wait(Int64(state.policy.botReplyMs) + 1)
    log.append(.deadlinePasses(.botReply))
  }

  mutating func settle() {
    while true {
      let events = recorded.events(owedBy: state, now: log.now)
      if events.isEmpty { return }
      for event in events { log.append(event) }
    }
  }

  /// An agent takes the conversation and says that.
  mutating func agent(_ text: String) {
    if state.control.owner != .agent { log.append(.agentTakes("ana")) }
    log.append(.agentSays("ana", text: text))
  }

  /// Nobody writes any more, until the session is closed.
  mutating func leave() {
    if state.control.owner == .agent { log.append(.agentResolves("ana")) }
    log.wait(86_400_000)
    for kind in [DeadlineKind.idle, .wrapUp] where log.deadline(kind) != nil {
      log.append(.deadlinePasses(kind))
    }
  }

  // MARK: - Rejudged

  func rejudged(by other: OtherBot, _ span: RejudgedSpan = RejudgedSpan(), pairs: Int = 100) throws
    -> Findings
  {
    var rejudging = PartitionRejudging(partition: 0, bot: other, span: span, pairs: pairs)
    for record in log.records {
      let value = try record.event.serialized()
      try rejudging.take(
        key: record.event.conversation.utf8.span.bytes, value: value.span.bytes,
        offset: record.offset, timestamp: record.timestamp)
    }
    rejudging.finish()
    return rejudging.findings
  }

  /// The only difference that there is.
  func difference(by other: OtherBot) throws -> Difference? {
    let all = try rejudged(by: other).pairs.all
    return all.count == 1 ? all[0] : nil
  }
}
