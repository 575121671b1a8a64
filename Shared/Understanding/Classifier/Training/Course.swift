internal import Synchronization

/// Who does the work of training, and how far it is: counts the separators that were found, of those that there will be.
final class Course: Sendable {
  let workforce: any Workforce
  private let found = Mutex(0)
  private let expected: Int
  private let report: @Sendable (Double) -> Void

  init(
    _ workforce: any Workforce, separators expected: Int,
    report: @escaping @Sendable (Double) -> Void
  ) {
    self.workforce = workforce
    self.expected = expected
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
