/// A skill as a queue asks for it: `returns`, from a level on `returns>=3`, and with `?` behind where it is
/// only preferred.
public struct AskedSkill: Sendable, Hashable {
  public var name: String
  /// From 1.
  public var level: Int
  public var isPreferred: Bool

  /// Nil for anything else.
  public init?(_ text: String) {
    var rest = Substring(text)
    isPreferred = rest.hasSuffix("?")
    if isPreferred { rest = rest.dropLast() }
    level = 1
    let parts = rest.split(separator: ">", maxSplits: 1, omittingEmptySubsequences: false)
    if parts.count == 2 {
      guard parts[1].hasPrefix("="), let level = Int(parts[1].dropFirst()), (1...9).contains(level)
      else { return nil }
      self.level = level
    }
    name = String(parts[0])
    guard name.isSkillName else { return nil }
  }
}

/// A skill as an agent has it: `returns`, or with a level `returns=3`; without, 1.
public struct OwnSkill: Sendable, Hashable {
  public var name: String
  public var level: Int

  /// Nil for anything else.
  public init?(_ text: String) {
    let parts = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    level = 1
    if parts.count == 2 {
      guard let level = Int(parts[1]), (1...9).contains(level) else { return nil }
      self.level = level
    }
    name = String(parts[0])
    guard name.isSkillName else { return nil }
  }
}

extension String {
  fileprivate var isSkillName: Bool {
    !isEmpty && utf8.count <= 64 && !contains { "=<>?".contains($0) }
  }
}
