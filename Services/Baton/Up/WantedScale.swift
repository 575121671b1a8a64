import Foundation

/// How many processes of which services somebody asked a running `baton up` for, in a file.
struct WantedScale: Codable, Equatable, Sendable {
  /// How often `baton up` looks for it.
  static let interval = Duration.milliseconds(100)

  /// By the service's name.
  var counts: [String: Int] = [:]

  var inOrder: [(service: ServiceName, count: Int)] {
    ServiceName.allCases.compactMap { service in
      counts[service.rawValue].map { (service, $0) }
    }
  }

  /// Nil where there is none that can be read.
  static func read(from file: URL) -> WantedScale? {
    (try? Data(contentsOf: file)).flatMap { try? JSONDecoder().decode(Self.self, from: $0) }
  }

  func write(to file: URL) throws {
    try JSONEncoder().encode(self).write(to: file, options: .atomic)
  }
}
