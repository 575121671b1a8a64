public import Conversation

/// Somebody who is signed in.
public struct Person: Sendable, Hashable {
  public var id: String
  public var name: String
  /// Their home team.
  public var team: String
  /// May take over what another agent holds, and speaks as a supervisor.
  public var isSupervisor: Bool

  public init(id: String, name: String, team: String, isSupervisor: Bool = false) {
    self.id = id
    self.name = name
    self.team = team
    self.isSupervisor = isSupervisor
  }

  public var author: Author { Author(isSupervisor ? .supervisor : .agent, id: id) }
}
