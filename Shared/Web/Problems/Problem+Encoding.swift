internal import HTTPTypes

extension Problem: Encodable {
  private struct Key: CodingKey {
    var stringValue: String
    var intValue: Int? { nil }

    init(_ name: String) { stringValue = name }
    init?(stringValue: String) { self.init(stringValue) }
    init?(intValue: Int) { nil }
  }

  /// Further members never take the place of the standard ones.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Key.self)
    for (name, value) in members { try container.encode(value, forKey: Key(name)) }
    try container.encode(type, forKey: Key("type"))
    try container.encode(title, forKey: Key("title"))
    try container.encode(status.code, forKey: Key("status"))
    if let detail { try container.encode(detail, forKey: Key("detail")) }
    if !errors.isEmpty { try container.encode(errors, forKey: Key("errors")) }
  }
}
