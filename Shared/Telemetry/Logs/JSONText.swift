/// Writes JSON text piece by piece, without a tree in between.
struct JSONText {
  private(set) var text = ""

  mutating func raw(_ part: String) { text += part }

  /// A JSON string; control characters and U+2028/2029 are escaped, so that it is always one line.
  mutating func string(_ value: String) {
    text += "\""
    for scalar in value.unicodeScalars {
      switch scalar {
      case "\"": text += "\\\""
      case "\\": text += "\\\\"
      case "\n": text += "\\n"
      case "\r": text += "\\r"
      case "\t": text += "\\t"
      case "\u{0}"..<"\u{20}", "\u{7f}"..<"\u{a0}", "\u{2028}", "\u{2029}": escape(scalar)
      default: text.unicodeScalars.append(scalar)
      }
    }
    text += "\""
  }

  private mutating func escape(_ scalar: Unicode.Scalar) {
    let digits = String(scalar.value, radix: 16)
    text += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
  }

  /// `{"key":value,...}`, in the order given.
  mutating func object<Value>(
    _ members: [(key: String, value: Value)], _ write: (inout JSONText, Value) -> Void
  ) {
    text += "{"
    for (index, member) in members.enumerated() {
      if index > 0 { text += "," }
      string(member.key)
      text += ":"
      write(&self, member.value)
    }
    text += "}"
  }

  mutating func array<Element>(
    _ elements: [Element], _ write: (inout JSONText, Element) -> Void
  ) {
    text += "["
    for (index, element) in elements.enumerated() {
      if index > 0 { text += "," }
      write(&self, element)
    }
    text += "]"
  }
}
