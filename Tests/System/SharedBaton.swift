import Foundation

/// One Baton for all suites that leave nobody waiting and no agent with work: the next one's customer
/// would wait behind theirs. Those that do, or that break things, start their own.
enum SharedBaton {
  private static let starting = Task { try await BatonUp() }

  static var running: BatonUp {
    get async throws { try await starting.value }
  }
}
