/// How long to wait before the next attempt: 50 ms, then twice as long each time up to a second, and
/// up to a half more at random, so that many don't come back at once.
struct Pause {
  private var milliseconds = 50

  mutating func next() -> Duration {
    defer { milliseconds = min(milliseconds * 2, 1_000) }
    return .milliseconds(milliseconds + Int.random(in: 0...milliseconds / 2))
  }

  /// Returns at once when the task is cancelled.
  mutating func wait() async {
    try? await Task.sleep(for: next())
  }
}
