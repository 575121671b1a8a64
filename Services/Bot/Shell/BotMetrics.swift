internal import Conversation
internal import Metrics

/// What the bot did, for Prometheus.
struct BotMetrics: Sendable {
  private let answered = Counter(
    label: "baton_bot_turns_total", dimensions: [("outcome", "answered")])
  private let askedBack = Counter(
    label: "baton_bot_turns_total", dimensions: [("outcome", "asked_back")])
  private let handedOver = Counter(
    label: "baton_bot_turns_total", dimensions: [("outcome", "handed_over")])
  private let suggested = Counter(label: "baton_bot_suggestions_total")
  private let understanding = Timer(label: "baton_bot_understanding_seconds")

  /// Counts an effective event of the bot's.
  func count(_ judged: Judged) {
    switch judged.event?.body {
    case .messageSent(let message) where message.replyKind == .askedBack: askedBack.increment()
    case .messageSent: answered.increment()
    case .handoffRequested: handedOver.increment()
    case .messageSuggested: suggested.increment()
    default: break
    }
  }

  func timed<T>(_ body: () -> T) -> T {
    let start = ContinuousClock.now
    defer { understanding.record(duration: ContinuousClock.now - start) }
    return body()
  }
}
