import Conversation
import DeliveryCore
import Metrics

/// What is counted of deliveries, made once.
struct DeliveryMetrics: Sendable {
  private let accepted = Counter(
    label: "baton_delivery_calls_total", dimensions: [("result", "accepted")])
  private let retried = Counter(
    label: "baton_delivery_calls_total", dimensions: [("result", "retried")])
  private let failed = Counter(
    label: "baton_delivery_calls_total", dimensions: [("result", "failed")])
  private let expired = Counter(
    label: "baton_delivery_ended_total", dimensions: [("why", "expired")])
  private let refused = Counter(
    label: "baton_delivery_ended_total", dimensions: [("why", "refused")])
  /// How long gateways take to answer.
  private let call = Timer(label: "baton_delivery_call_seconds")
  /// From the broker's time of a message to its acceptance.
  private let delay = Timer(label: "baton_delivery_delay_seconds")

  func called(
    _ attempt: Attempt, _ outcome: AttemptOutcome, took time: Duration, at now: Timestamp
  ) {
    call.record(duration: time)
    guard case .delivery(let step, _) = outcome.event.body else { return }
    switch step {
    case .accepted:
      accepted.increment()
      delay.recordMilliseconds(max(0, now.milliseconds(since: attempt.message.sentAt)))
    case .attempted: retried.increment()
    default: failed.increment()
    }
  }

  func concluded(_ event: Event) {
    guard case .delivery(let step, _) = event.body else { return }
    step == .expired ? expired.increment() : refused.increment()
  }
}
