import ConversationTesting
import Foundation
import Kafka
import Synchronization

@testable import Baton

/// Makes the embedded broker of a run do what a broker should not.
final class TroubledBroker: Sendable {
  /// What a real broker answers now and then, by request. It is over when it was answered once.
  private static let passing: [(MockCluster.Request, [Int32])] = [
    // NOT_LEADER_OR_FOLLOWER, NOT_ENOUGH_REPLICAS, REQUEST_TIMED_OUT
    (.produce, [6, 19, 7, 6]),
    (.fetch, [6, 6]),
    (.listOffsets, [6]),
    // LEADER_NOT_AVAILABLE
    (.metadata, [5]),
    // COORDINATOR_LOAD_IN_PROGRESS, COORDINATOR_NOT_AVAILABLE, NOT_COORDINATOR
    (.offsetCommit, [14, 16, 15]),
    (.offsetFetch, [14]),
    (.findCoordinator, [15]),
    (.joinGroup, [14]),
    (.heartbeat, [15, 16]),
  ]

  private let file: URL
  private let trouble = Mutex(BrokerTrouble())

  init(_ baton: BatonUp) {
    file = DataFolder(baton.data).brokerTrouble
  }

  /// Every kind of request fails as often as there are errors for it.
  func fail() throws {
    try change { trouble in
      trouble.failures = Self.passing.map {
        BrokerTrouble.Failure(request: $0.0.rawValue, codes: $0.1)
      }
      trouble.failuresNumber += 1
    }
  }

  func takeDown(for time: Duration) async throws {
    try change { $0.isDown = true }
    try await Task.sleep(for: time)
    try change { $0.isDown = false }
  }

  func delay(by milliseconds: Int, for time: Duration) async throws {
    try change { $0.delay = milliseconds }
    try await Task.sleep(for: time)
    try change { $0.delay = 0 }
  }

  private func change(_ change: (inout BrokerTrouble) -> Void) throws {
    try trouble.withLock { trouble in
      change(&trouble)
      try trouble.write(to: file)
    }
  }
}
