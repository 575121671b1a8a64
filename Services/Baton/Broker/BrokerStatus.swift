import EmbeddedBroker
import Foundation
import Kafka

/// What the embedded broker tells `baton up` in a file.
struct BrokerStatus: Codable, Equatable, Sendable {
  /// How often it is written, where it changed, and read.
  static let interval = Duration.milliseconds(100)

  var pid: Int32
  var bootstrapServers: String
  /// How full the fullest partition is: 0 to 1, where 1 says that records were dropped.
  var fill: Double
  var fullest: String?

  init(pid: Int32, bootstrapServers: String, fill: Double, fullest: String? = nil) {
    self.pid = pid
    self.bootstrapServers = bootstrapServers
    self.fill = fill
    self.fullest = fullest
  }

  init(of broker: EmbeddedBroker) {
    let fullest = broker.fullest
    self.init(
      pid: ProcessInfo.processInfo.processIdentifier, bootstrapServers: broker.bootstrapServers,
      fill: fullest?.fill ?? 0, fullest: fullest?.partition.description)
  }

  /// Whether it is worth writing: a percent more, or full.
  func isNews(after earlier: BrokerStatus) -> Bool {
    abs(fill - earlier.fill) >= 0.01 || (fill >= 1) != (earlier.fill >= 1)
  }

  func write(to file: URL) throws {
    try JSONEncoder().encode(self).write(to: file, options: .atomic)
  }

  /// Nil while there is none that can be read.
  static func read(from file: URL) -> BrokerStatus? {
    (try? Data(contentsOf: file)).flatMap { try? JSONDecoder().decode(Self.self, from: $0) }
  }
}
