public import Testing

/// For tests that hold something against the clock: they run before all that has no such hurry.
///
/// At a run's begin a thousand tests stand in line for a few threads, and each step of a test that waits goes to
/// the line's end again. What is asked for with a high priority has a line of its own.
public struct Punctual: TestTrait, TestScoping {
  public func provideScope(
    for test: Test, testCase: Test.Case?,
    performing body: @Sendable () async throws -> Void
  ) async throws {
    try await withoutActuallyEscaping(body) { body in
      try await Task(priority: .high) { try await body() }.value
    }
  }
}

extension Trait where Self == Punctual {
  /// The test holds something against the clock, and what it starts too.
  public static var punctual: Self { Punctual() }
}
