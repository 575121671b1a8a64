public import Conversation

extension InboundMessage {
  // What the fold takes at most, in bytes.
  private static let customerBytes = 8_192
  private static let wordsBytes = 40_000

  /// Reads the body of `POST /v1/messages`.
  public init(reading value: JSONValue) throws(FieldProblems) {
    var fields = FieldReader(value)
    let channel = fields.name("channel", longest: 64)
    let account = fields.name("account")
    let peer = fields.name("peer")
    let thread = fields.optionalName("thread")
    let messageID = fields.name("messageId")
    let sentAt = fields.moment("sentAt")
    let kind = fields.has("kind") ? fields.oneOf("kind", InboundKind.self) : .message
    let act = kind.flatMap { Self.act($0, &fields) }
    let customer = fields.object("customer", Self.customer)
    if let customer, customer.textBytes > Self.customerBytes {
      fields.report("customer", "must have at most \(Self.customerBytes) bytes of text")
    }
    guard let channel, let account, let peer, let messageID, let act, fields.problems.isEmpty else {
      throw FieldProblems(fields.problems)
    }
    self.init(
      peer: Peer(channel: channel, account: account, peer: peer, thread: thread ?? ""),
      messageID: messageID, act: act, sentAt: sentAt, customer: customer)
  }

  /// Reads the body of `POST /webchat/messages`, whose token has said who writes.
  public init(webChat value: JSONValue, from peer: Peer) throws(FieldProblems) {
    var fields = FieldReader(value)
    let messageID = fields.name("messageId")
    let act = Self.act(.message, &fields)
    let language = fields.language("language")
    guard let messageID, let act, fields.problems.isEmpty else {
      throw FieldProblems(fields.problems)
    }
    self.init(
      peer: peer, messageID: messageID, act: act, customer: language.map(Customer.init(language:)))
  }

  private static func act(_ kind: InboundKind, _ fields: inout FieldReader) -> Act? {
    switch kind {
    case .message: words(&fields).map(Act.message)
    case .edit:
      if let original = fields.name("of"), let words = words(&fields) {
        .edit(of: original, words)
      } else {
        nil
      }
    case .delete: fields.name("of").map(Act.delete)
    case .left: .left
    }
  }

  private static func words(_ fields: inout FieldReader) -> Words? {
    let before = fields.problems.count
    let text = fields.words("text")
    let attachments = fields.objects("attachments", most: 20, attachment)
    guard fields.problems.count == before else { return nil }
    if attachments.isEmpty, PlainText.isBlank(text ?? "") {
      fields.report("text", fields.has("text") ? "must not be empty" : "is missing")
      return nil
    }
    var words = Words()
    words.text = text ?? ""
    words.attachments = attachments
    guard words.bytes <= wordsBytes else {
      fields.report("attachments", "must have at most \(wordsBytes) bytes with the text")
      return nil
    }
    return words
  }

  private static func attachment(_ fields: inout FieldReader) -> Attachment? {
    let url = fields.name("url", longest: 2_048)
    if let url, !url.hasPrefix("https://"), !url.hasPrefix("http://") {
      fields.report("url", "must begin with https:// or http://")
    }
    let mediaType = fields.optionalName("mediaType", longest: 100)
    let name = fields.optionalName("name", longest: 255)
    let bytes = fields.has("bytes") ? fields.integer("bytes", in: 0...1 << 50) : nil
    guard let url else { return nil }
    var attachment = Attachment()
    attachment.url = url
    attachment.mediaType = mediaType ?? ""
    attachment.name = name ?? ""
    attachment.bytes = UInt64(bytes ?? 0)
    return attachment
  }

  private static func customer(_ fields: inout FieldReader) -> Customer? {
    var customer = Customer()
    customer.id = fields.optionalName("id") ?? ""
    customer.name = fields.optionalName("name") ?? ""
    customer.language = fields.language("language") ?? ""
    customer.tier = fields.optionalName("tier", longest: 64) ?? ""
    customer.attributes = fields.texts("attributes", most: 32, longest: 1_000).map(attribute)
    return customer
  }

  private static func attribute(key: String, value: String) -> Attribute {
    var attribute = Attribute()
    attribute.key = key
    attribute.value = value
    return attribute
  }
}

extension Words {
  /// As the fold counts them, with 24 for each attachment.
  fileprivate var bytes: Int {
    attachments.reduce(text.utf8.count) {
      $0 + $1.url.utf8.count + $1.mediaType.utf8.count + $1.name.utf8.count + 24
    }
  }
}

extension Customer {
  /// Somebody of whom only the language is known.
  public init(language: String) {
    self.init()
    self.language = language
  }

  /// Bytes of text as the fold counts them, with eight for each attribute.
  fileprivate var textBytes: Int {
    attributes.reduce(id.utf8.count + name.utf8.count + language.utf8.count + tier.utf8.count) {
      $0 + $1.key.utf8.count + $1.value.utf8.count + 8
    }
  }
}
