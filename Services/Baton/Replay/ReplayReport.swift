import Conversation

/// What a replay found.
struct ReplayReport: Encodable, Sendable {
  /// A kind of decision that was not made again, and why.
  struct Omission: Encodable, Equatable, Sendable {
    var event: String
    var count: Int
    var reason: String
  }

  private(set) var conversations = 0
  private(set) var records = 0
  /// Decisions that came out equal in every byte, by the event's name.
  private(set) var equal: [String: Int] = [:]
  private(set) var omissions: [Omission] = []
  /// The first decision or verdict that is another one now; there must be none.
  private(set) var firstDifference: ReplayDifference?

  mutating func count(_ refold: Refold) {
    conversations += 1
    records += refold.steps.count
  }

  mutating func count(equal event: String, _ count: Int = 1) {
    if count > 0 { equal[event, default: 0] += count }
  }

  mutating func omit(_ event: String, _ reason: String, _ count: Int = 1) {
    guard count > 0 else { return }
    if let place = omissions.firstIndex(where: { $0.event == event && $0.reason == reason }) {
      omissions[place].count += count
    } else {
      omissions.append(Omission(event: event, count: count, reason: reason))
    }
  }

  mutating func note(_ difference: ReplayDifference?) {
    firstDifference = firstDifference ?? difference
  }

  func text(_ style: Style) -> String {
    var lines = [
      "\(style("Folded again", .bold))     \(conversations.counted("conversation")), "
        + records.counted("record")
    ]
    let decisions = equal.values.reduce(0, +)
    lines.append(
      "\(style("Decided again", .bold))    \(decisions.counted("decision")), equal in every field")
    for (event, count) in equal.sorted(by: { $0.key < $1.key }) {
      lines.append("  \(Self.padded(count))  \(event)")
    }
    if !omissions.isEmpty {
      lines.append(style("Not decided again", .bold))
      for omission in omissions.sorted(by: { $0.event < $1.event }) {
        lines.append("  \(Self.padded(omission.count))  \(omission.event): \(omission.reason)")
      }
    }
    guard let difference = firstDifference else {
      return (lines + [style("✓ nothing differs", .green)]).joined(separator: "\n")
    }
    lines += [
      style("✗ the first difference: \(difference.event) at \(difference.position)", .red),
      "  recorded  \(EventSummary.plain(difference.recorded))",
      "  replayed  \(EventSummary.plain(difference.replayed))",
      difference.conversationId.isEmpty
        ? "" : "  baton show \(difference.conversationId) --at \(difference.position)",
    ]
    return lines.filter { !$0.isEmpty }.joined(separator: "\n")
  }

  private static func padded(_ count: Int) -> String {
    let text = "\(count)"
    return String(repeating: " ", count: max(0, 6 - text.count)) + text
  }
}
