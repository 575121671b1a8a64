import Firm
import Foundation

/// A firm's folder on disk that is gone with the value.
final class FirmFolder: Sendable {
  let url = FileManager.default.temporaryDirectory.appending(path: "firm-\(UUID())")

  static let teams = """
    teams:
      - id: shop
        name: {en: Shop, zh: 商城}
        queues:
          - {id: general, name: {en: General, zh: 综合}}
        agents:
          - {id: lin, name: Lin, secret: lin-demo}
    """
  static let policy = "handover: {team: shop, queue: general}"

  init(
    teams: String = teams, policy: String = policy, gateways: String? = nil, texts: String? = nil
  ) throws {
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    try write("teams.yaml", teams)
    try write("policy.yaml", policy)
    if let gateways { try write("gateways.yaml", gateways) }
    if let texts { try write("texts.yaml", texts) }
  }

  func write(_ name: String, _ text: String) throws {
    try Data(text.utf8).write(to: url.appending(path: name), options: .atomic)
  }

  func load(gatewaysFile: String? = nil) throws(FirmProblems) -> Firm {
    try Firm.load(folder: url, gatewaysFile: gatewaysFile.map { url.appending(path: $0) })
  }

  /// What is wrong with the folder; empty when it loads.
  var problems: [String] {
    do {
      _ = try load()
      return []
    } catch {
      return error.problems.map(\.description)
    }
  }

  deinit { try? FileManager.default.removeItem(at: url) }
}
