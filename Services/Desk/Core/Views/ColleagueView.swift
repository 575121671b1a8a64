/// A colleague who looks at a conversation now.
public struct ColleagueView: Sendable, Equatable, Codable {
  public var conversationId: String
  public var agentId: String
  public var name: String
  public var isWriting: Bool

  public init(conversationId: String, agentId: String, name: String, isWriting: Bool) {
    self.conversationId = conversationId
    self.agentId = agentId
    self.name = name
    self.isWriting = isWriting
  }
}
