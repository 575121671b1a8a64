import Foundation

/// What `baton.gateways` holds of a gateway: that it answered 410 and must not be called again.
struct GatewayRecord: Codable, Equatable, Sendable {
  var channel: String
  var account: String
  /// Where it answered so. With another callback in the configuration it counts as mended.
  var url: String
  var disabled: Bool
  var reason: String
  var at: String

  var key: GatewayKey { GatewayKey(channel: channel, account: account) }

  func bytes() throws -> [UInt8] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return [UInt8](try encoder.encode(self))
  }
}
