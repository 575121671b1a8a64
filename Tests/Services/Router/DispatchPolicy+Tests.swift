import Conversation
import RouterCore
import Routing

extension DispatchPolicy {
  /// Offers stand for thirty seconds; the queue `closed` is closed; a notice is its purpose's name.
  static func ofTests(configured: TeamConfigured? = nil) -> DispatchPolicy {
    DispatchPolicy(
      offerMilliseconds: 30_000, expiresMilliseconds: 3_600_000, positionInterval: 30_000,
      configured: { _, _ in configured },
      isOpen: { queue, _ in queue != "closed" },
      notice: { purpose, item, _ in "\(purpose) \(item.queue)" })
  }
}
