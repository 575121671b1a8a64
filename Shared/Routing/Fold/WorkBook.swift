internal import Conversation

/// The work items, each in a slot of its own: one is found, changed and removed in a few steps.
struct WorkBook: Sendable {
  private var slots: [ConversationID: Int] = [:]
  /// A vacant slot's item has number 0.
  private(set) var items: [WorkItem] = []
  private var vacant: [Int] = []

  subscript(conversation: ConversationID) -> WorkItem? { slots[conversation].map { items[$0] } }

  func slot(of conversation: ConversationID) -> Int? { slots[conversation] }

  /// All but those that ended, in no order that means anything.
  var live: some Sequence<WorkItem> {
    items.lazy.filter { $0.number > 0 && $0.phase != .ended }
  }

  /// All, in no order that means anything.
  var all: some Sequence<WorkItem> { items.lazy.filter { $0.number > 0 } }

  /// The slot of an item that is new.
  mutating func add(_ item: WorkItem) -> Int {
    let slot: Int
    if let free = vacant.popLast() {
      slot = free
      items[slot] = item
    } else {
      slot = items.count
      items.append(item)
    }
    slots[item.conversation] = slot
    return slot
  }

  mutating func set(_ item: WorkItem, at slot: Int) {
    items[slot] = item
  }

  mutating func remove(_ conversation: ConversationID) {
    guard let slot = slots.removeValue(forKey: conversation) else { return }
    items[slot] = WorkItem(conversation: conversation, epoch: 0, session: 0, phase: .ended)
    vacant.append(slot)
  }
}
