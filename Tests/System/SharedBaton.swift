import Foundation

/// One Baton for all suites that only talk to it; those that break things start their own.
enum SharedBaton {
  private static let starting = Task { try await BatonUp() }

  static var running: BatonUp {
    get async throws { try await starting.value }
  }
}
