import Foundation
import LogRuntime

@testable import Baton

extension BatonUp {
  /// How to reach its broker and what its topics are called.
  var logSettings: LogSettings {
    get async throws {
      let ready = try ready
      var environment = ProcessInfo.processInfo.environment
      environment.merge(ready.environment) { _, told in told }
      environment["KAFKA_BOOTSTRAP_SERVERS"] = ready.kafka
      return try await BrokerOptions.settings(environment, as: "test-watch")
    }
  }
}
