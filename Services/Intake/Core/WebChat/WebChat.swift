/// The web chat is a channel of intake's own.
public enum WebChat {
  public static let channel = "webchat"
  public static let account = "web"

  /// Who a page's visitor is to the log.
  public static func peer(_ visitor: String) -> Peer {
    Peer(channel: channel, account: account, peer: visitor)
  }
}
