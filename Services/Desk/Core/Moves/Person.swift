public import Conversation

/// Somebody who is signed in.
public struct Person: Sendable, Hashable {
  /// What somebody may do; the higher may do all that the lower may.
  public enum Rank: Int, Sendable, Comparable {
    case agent
    /// Sees every team, may take over what another agent holds, and speaks as a supervisor.
    case supervisor
    /// Sees besides who read what.
    case administrator

    public static func < (one: Rank, other: Rank) -> Bool { one.rawValue < other.rawValue }
  }

  public var id: String
  public var name: String
  /// Their home team.
  public var team: String
  public var rank: Rank

  public init(id: String, name: String, team: String, rank: Rank = .agent) {
    self.id = id
    self.name = name
    self.team = team
    self.rank = rank
  }

  public var isSupervisor: Bool { rank >= .supervisor }

  public var author: Author { Author(isSupervisor ? .supervisor : .agent, id: id) }
}
