import BotCore
import Conversation
import ConversationTesting
import Lookups

/// A conversation with a bot that has a language model, in which the test says what was found and what the model
/// replies.
struct ModelScene {
  var scene = DecisionScene()

  static let returns =
    "You have 15 days from delivery to return an item. It must be unused, with its labels."
  static let cost = "Returns of faulty items are free; for others you pay the shipping."
  static let chineseReturns = "签收后15天内可以申请退货，商品须未使用且吊牌完好。"

  init(always: Bool = false, callsPerSession: Int = 8) {
    scene.policy.lookups.languageModel = LanguageModelPolicy(
      model: "small", prompt: "1", isAskedAlways: always, callsPerSession: callsPerSession)
  }

  /// The customer writes, and the articles `returns` and `cost` are found with these scores.
  mutating func customer(
    _ text: String = "?", _ scores: [Double] = [0.5, 0.45], notes: [TurnNote] = [],
    language: String = "en"
  ) {
    scene.log.append(.customerWrites("q\(scene.log.records.count)", text: text))
    var turn = TurnUnderstood()
    turn.message = EventRef(scene.state.pending.last!.id)
    let found = [
      ("returns", language == "zh" ? Self.chineseReturns : Self.returns), ("cost", Self.cost),
    ]
    turn.matches = zip(found, scores).map { article, score in
      var match = DecisionScene.match(article.0, score, language)
      match.answer = article.1
      return match
    }
    turn.rules = notes.map(\.text)
    turn.language = language
    scene.log.append(turn.event(0, for: scene.state, now: scene.log.now))
  }

  /// What the bot wants to ask.
  var requested: [LookupRequested] {
    (scene.decision?.events(for: scene.state, now: scene.log.now) ?? []).compactMap { event in
      if case .lookupRequested(let body) = event.body { body } else { nil }
    }
  }

  var calls: [LookupCall] { BotDecider.calls(owedBy: scene.state, scene.policy) }

  /// Asks the model, which has this to say.
  mutating func model(_ outcome: LookupOutcome) {
    scene.act()
    for call in calls {
      scene.log.append(call.completed(outcome, in: scene.state, now: scene.log.now))
    }
  }

  mutating func model(_ reply: ModelReply) {
    model(reply.fields(from: "small-2026").map { .found($0) } ?? .failed("too long"))
  }

  static func answer(
    _ text: String = "You can return an item within 15 days from delivery, unused.",
    quote: String = "15 days from delivery", of article: String = "returns",
    confidence: Double = 0.9
  ) -> ModelReply {
    ModelReply(
      action: .answer, text: text, citations: [.init(articleID: article, quote: quote)],
      confidence: confidence)
  }

  static let chineseAnswer = ModelReply(
    action: .answer, text: "您可以在签收后15天内申请退货，商品须未使用。",
    citations: [.init(articleID: "returns", quote: "签收后15天内可以申请退货")], confidence: 0.9)
}
