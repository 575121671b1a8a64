/// Where a page ended: opaque to callers.
package struct PageCursor: Sendable, Equatable {
  package var key: Int64
  /// Empty where the page ended between two conversations.
  package var id: String

  package init(key: Int64, id: String) {
    self.key = key
    self.id = id
  }

  /// Nil for a text that no page gave.
  package init?(text: String) {
    let parts = text.split(separator: "_", maxSplits: 1, omittingEmptySubsequences: false)
    guard parts.count == 2, let key = Int64(parts[0]), parts[1].utf8.count <= 64 else { return nil }
    self.init(key: key, id: String(parts[1]))
  }

  package var text: String { "\(key)_\(id)" }
}
