/// The named work and appends of one partition that are not over.
struct OutstandingWork {
  enum Stage {
    /// Waits for its turn.
    case queued
    case working(Task<Void, Never>, turn: UInt64)
    /// On its way into the log.
    case appending
    /// In the log, and not folded yet.
    case folding
  }

  private var stages: [WorkID: Stage] = [:]
  private var byOffset: [Int64: WorkID] = [:]

  func contains(_ id: WorkID) -> Bool { stages[id] != nil }

  /// Takes up the name; false if it is outstanding already.
  mutating func begin(_ id: WorkID, _ stage: Stage) -> Bool {
    guard stages[id] == nil else { return false }
    stages[id] = stage
    return true
  }

  /// Whether work that waits for its turn was not cancelled meanwhile.
  func isQueued(_ id: WorkID) -> Bool {
    if case .queued = stages[id] { true } else { false }
  }

  mutating func run(_ id: WorkID, _ task: Task<Void, Never>, turn: UInt64) {
    stages[id] = .working(task, turn: turn)
  }

  /// Frees a name whose work has ended; false if that turn had been cancelled.
  mutating func worked(_ id: WorkID, turn: UInt64) -> Bool {
    guard case .working(_, turn) = stages[id] else { return false }
    stages[id] = nil
    return true
  }

  mutating func folding(_ id: WorkID, until offset: Int64) {
    stages[id] = .folding
    byOffset[offset] = id
  }

  mutating func end(_ id: WorkID) { stages[id] = nil }

  /// Frees the name whose last record was folded.
  mutating func folded(at offset: Int64) -> WorkID? {
    guard !byOffset.isEmpty, let id = byOffset.removeValue(forKey: offset) else { return nil }
    stages[id] = nil
    return id
  }

  /// Ends the work of that name, waiting or running, and frees it; appends go on.
  ///
  /// Returns whether it was running.
  mutating func cancel(_ id: WorkID) -> Bool {
    switch stages[id] {
    case .queued:
      stages[id] = nil
      return false
    case .working(let task, _):
      task.cancel()
      stages[id] = nil
      return true
    case .appending, .folding, nil: return false
    }
  }

  /// Ends all work, and gives how much of it was running.
  mutating func cancelAllWork() -> Int {
    let ids = stages.keys.sorted { ($0.kind, $0.hi, $0.lo) < ($1.kind, $1.hi, $1.lo) }
    return ids.count { cancel($0) }
  }

  var isWorking: Bool {
    stages.values.contains { if case .working = $0 { true } else { false } }
  }
}
