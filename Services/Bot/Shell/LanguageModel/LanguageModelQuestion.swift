internal import AsyncHTTPClient
internal import BotCore
internal import BotDoor
internal import BotKnowledge
internal import Conversation
internal import Firm
internal import Foundation
internal import NIOCore
internal import NIOHTTP1
internal import Outbound

/// One call to the firm's language model: chat completions, as OpenAI's API has them, asked for a whole and not for a
/// stream.
struct LanguageModelQuestion: OutsideQuestion {
  private let model: LanguageModel
  private let call: LookupCall
  private let question: ModelQuestion
  private let metrics: LanguageModelMetrics

  /// Nil where the firm's files describe none.
  init?(_ call: LookupCall, _ connectors: Connectors, _ metrics: LanguageModelMetrics) {
    guard let model = connectors.languageModel, let question = call.question else { return nil }
    self.model = model
    self.call = call
    self.question = question
    self.metrics = metrics
  }

  var timeout: Duration { model.timeout }
  var allowPrivate: Bool { model.allowPrivate }

  var hindrance: String? {
    model.missing.first.map { "the variable \($0) is not set" }
  }

  func outgoing() -> HTTPClientRequest? {
    let prompt = ModelPrompt(question)
    return ChatCompletion.request(
      ChatCompletion.Question(
        system: prompt.system, user: prompt.user, tokens: model.tokens,
        id: call.id.description, agent: "baton-bot/1"), of: model)
  }

  func answer(_ response: HTTPClientResponse) async throws -> LookupAnswer {
    switch response.status.code {
    case 200..<300:
      let body = try await response.body.collect(upTo: ChatCompletion.answerLimit)
      return try answer(Data(body.readableBytesView))
    case 300..<400: return .fault("a redirect, which is not followed")
    // It refuses this question: the next one may be another.
    case 400, 413, 422: return .outcome(.failed("HTTP \(response.status.code)"))
    default: return unwell(response)
    }
  }

  private func answer(_ body: Data) throws -> LookupAnswer {
    let completion = try JSONDecoder().decode(ChatCompletion.Answer.self, from: body)
    metrics.spent(completion.usage)
    guard let choice = completion.choices.first else { return .fault("the answer has no choice") }
    guard !choice.isCutOff else { return refused("the reply was cut off") }
    guard let content = choice.message.content, let written = WrittenReply(content) else {
      return refused("the reply is not the JSON that was asked for")
    }
    guard let reply = written.reply else { return refused("an action that is not allowed") }
    let least = model.leastConfidence
    if let objection = reply.objection(question, leastConfidence: least) {
      return refused(objection)
    }
    guard let fields = reply.fields(from: completion.model ?? model.model) else {
      return refused("the reply is too long")
    }
    metrics.replied(reply.action.rawValue)
    return .outcome(.found(fields))
  }

  /// The endpoint is well, and what it said is not used.
  private func refused(_ reason: String) -> LookupAnswer {
    metrics.replied("refused")
    return .outcome(.failed("refused: \(reason)"))
  }
}
