/// Work that has ended, with what it gave.
struct WorkDone: Sendable {
  var id: WorkID
  /// Tells it from earlier work of the same name.
  var turn: UInt64
  var effects: [Effect]
  var traceparent: String?
}

/// Work that waits for its turn, first come, first served.
struct WorkQueue {
  struct Item {
    var key: PartitionKey
    var id: WorkID
    var traceparent: String?
    var body: @Sendable () async -> [Effect]
  }

  private var items: [Item] = []
  private var head = 0

  mutating func add(_ item: Item) { items.append(item) }

  mutating func next() -> Item? {
    guard head < items.count else { return nil }
    let item = items[head]
    head += 1
    if head == items.count || head > 1_000 {
      items.removeFirst(head)
      head = 0
    }
    return item
  }

  mutating func removeAll() {
    items = []
    head = 0
  }
}
