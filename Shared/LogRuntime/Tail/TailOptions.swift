/// What a tail reads, and from where.
public struct TailOptions: Sendable {
  /// Names the reader in metrics and logs, such as `desk`.
  public var name: String
  public var topic: String
  /// The group whose restore points it uses, without being a member; nil reads from the beginning.
  public var restoringLike: String?

  public init(name: String, topic: String, restoringLike group: String?) {
    self.name = name
    self.topic = topic
    restoringLike = group
  }
}
