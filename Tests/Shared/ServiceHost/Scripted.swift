import ServiceLifecycle

/// A service made of a closure.
struct Scripted: Service {
  var script: @Sendable () async throws -> Void

  init(_ script: @escaping @Sendable () async throws -> Void) { self.script = script }

  func run() async throws { try await script() }
}

/// What happened, in order.
actor Steps {
  private(set) var done: [String] = []

  func add(_ step: String) { done.append(step) }

  /// Waits to be asked to stop, then notes the step.
  nonisolated func untilShutdown(_ step: String) async throws {
    try? await gracefulShutdown()
    await add(step)
  }
}
