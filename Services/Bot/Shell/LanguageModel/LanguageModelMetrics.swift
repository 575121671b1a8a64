internal import BotDoor
internal import Metrics
internal import Outbound

/// What the firm's language model said and what it took, for Prometheus. How often it was asked, how long that took and
/// whether it is left alone tell the metrics of lookups, under its name.
struct LanguageModelMetrics: Sendable {
  private let promptTokens = Counter(
    label: "baton_bot_language_model_tokens_total", dimensions: [("kind", "prompt")])
  private let completionTokens = Counter(
    label: "baton_bot_language_model_tokens_total", dimensions: [("kind", "completion")])

  /// - Parameter reply: an action, or `refused`.
  func replied(_ reply: String) {
    Counter(label: "baton_bot_language_model_replies_total", dimensions: [("reply", reply)])
      .increment()
  }

  func spent(_ usage: ChatCompletion.Answer.Usage?) {
    promptTokens.increment(by: max(0, usage?.promptTokens ?? 0))
    completionTokens.increment(by: max(0, usage?.completionTokens ?? 0))
  }
}
