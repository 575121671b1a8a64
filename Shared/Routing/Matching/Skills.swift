/// What a conversation asks of a person: `returns`, `returns>=3`, and with `?` behind where it is only
/// preferred.
public struct Need: Sendable, Hashable {
  public var skill: String
  /// From 1.
  public var level: Int
  public var isPreferred: Bool

  public init(skill: String, level: Int = 1, isPreferred: Bool = false) {
    self.skill = skill
    self.level = level
    self.isPreferred = isPreferred
  }

  public init(_ text: String) {
    var rest = Substring(text)
    isPreferred = rest.hasSuffix("?")
    if isPreferred { rest = rest.dropLast() }
    level = 1
    if let mark = rest.lastIndex(of: ">"), rest[mark...].hasPrefix(">="),
      let level = Int(rest[mark...].dropFirst(2)), level > 0
    {
      self.level = level
      rest = rest[..<mark]
    }
    skill = String(rest)
  }

  public var text: String {
    skill + (level > 1 ? ">=\(level)" : "") + (isPreferred ? "?" : "")
  }
}

/// What a person can: `returns`, or `returns=3`; without a level, 1.
public struct Skill: Sendable, Hashable {
  public var name: String
  public var level: Int

  public init(_ text: String) {
    let parts = text.split(separator: "=", maxSplits: 1)
    if parts.count == 2, let level = Int(parts[1]), level > 0 {
      name = String(parts[0])
      self.level = level
    } else {
      name = text
      level = 1
    }
  }
}

/// Everything that decides who may be offered a conversation: those with equal ones stand in one line.
struct Requirement: Sendable, Hashable {
  /// In the order of their names, each once.
  var required: [Need]
  var preferred: [Need]
  /// Where agents serve certain queues only; else empty.
  var queue: String
  /// Nobody is offered it unasked.
  var isPulled: Bool

  init(_ needs: [Need], queue: String, isPulled: Bool) {
    required = Self.strictest(needs.filter { !$0.isPreferred })
    preferred = Self.strictest(needs.filter(\.isPreferred))
    self.queue = queue
    self.isPulled = isPulled
  }

  /// Two of the same name ask for the same.
  var name: String {
    ((required + preferred).map(\.text) + [isPulled ? "pulled" : "", queue])
      .joined(separator: "\u{0}")
  }

  private static func strictest(_ needs: [Need]) -> [Need] {
    guard needs.count > 1 else { return needs }
    var strictest: [Need] = []
    for need in needs.sorted(by: { ($0.skill, -$0.level) < ($1.skill, -$1.level) })
    where strictest.last?.skill != need.skill {
      strictest.append(need)
    }
    return strictest
  }
}

/// What tells one agent from another where it is asked who can: agents with equal ones are one.
struct Ability: Sendable, Hashable {
  /// In the order of their names, each once.
  var skills: [Skill]
  var queues: [String]
  var backfill: [String]

  init(_ agent: AgentState) {
    var skills: [Skill] = []
    for skill in agent.skills.map({ Skill($0) }).sorted(by: {
      ($0.name, -$0.level) < ($1.name, -$1.level)
    })
    where skills.last?.name != skill.name {
      skills.append(skill)
    }
    self.skills = skills
    queues = agent.queues
    backfill = agent.backfill
  }

  func level(of skill: String) -> Int {
    var (low, high) = (0, skills.count)
    while low < high {
      let middle = (low + high) / 2
      if skills[middle].name < skill { low = middle + 1 } else { high = middle }
    }
    return low < skills.count && skills[low].name == skill ? skills[low].level : 0
  }

  /// How well it fits; nil where it does not.
  func fit(for requirement: Requirement) -> Fit? {
    let isFirst = queues.isEmpty || requirement.queue.isEmpty || queues.contains(requirement.queue)
    let isBackfill = backfill.contains(requirement.queue)
    guard isFirst || isBackfill else { return nil }
    for need in requirement.required where level(of: need.skill) < need.level { return nil }
    let met = requirement.preferred.count { level(of: $0.skill) >= $0.level }
    let levels = (requirement.required + requirement.preferred)
      .reduce(0) { $0 + level(of: $1.skill) }
    return Fit(isBackfill: isBackfill, preferred: met, levels: levels)
  }
}

/// How well a person fits what is asked; the better one is the smaller.
struct Fit: Sendable, Comparable {
  /// Only when idle.
  var isBackfill: Bool
  /// How much of what is preferred is there.
  var preferred: Int
  /// The levels in everything that is asked, together.
  var levels: Int

  static func < (left: Fit, right: Fit) -> Bool {
    if left.isBackfill != right.isBackfill { return right.isBackfill }
    if left.preferred != right.preferred { return left.preferred > right.preferred }
    return left.levels > right.levels
  }
}
