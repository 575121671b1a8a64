public import Testing

/// For tests that calculate for a second or more and never wait: one of them runs at a time.
///
/// As many tests run at once as the machine has cores. Tests that only calculate would take all of
/// these places for a minute, and what waits for a timer or a reply beside them would find it late.
public struct Calculating: TestTrait, SuiteTrait, TestScoping {
  public let isRecursive = true

  public func provideScope(
    for test: Test, testCase: Test.Case?,
    performing body: @Sendable () async throws -> Void
  ) async throws {
    await Turn.shared.take()
    do {
      try await body()
    } catch {
      await Turn.shared.pass()
      throw error
    }
    await Turn.shared.pass()
  }
}

extension Trait where Self == Calculating {
  /// The test calculates and never waits: it runs beside others, but never beside one of its kind.
  public static var calculating: Self { Calculating() }
}

/// Who may calculate; the others wait in the order in which they came.
private actor Turn {
  static let shared = Turn()

  private var isTaken = false
  private var waiting: [CheckedContinuation<Void, Never>] = []

  func take() async {
    guard isTaken else {
      isTaken = true
      return
    }
    await withCheckedContinuation { waiting.append($0) }
  }

  func pass() {
    guard !waiting.isEmpty else {
      isTaken = false
      return
    }
    waiting.removeFirst().resume()
  }
}
