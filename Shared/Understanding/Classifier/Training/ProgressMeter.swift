internal import Synchronization

/// Counts the separators that were found, of those that there will be.
final class ProgressMeter: Sendable {
  private let found = Mutex(0)
  private let expected: Int
  private let report: @Sendable (Double) -> Void

  init(classes: Int, folds: Int, report: @escaping @Sendable (Double) -> Void) {
    expected = classes * (folds + 2)
    self.report = report
  }

  func advance() {
    let now = found.withLock { found in
      found += 1
      return found
    }
    report(min(1, Double(now) / Double(expected)))
  }
}
