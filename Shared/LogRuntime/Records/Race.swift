/// Waits for something no longer than it is worth.
enum Race {
  /// What `body` gives, or nil after `limit`, or when the task is cancelled: then `body` is
  /// cancelled and goes on without anybody waiting for it.
  static func first<Value: Sendable>(
    within limit: Duration, _ body: @escaping @Sendable () async -> Value
  ) async -> Value? {
    let finish = Finish<Value>()
    let runner = Task { finish.resume(await body()) }
    let timer = Task {
      guard (try? await Task.sleep(for: limit)) != nil else { return }
      finish.resume(nil)
    }
    defer { timer.cancel() }
    let value = await finish.value()
    if value == nil { runner.cancel() }
    return value
  }
}
