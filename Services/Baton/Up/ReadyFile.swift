import Foundation

/// What runs and where, for people's scripts and tests: written when all is ready, and again
/// whenever a process was started anew.
struct ReadyFile: Codable, Equatable, Sendable {
  struct SignIn: Codable, Equatable, Sendable {
    var id: String
    var secret: String
    var name: String?
    var team: String?
    var role: String?
  }

  var kafka: String
  var intake: String
  var desk: String
  /// Where the sample merchant is, if there is one.
  var merchant: String?
  /// The first instance of each service.
  var admin: [String: String]
  /// Every instance's, the first one's included.
  var admins: [String: [String]]?
  /// Every instance's address, of services that have one.
  var instances: [String: [String]]?
  var pids: [String: [Int32]]
  var agents: [SignIn]
  var gatewayToken: String?
  /// What another process needs beside `kafka` to talk to the broker.
  var environment: [String: String]?
  var logs: String?
  /// The firm's folder, and the file of gateways that replaces the folder's.
  var config: String?
  var gateways: String?
  /// The model that the bot was told of.
  var model: String?

  func write(to file: URL) throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try encoder.encode(self).write(to: file, options: .atomic)
  }

  /// Nil where there is none that can be read.
  static func read(from file: URL) -> ReadyFile? {
    (try? Data(contentsOf: file)).flatMap { try? JSONDecoder().decode(Self.self, from: $0) }
  }
}
