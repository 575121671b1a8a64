import DeskCore

/// The last announcements, in order, for who comes back.
///
/// Of a conversation that was announced more than once only the last state is held: nobody who comes
/// back needs an earlier one, and each takes some kilobytes.
struct Backlog: Sendable {
  /// At least so many announcements back, those that were replaced counted.
  static let held = 4_096

  /// Of the last announcement; the first has 1.
  private(set) var number: Int64 = 0
  /// Nil in the place of one that was replaced.
  private var recent: [Announcement?] = []
  /// Where the last state of each conversation is held, by its id.
  private var states: [String: Int64] = [:]

  private var firstNumber: Int64 { number - Int64(recent.count) + 1 }

  mutating func add(_ announcement: Announcement) -> Hub.Entry {
    number += 1
    recent.append(announcement)
    if case .conversation(let view) = announcement,
      let replaced = states.updateValue(number, forKey: view.conversationId)
    {
      recent[Int(replaced - firstNumber)] = nil
    }
    if recent.count > 2 * Self.held { forget(recent.count - Self.held) }
    return Hub.Entry(number: number, announcement: announcement)
  }

  /// What concerns a person of all after that number; nil where not all of it is held.
  func missed(since last: Int64, by person: Person) -> [Hub.Entry]? {
    guard last <= number, last + 1 >= firstNumber else { return nil }
    return recent[Int(last + 1 - firstNumber)...].enumerated().compactMap { place, announcement in
      guard let announcement, announcement.concerns(person) else { return nil }
      return Hub.Entry(number: last + 1 + Int64(place), announcement: announcement)
    }
  }

  private mutating func forget(_ count: Int) {
    for case .conversation(let view)? in recent.prefix(count) { states[view.conversationId] = nil }
    recent.removeFirst(count)
  }
}
