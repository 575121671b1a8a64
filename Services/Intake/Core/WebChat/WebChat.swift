/// The web chat is a channel of intake's own.
public enum WebChat {
  public static let channel = "webchat"
  public static let account = "web"

  /// Who a page's visitor is to the log.
  public static func peer(_ visitor: String) -> Peer {
    Peer(channel: channel, account: account, peer: visitor)
  }

  /// Reads the body of `POST /webchat/sessions`: the page's language, if it says so.
  public static func language(reading value: JSONValue) throws(FieldProblems) -> String? {
    var fields = FieldReader(value)
    let language = fields.language("language")
    guard fields.problems.isEmpty else { throw FieldProblems(fields.problems) }
    return language
  }
}
