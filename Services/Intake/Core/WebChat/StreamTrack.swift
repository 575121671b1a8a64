public import Conversation

/// What one conversation's pages are shown, in the log's order: the last items, and how many went
/// before. Readers hold a serial number into it, so that a slow one costs no memory.
public struct StreamTrack: Sendable {
  /// Items kept of one conversation.
  public static let kept = 400

  public private(set) var items: [StreamItem] = []
  /// How many items are no longer held.
  public private(set) var dropped = 0

  public init() {}

  /// The serial number of the next item.
  public var end: Int { dropped + items.count }

  public mutating func append(_ more: [StreamItem]) {
    items += more
    let excess = items.count - Self.kept
    guard excess > 0 else { return }
    items.removeFirst(excess)
    dropped += excess
  }

  /// Forgets all items; readers' serial numbers stay in order.
  public mutating func clear() {
    dropped = end
    items = []
  }

  /// Forgets all items, which are to be told again: whoever has read any is told to begin anew.
  public mutating func beginAnew() {
    clear()
    dropped += 1
  }

  /// Whether it lacks something that `state` holds as said: it began in the middle, as where a process that began
  /// to read there took what was said next for the beginning. The record that carries the state puts it right.
  public func beganInTheMiddle(of state: Conversation) -> Bool {
    guard items.count < Self.kept else { return false }
    let shown = Set(items.compactMap(\.message))
    return state.transcript.entries.contains { !shown.contains($0.id) }
  }

  /// From where on a reader is shown items. Without a position that is still held it begins with
  /// the first item held; `isReset` says that what it has shown before does not join on to that.
  public func start(after position: StreamPosition?) -> (serial: Int, isReset: Bool) {
    guard let position else { return (dropped, dropped > 0) }
    guard let place = items.lastIndex(where: { $0.position == position }) else {
      return (dropped, true)
    }
    return (dropped + place + 1, false)
  }

  /// The items from a serial number on; after a reset where that is no longer held.
  public func items(from serial: Int) -> (items: ArraySlice<StreamItem>, isReset: Bool) {
    guard serial >= dropped else { return (items[...], true) }
    return (items.suffix(from: min(serial - dropped, items.count)), false)
  }
}
