import Conversation

/// What happened to one conversation between two points, and what that changed.
struct StoryDifference: Encodable, Sendable {
  var conversationId: String
  /// The last record that counts at either point.
  var from: String
  var to: String
  var changes: [StateFacts.Difference]
  /// The records between, in their order.
  var records: [EntryRecord]

  init(
    _ before: (story: Story, state: Conversation), _ after: (story: Story, state: Conversation)
  ) {
    conversationId = after.state.id.description
    from = before.story.position
    to = after.story.position
    changes = StateFacts.differences(from: before.state, to: after.state)
    records = Self.between(before.story, after.story).map { EntryRecord($0) }
  }

  static func between(_ before: Story, _ after: Story) -> ArraySlice<Judged> {
    after.records.dropFirst(before.records.count)
  }

  /// For people: the records, then what they changed.
  static func text(
    _ before: (story: Story, state: Conversation), _ after: (story: Story, state: Conversation),
    style: Style
  ) -> String {
    let line = TailLine(style: style)
    let records = between(before.story, after.story)
    var lines = [
      style("From \(before.story.position) to \(after.story.position)", .bold)
        + ": \(records.count.counted("record"))"
    ]
    lines += records.map { "  " + line.text(of: $0) }
    lines += ["", style("Changed", .bold)]
    let changes = StateFacts.differences(from: before.state, to: after.state)
    lines += changes.isEmpty ? ["  nothing"] : changes.map { text(of: $0, style) }
    return lines.joined(separator: "\n")
  }

  private static func text(of change: StateFacts.Difference, _ style: Style) -> String {
    let name = change.fact + String(repeating: " ", count: max(1, 24 - change.fact.count))
    return switch (change.before, change.after) {
    case (let before?, let after?):
      "  ~ \(name)\(style(plain(before), .red)) → \(style(plain(after), .green))"
    case (let before?, nil): "  - \(name)\(style(plain(before), .red))"
    case (nil, let after): "  + \(name)\(style(plain(after ?? ""), .green))"
    }
  }

  private static func plain(_ text: String) -> String { EventSummary.plain(text) }
}
