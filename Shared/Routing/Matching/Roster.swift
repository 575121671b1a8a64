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
    /// How well it fits each of its lines: to look up, never to go through.
    var fits: [Int: Fit] = [:]

    /// How much they can beside.
    var breadth: Int { ability.skills.count }
  }

  /// Conversations that ask for the same.
  struct Line: Sendable {
    let requirement: Requirement
    /// Tells lines apart in the same order for every reader, whichever it met first.
    let name: String
    var places = SortedRuns<Place>()
    /// The groups that fit, the best first.
    var groups: [(group: Int, fit: Fit)] = []
    /// What those who are there could have at once, of everybody who fits.
    var readyUnits = 0
    /// The lines that share most people with it; nil where that is to be found anew.
    var neighbours: [Neighbour]?
  }

  /// A line that shares people with another.
  struct Neighbour: Sendable {
    var line: Int
    /// What those who are there and fit both could have at once.
    var units: Int
  }

  private static let askedKept = 20_000
  private static let neighboursKept = 16

  var groups: [Group] = []
  var lines: [Line] = []
  private var groupOf: [Ability: Int] = [:]
  private var lineOf: [Requirement: Int] = [:]
  /// Lines that were found for what conversations ask for: to look up, never to go through.
  private var lineOfAsked: [Asked: Int] = [:]
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

  func line(of asked: Asked) -> Int? { lineOfAsked[asked] }

  mutating func line(of requirement: Requirement, for asked: Asked) -> Int {
    if lineOfAsked.count >= Self.askedKept { lineOfAsked = [:] }
    let line = line(of: requirement)
    lineOfAsked[asked] = line
    return line
  }

  private mutating func line(of requirement: Requirement) -> Int {
    if let known = lineOf[requirement] { return known }
    let line = lines.count
    lineOf[requirement] = line
    lines.append(Line(requirement: requirement, name: requirement.name))
    for group in groups.indices {
      guard let fit = groups[group].ability.fit(for: requirement) else { continue }
      join(group, line, fit)
    }
    return line
  }

  private mutating func join(_ group: Int, _ line: Int, _ fit: Fit) {
    groups[group].lines.append(line)
    groups[group].fits[line] = fit
    let place = lines[line].groups.firstIndex { fit < $0.fit } ?? lines[line].groups.count
    lines[line].groups.insert((group, fit), at: place)
    lines[line].readyUnits += groups[group].readyUnits
    for line in groups[group].lines { lines[line].neighbours = nil }
  }

  mutating func changeReadyUnits(of group: Int, by change: Int) {
    guard change != 0 else { return }
    groups[group].readyUnits += change
    for line in groups[group].lines {
      lines[line].readyUnits += change
      lines[line].neighbours = nil
    }
  }

  /// Keeps what is asked for each time that somebody comes.
  mutating func noteNeighbours(of line: Int) {
    guard lines[line].neighbours == nil else { return }
    lines[line].neighbours = neighbours(of: line)
  }

  /// The lines that share most people with one, the most first.
  func neighbours(of line: Int) -> [Neighbour] {
    if let known = lines[line].neighbours { return known }
    var found: [Neighbour] = []
    var places: [Int: Int] = [:]
    for member in lines[line].groups where groups[member.group].readyUnits > 0 {
      let units = groups[member.group].readyUnits
      for other in groups[member.group].lines where other != line {
        if let place = places[other] {
          found[place].units += units
        } else {
          places[other] = found.count
          found.append(Neighbour(line: other, units: units))
        }
      }
    }
    found.sort {
      $0.units == $1.units ? lines[$0.line].name < lines[$1.line].name : $0.units > $1.units
    }
    return Array(found.prefix(Self.neighboursKept))
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
