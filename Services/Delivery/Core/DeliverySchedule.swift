public import Conversation
import OrderedCollections

/// When which conversation of a partition has to be looked at again.
///
/// Derived from the state alone: a restart fills it anew.
public struct DeliverySchedule: Sendable {
  private var times: OrderedDictionary<ConversationID, Timestamp> = [:]

  public init() {}

  public var count: Int { times.count }

  /// The first moment at which something is due; nil if nothing waits.
  public var next: Timestamp? { times.values.min() }

  public mutating func set(_ conversation: ConversationID, _ time: Timestamp) {
    times[conversation] = time
  }

  public mutating func remove(_ conversation: ConversationID) {
    times.removeValue(forKey: conversation)
  }

  /// Takes out those due by `now`, the earliest first.
  public mutating func takeDue(at now: Timestamp) -> [ConversationID] {
    let due = times.filter { $0.value <= now }.sorted { ($0.value, $0.key) < ($1.value, $1.key) }
    for entry in due { times.removeValue(forKey: entry.key) }
    return due.map(\.key)
  }
}
