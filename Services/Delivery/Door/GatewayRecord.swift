internal import Foundation

/// What `baton.gateways` holds of a gateway: that it answered 410 and must not be called again.
package struct GatewayRecord: Codable, Equatable, Sendable {
  package var channel: String
  package var account: String
  /// Where it answered so. With another callback in the configuration it counts as mended.
  package var url: String
  package var disabled: Bool
  package var reason: String
  package var at: String

  package var key: GatewayKey { GatewayKey(channel: channel, account: account) }

  package init(
    channel: String, account: String, url: String, disabled: Bool, reason: String, at: String
  ) {
    self.channel = channel
    self.account = account
    self.url = url
    self.disabled = disabled
    self.reason = reason
    self.at = at
  }

  package func bytes() throws -> [UInt8] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return [UInt8](try encoder.encode(self))
  }
}
