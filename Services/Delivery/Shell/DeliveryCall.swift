import Conversation
import DeliveryCore
import DeliveryDoor
import Firm
import Foundation
import LogRuntime

/// One call to a gateway, beside the partition, and what the log is told of it.
struct DeliveryCall: Sendable {
  let attempt: Attempt
  let key: GatewayKey
  let partition: AssignedPartition
  let book: GatewayBook
  let caller: CallbackCaller
  let metrics: DeliveryMetrics

  /// Nothing where the call was not made: it is still owed then.
  func run() async -> [Effect] {
    guard await partition.isCurrent(), let callback = book.callback(of: key) else { return [] }
    if let opening = book.admit(key, at: Self.now) {
      let wait = opening.milliseconds(since: Self.now)
      try? await Task.sleep(for: .milliseconds(max(0, min(wait, 1_000))))
      return []
    }
    let begin = ContinuousClock.now
    let result = await caller.call(callback, with: attempt)
    let now = Self.now
    book.ended(key, isAnswered: result.isAnswered, at: now)
    let outcome = AttemptOutcome(of: attempt, result, at: now)
    metrics.called(attempt, outcome, took: begin.duration(to: .now), at: now)
    return [.append(proposals(outcome, callback.url, now))]
  }

  private func proposals(
    _ outcome: AttemptOutcome, _ url: String, _ now: Timestamp
  ) -> [Proposal] {
    let event = Proposal(outcome.event, partition.topics)
    guard outcome.disablesGateway, let disabling = disabling(url, now) else { return [event] }
    return [event, disabling]
  }

  private func disabling(_ url: String, _ now: Timestamp) -> Proposal? {
    let record = GatewayRecord(
      channel: key.channel, account: key.account, url: url, disabled: true, reason: "410 Gone",
      at: WebhookBody.text(of: now))
    book.note(record)
    guard let bytes = try? record.bytes() else { return nil }
    return Proposal(
      topic: partition.topics.gateways, key: key.recordKey, value: .bytes(bytes),
      type: "gateway.disabled", partition: 0)
  }

  private static var now: Timestamp {
    Timestamp(milliseconds: Int64(Date().timeIntervalSince1970 * 1_000))
  }
}
