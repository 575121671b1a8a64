import Conversation

/// A gateway, by the channel and account that it carries.
struct GatewayKey: Hashable, Sendable {
  var channel: String
  var account: String

  init(channel: String, account: String) {
    self.channel = channel
    self.account = account
  }

  init(_ address: Address) {
    self.init(channel: address.channel, account: address.account)
  }

  /// The key of its records in `baton.gateways`; no two gateways share one.
  var recordKey: [UInt8] { Array("\(channel.utf8.count):\(channel)/\(account)".utf8) }
}
