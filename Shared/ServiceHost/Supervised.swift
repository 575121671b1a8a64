internal import Logging
internal import ServiceLifecycle
internal import Synchronization

/// Which services run, and the first that failed.
final class Supervision: Sendable {
  private struct State {
    var running: [String] = []
    var failure: (any Error)?
  }

  private let state = Mutex(State())

  var running: [String] { state.withLock { $0.running } }
  var failure: (any Error)? { state.withLock { $0.failure } }

  fileprivate func started(_ name: String) { state.withLock { $0.running.append(name) } }

  fileprivate func ended(_ name: String, _ error: (any Error)?) {
    state.withLock { state in
      if let index = state.running.firstIndex(of: name) { state.running.remove(at: index) }
      if let error, !(error is CancellationError) { state.failure = state.failure ?? error }
    }
  }
}

/// A service with a name, whose start and end are known.
struct Supervised: Service {
  var name: String
  var service: any Service
  var supervision: Supervision
  var logger: Logger

  func run() async throws {
    supervision.started(name)
    do {
      try await service.run()
      supervision.ended(name, nil)
    } catch {
      supervision.ended(name, error)
      if !(error is CancellationError) {
        logger.error("Service failed", metadata: ["part": "\(name)", "error": "\(error)"])
      }
      throw error
    }
  }
}
