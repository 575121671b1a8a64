/// The web chat is a channel of intake's own.
public enum WebChat {
  public static let channel = "webchat"
  /// The account of a page whose address names none.
  public static let account = "web"

  /// Who a page's visitor is to the log.
  public static func peer(_ visitor: String, of account: String) -> Peer {
    Peer(channel: channel, account: account, peer: visitor)
  }

  /// What a page says of itself when a conversation begins.
  public struct Opening: Sendable, Equatable {
    /// BCP 47; nil where the page does not say.
    public var language: String?
    public var account: String

    /// Reads the body of `POST /webchat/sessions`.
    ///
    /// - Parameter accounts: those that have a page beside ``WebChat/account``.
    public init(reading value: JSONValue, accounts: [String]) throws(FieldProblems) {
      var fields = FieldReader(value)
      language = fields.language("language")
      account = fields.optionalName("account") ?? WebChat.account
      if account != WebChat.account, !accounts.contains(account) {
        fields.report("account", "must be an account of the web chat")
      }
      guard fields.problems.isEmpty else { throw FieldProblems(fields.problems) }
    }
  }
}
