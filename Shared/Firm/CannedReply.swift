/// Something that people at the desk say often, to be inserted by a few letters and changed.
public struct CannedReply: Sendable, Hashable {
  /// What may stand in braces in its text: the desk's page fills it in from the conversation.
  public static let placeholders = [
    "customer", "agent", "queue", "order_number", "amount", "date", "product", "phone", "email",
  ]

  public var id: String
  public var title: Wording
  public var text: Wording
  /// The id of the team that uses it; nil for everybody's.
  public var team: String?

  public init(id: String, title: Wording, text: Wording, team: String? = nil) {
    self.id = id
    self.title = title
    self.text = text
    self.team = team
  }
}
