/// Who could be offered something now, and what waits for whom: kept in step with the state, never
/// carried. A decision looks at the heads of lines, not at everybody.
struct Roster: Sendable {
  /// An agent with room, as their group orders them: the least loaded, then the longest idle.
  struct Seat: Sendable, Comparable {
    /// Of their capacity, in millionths.
    var load: UInt64
    var idleSince: Int64
    var id: String
    var slot: Int

    static func < (left: Seat, right: Seat) -> Bool {
      if left.load != right.load { return left.load < right.load }
      if left.idleSince != right.idleSince { return left.idleSince < right.idleSince }
      return left.slot == right.slot ? false : left.id < right.id
    }
  }

  /// Agents who can the same.
  struct Group: Sendable {
    let ability: Ability
    var seats = SortedRuns<Seat>()
    /// Those who are there and accept work, with room or without.
    var ready = 0
    /// What they could have at once, together.
    var readyUnits = 0
    var lines: [Int] = []

    /// How much they can beside.
    var breadth: Int { ability.skills.count }
  }

  /// Conversations that ask for the same.
  struct Line: Sendable {
    let requirement: Requirement
    var places = SortedRuns<Place>()
    /// The groups that fit, the best first.
    var groups: [(group: Int, fit: Fit)] = []
  }

  var groups: [Group] = []
  var lines: [Line] = []
  private var groupOf: [Ability: Int] = [:]
  private var lineOf: [Requirement: Int] = [:]
  /// Groups with somebody who has room, and lines in which somebody waits: the keys in order.
  private(set) var open = SortedRuns<Int>()
  private(set) var waiting = SortedRuns<Int>()

  mutating func group(of ability: Ability) -> Int {
    if let known = groupOf[ability] { return known }
    let group = groups.count
    groupOf[ability] = group
    groups.append(Group(ability: ability))
    for line in lines.indices {
      guard let fit = ability.fit(for: lines[line].requirement) else { continue }
      join(group, line, fit)
    }
    return group
  }

  func knownLine(of requirement: Requirement) -> Int? { lineOf[requirement] }

  mutating func line(of requirement: Requirement) -> Int {
    if let known = lineOf[requirement] { return known }
    let line = lines.count
    lineOf[requirement] = line
    lines.append(Line(requirement: requirement))
    for group in groups.indices {
      guard let fit = groups[group].ability.fit(for: requirement) else { continue }
      join(group, line, fit)
    }
    return line
  }

  private mutating func join(_ group: Int, _ line: Int, _ fit: Fit) {
    groups[group].lines.append(line)
    let place = lines[line].groups.firstIndex { fit < $0.fit } ?? lines[line].groups.count
    lines[line].groups.insert((group, fit), at: place)
  }

  mutating func seat(_ seat: Seat, in group: Int) {
    if groups[group].seats.isEmpty { open.insert(group) }
    groups[group].seats.insert(seat)
  }

  mutating func unseat(_ seat: Seat, from group: Int) {
    guard groups[group].seats.remove(seat) else { return }
    if groups[group].seats.isEmpty { open.remove(group) }
  }

  mutating func enter(_ place: Place, line: Int) {
    if lines[line].places.isEmpty { waiting.insert(line) }
    lines[line].places.insert(place)
  }

  mutating func leave(_ place: Place, line: Int) {
    guard lines[line].places.remove(place) else { return }
    if lines[line].places.isEmpty { waiting.remove(line) }
  }
}
