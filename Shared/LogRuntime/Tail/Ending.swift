internal import Synchronization

/// Whether something was asked to end.
final class Ending: Sendable {
  private let flag = Mutex(false)

  var hasBegun: Bool { flag.withLock { $0 } }

  func begin() { flag.withLock { $0 = true } }
}
