import Synchronization

/// Who has a page open at this desk, and for whom the last one has been gone for a while.
///
/// Somebody who never had a stream here is not missed: they may be at another desk, or call without one.
final class Attendance: Sendable {
  private struct State {
    var streams: [String: Int] = [:]
    var lastSeen: [String: ContinuousClock.Instant] = [:]
  }

  private let state = Mutex(State())

  func streamBegan(for agentID: String) {
    state.withLock { state in
      state.streams[agentID, default: 0] += 1
      state.lastSeen[agentID] = nil
    }
  }

  func streamEnded(for agentID: String, at now: ContinuousClock.Instant = .now) {
    state.withLock { state in
      state.streams[agentID, default: 0] -= 1
      guard state.streams[agentID, default: 0] <= 0 else { return }
      state.streams[agentID] = nil
      state.lastSeen[agentID] = now
    }
  }

  /// A call shows that somebody is there, without a stream too.
  func called(_ agentID: String, at now: ContinuousClock.Instant = .now) {
    state.withLock { state in
      if state.lastSeen[agentID] != nil { state.lastSeen[agentID] = now }
    }
  }

  /// Who has a page open here.
  var present: Set<String> { state.withLock { Set($0.streams.keys) } }

  /// Tells of them once more, after the same time.
  func missAgain(_ agentID: String, at now: ContinuousClock.Instant = .now) {
    state.withLock { state in
      if state.streams[agentID] == nil { state.lastSeen[agentID] = now }
    }
  }

  /// Those who left and were not seen since, each told once.
  func takeMissing(since limit: ContinuousClock.Instant) -> [String] {
    state.withLock { state in
      let missing = state.lastSeen.filter { $0.value <= limit }.map(\.key).sorted()
      for agentID in missing { state.lastSeen[agentID] = nil }
      return missing
    }
  }
}
