/// A text with names in braces, to be replaced by what was found out: `/orders/{order_number}`.
public struct PlaceholderText: Sendable, Hashable {
  enum Part: Sendable, Hashable {
    case plain(String)
    case name(String)
  }

  let parts: [Part]
  /// In the order of the text, each once.
  public let names: [String]

  /// Nil where a brace is not closed, or there is nothing in it.
  public init?(_ text: String) {
    var parts: [Part] = []
    var names: [String] = []
    var rest = text[...]
    while let open = rest.firstIndex(of: "{") {
      parts.append(.plain(String(rest[..<open])))
      rest = rest[rest.index(after: open)...]
      guard let close = rest.firstIndex(of: "}"), close > rest.startIndex else { return nil }
      let name = String(rest[..<close])
      parts.append(.name(name))
      if !names.contains(name) { names.append(name) }
      rest = rest[rest.index(after: close)...]
    }
    parts.append(.plain(String(rest)))
    self.parts = parts
    self.names = names
  }

  /// The text with each name's value as it is; nil where one is missing.
  public func filled(_ values: [String: String]) -> String? { text(values) { $0 } }

  /// The same for an address: values are percent-encoded but for RFC 3986's unreserved characters, so that none can
  /// lead to another path. Nil also for a value of dots alone, which would.
  public func address(_ values: [String: String]) -> String? {
    text(values) { value in
      value.allSatisfy { $0 == "." } ? nil : Self.percentEncoded(value)
    }
  }

  private func text(_ values: [String: String], _ encode: (String) -> String?) -> String? {
    var text = ""
    for part in parts {
      switch part {
      case .plain(let plain): text += plain
      case .name(let name):
        guard let value = values[name], !value.isEmpty, let encoded = encode(value) else {
          return nil
        }
        text += encoded
      }
    }
    return text
  }

  private static func percentEncoded(_ text: String) -> String {
    let digits = Array("0123456789ABCDEF")
    var encoded = ""
    for byte in text.utf8 {
      switch byte {
      case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x5F, 0x7E:
        encoded.unicodeScalars.append(Unicode.Scalar(byte))
      default: encoded += "%\(digits[Int(byte >> 4)])\(digits[Int(byte & 0xF)])"
      }
    }
    return encoded
  }
}
