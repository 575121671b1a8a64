/// Who appended an event.
public struct Author: Hashable, Sendable {
  public var role: AuthorRole
  /// The agent's or supervisor's id; empty for the others.
  public var id: String

  public init(_ role: AuthorRole, id: String = "") {
    self.role = role
    self.id = id
  }

  public static let customer = Author(.customer)
  public static let bot = Author(.bot)
  public static let system = Author(.system)
  public static func agent(_ id: String) -> Author { Author(.agent, id: id) }
}
