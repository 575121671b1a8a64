import EmbeddedBroker
import Foundation
import Kafka

/// What the embedded broker is told to do wrong, so that it can be seen how the services bear it:
/// a file, read again whenever it changed.
struct BrokerTrouble: Codable, Equatable, Sendable {
  /// Errors in place of the next answers to one kind of request.
  struct Failure: Codable, Equatable, Sendable {
    /// https://kafka.apache.org/protocol#protocol_api_keys
    var request: Int16
    /// One a request: https://kafka.apache.org/protocol#protocol_error_codes
    var codes: [Int32]
  }

  /// Whether it cuts all connections and refuses new ones. It keeps what it has.
  var isDown = false
  /// By how much each answer is late, in milliseconds.
  var delay = 0
  var failures: [Failure] = []
  /// The failures come once for each number.
  var failuresNumber = 0

  /// Nil where there is none that can be read.
  static func read(from file: URL) -> BrokerTrouble? {
    (try? Data(contentsOf: file)).flatMap { try? JSONDecoder().decode(Self.self, from: $0) }
  }

  func write(to file: URL) throws {
    try JSONEncoder().encode(self).write(to: file, options: .atomic)
  }

  /// - Parameter before: what it did wrong until now.
  func make(at broker: EmbeddedBroker, after before: BrokerTrouble) async throws(KafkaError) {
    if delay != before.delay { try await broker.cluster.delay(by: .milliseconds(delay)) }
    for failure in failures where failuresNumber != before.failuresNumber {
      try await broker.cluster.failNext(
        MockCluster.Request(rawValue: failure.request),
        with: failure.codes.map { KafkaError.Code(rawValue: $0) })
    }
    guard isDown != before.isDown else { return }
    if isDown {
      try await broker.cluster.takeDown()
    } else {
      try await broker.cluster.bringUp()
    }
  }
}
