package import Conversation

/// A gateway, by the channel and account that it carries.
package struct GatewayKey: Hashable, Sendable {
  package var channel: String
  package var account: String

  package init(channel: String, account: String) {
    self.channel = channel
    self.account = account
  }

  package init(_ address: Address) {
    self.init(channel: address.channel, account: address.account)
  }

  /// The key of its records in `baton.gateways`; no two gateways share one.
  package var recordKey: [UInt8] { Array("\(channel.utf8.count):\(channel)/\(account)".utf8) }
}
