import Foundation

/// How many processes of which services somebody asked a running `baton up` for.
struct WantedScale: Equatable, Sendable {
  /// How often `baton up` looks for it.
  static let interval = Duration.milliseconds(100)

  var counts: [ServiceName: Int] = [:]

  init() {}

  /// What is asked for in the files of a data folder.
  init(in folder: DataFolder) {
    for service in ServiceName.allCases {
      let text = try? String(contentsOf: folder.wantedScale(of: service), encoding: .utf8)
      counts[service] = text.flatMap { Int($0) }
    }
  }

  var inOrder: [(service: ServiceName, count: Int)] {
    ServiceName.allCases.compactMap { service in counts[service].map { (service, $0) } }
  }

  static func ask(for scale: Scale, in folder: DataFolder) throws {
    try Data("\(scale.count)".utf8).write(
      to: folder.wantedScale(of: scale.service), options: .atomic)
  }
}
