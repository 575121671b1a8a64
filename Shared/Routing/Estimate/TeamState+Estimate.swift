public import Conversation
internal import OrderedCollections

/// How long a conversation is likely to wait, from its place, the people who serve it, and how long they
/// took for the last ones.
public struct WaitEstimate: Sendable, Equatable {
  /// From 1, in its queue.
  public var position: Int
  /// What half, and nine in ten, are expected not to exceed, in milliseconds.
  public var p50: UInt32
  public var p90: UInt32
}

extension TeamState {
  private static let mostPaces = 10_000

  /// Nil for what does not wait.
  public func estimate(of conversation: ConversationID) -> WaitEstimate? {
    guard let slot = work.slot(of: conversation), let position = position(of: conversation),
      let place = itemMarks[slot].place
    else { return nil }
    let item = work.items[slot]
    let line = itemMarks[slot].line ?? roster.knownLine(of: requirement(of: item))
    let expected = expected(item, at: place, in: line)
    return WaitEstimate(position: position, p50: expected?.p50 ?? 0, p90: expected?.p90 ?? 0)
  }

  /// Of one that comes now, before it stands in a line.
  mutating func estimate(_ item: inout WorkItem) {
    let line = line(of: item)
    roster.noteNeighbours(of: line)
    let place = Place(
      points: rulesOfOrder.points(of: item), deadline: rules == nil ? .max : deadline(of: item),
      since: item.queuedAt.milliseconds, number: nextNumber, slot: .max)
    guard let expected = expected(item, at: place, in: line) else { return }
    item.estimatedP50 = expected.p50
    item.estimatedP90 = expected.p90
  }

  /// Nil where somebody is free for it, or nobody is there at all.
  private func expected(
    _ item: WorkItem, at place: Place, in line: Int?
  ) -> (p50: UInt32, p90: UInt32)? {
    guard let line else { return nil }
    let servers = Double(roster.lines[line].readyUnits) / Double(max(1, item.units))
    guard servers > 0, !isServedAtOnce(place, line) else { return nil }
    let ahead = 1 + backlog(before: place, line)
    let handling = paces[item.queue]?.handling ?? Pace.assumedHandling
    let each = handling / servers
    return (
      Self.milliseconds(each * Self.gamma(ahead, 0) * coverage.factorP50),
      Self.milliseconds(each * Self.gamma(ahead, 1.2816) * coverage.factorP90)
    )
  }

  private func isServedAtOnce(_ place: Place, _ line: Int) -> Bool {
    roster.lines[line].places.rank(of: place) == 0
      && roster.lines[line].groups.contains { !roster.groups[$0.group].seats.isEmpty }
  }

  /// Those before it who want the same people, each as far as they do: in millionths, so that every reader gets
  /// the same sum in whichever order it met the lines.
  private func backlog(before place: Place, _ line: Int) -> Double {
    var millionths = roster.lines[line].places.rank(of: place) * 1_000_000
    for neighbour in roster.neighbours(of: line)
    where !roster.lines[neighbour.line].places.isEmpty {
      let share = neighbour.units * 1_000_000 / max(1, roster.lines[neighbour.line].readyUnits)
      millionths += roster.lines[neighbour.line].places.rank(of: place) * share
    }
    return Double(millionths) / 1_000_000
  }

  /// A quantile of a sum of so many exponential times of mean 1, by Wilson and Hilferty's approximation;
  /// `z` is that of the normal distribution.
  static func gamma(_ shape: Double, _ z: Double) -> Double {
    let ninth = 1 / (9 * shape)
    let root = 1 - ninth + z * ninth.squareRoot()
    return shape * root * root * root
  }

  private static func milliseconds(_ value: Double) -> UInt32 {
    value >= 0 && value < 4e9 ? UInt32(value) : .max
  }

  mutating func noteArrival(_ item: WorkItem, at now: Timestamp) {
    guard paces[item.queue] != nil || paces.count < Self.mostPaces else { return }
    paces[item.queue, default: Pace()].arrived(at: now)
  }

  /// One that somebody had is theirs no more.
  mutating func noteHandled(_ item: WorkItem?, at now: Timestamp) {
    guard let item, item.phase == .assigned, !item.queue.isEmpty,
      paces[item.queue] != nil || paces.count < Self.mostPaces
    else { return }
    paces[item.queue, default: Pace()].handled(for: now.milliseconds(since: item.assignedAt))
  }

  /// Holds what was estimated against what was waited.
  mutating func noteTruth(_ item: WorkItem, _ waited: UInt32) {
    guard item.estimatedP90 > 0 else { return }
    coverage.note(waited, p50: item.estimatedP50, p90: item.estimatedP90)
  }
}
