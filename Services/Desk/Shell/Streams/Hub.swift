import DeskCore
import Synchronization

/// Passes announcements to the streams of those who are signed in, and holds the last of them for
/// who comes back.
final class Hub: Sendable {
  struct Entry: Sendable, Equatable {
    var number: Int64
    var announcement: Announcement
  }

  /// Where a stream begins.
  struct Start: Sendable {
    /// What it missed, or nil where that is no longer held: then it needs a snapshot.
    var missed: [Entry]?
    /// The number before the first entry to come.
    var number: Int64
    /// Ends when the reader is too slow: it comes back and is told what it missed.
    var entries: AsyncStream<Entry>
  }

  private struct State {
    var number: Int64 = 0
    var recent: [Entry] = []
    var listeners: [Int: (person: Person, continuation: AsyncStream<Entry>.Continuation)] = [:]
    var lastListener = 0
  }

  static let held = 2_048
  private static let buffered = 1_024
  /// Tells the ids of this process's entries from those of another.
  let name: String
  private let state = Mutex(State())

  init(name: String) {
    self.name = name
  }

  func announce(_ announcements: [Announcement]) {
    guard !announcements.isEmpty else { return }
    let slow = state.withLock { state -> [AsyncStream<Entry>.Continuation] in
      let entries = announcements.map { announcement in
        state.number += 1
        return Entry(number: state.number, announcement: announcement)
      }
      state.recent += entries
      if state.recent.count > 2 * Self.held {
        state.recent.removeFirst(state.recent.count - Self.held)
      }
      return Self.send(entries, &state)
    }
    for continuation in slow { continuation.finish() }
  }

  /// Tells those who listen now and whom it concerns; who comes back is not told of it.
  func mention(_ announcement: Announcement) {
    state.withLock { state in
      let entry = Entry(number: state.number, announcement: announcement)
      for listener in state.listeners.values where entry.announcement.concerns(listener.person) {
        listener.continuation.yield(entry)
      }
    }
  }

  /// Gives the entries to those whom they concern; returns who was too slow to take them.
  private static func send(
    _ entries: [Entry], _ state: inout State
  ) -> [AsyncStream<Entry>.Continuation] {
    var slow: [AsyncStream<Entry>.Continuation] = []
    for (id, listener) in state.listeners {
      for entry in entries where entry.announcement.concerns(listener.person) {
        if case .dropped = listener.continuation.yield(entry) {
          slow.append(listener.continuation)
          state.listeners[id] = nil
          break
        }
      }
    }
    return slow
  }

  /// - Parameter lastID: what the reader had last; nil for one that is new.
  func listen(for person: Person, after lastID: String?) -> Start {
    let (stream, continuation) = AsyncStream.makeStream(
      of: Entry.self, bufferingPolicy: .bufferingOldest(Self.buffered))
    let (start, id) = state.withLock { state -> (Start, Int) in
      state.lastListener += 1
      state.listeners[state.lastListener] = (person, continuation)
      let missed = lastID.flatMap { self.missed(since: $0, person, state) }
      return (Start(missed: missed, number: state.number, entries: stream), state.lastListener)
    }
    continuation.onTermination = { [weak self] _ in
      self?.state.withLock { _ = $0.listeners.removeValue(forKey: id) }
    }
    return start
  }

  private func missed(since id: String, _ person: Person, _ state: State) -> [Entry]? {
    let parts = id.split(separator: ".")
    guard parts.count == 2, parts[0] == name[...], let number = Int64(parts[1]),
      number <= state.number, number + 1 >= (state.recent.first?.number ?? state.number + 1)
    else { return nil }
    return state.recent.filter { $0.number > number && $0.announcement.concerns(person) }
  }

  /// The number of the last entry.
  var latest: Int64 { state.withLock { $0.number } }

  func id(_ number: Int64) -> String { "\(name).\(number)" }
}
