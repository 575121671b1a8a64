/// How names, labels and numbers are written in Prometheus' text format.
enum PrometheusName {
  /// A metric's name: `[a-zA-Z_:][a-zA-Z0-9_:]*`.
  static func metric(_ name: String) -> String { clean(name, colon: true) }

  /// Labels sorted by name, joined; of two with one name the last counts.
  static func labels(_ dimensions: [(String, String)]) -> String {
    var values: [String: String] = [:]
    for (name, value) in dimensions { values[clean(name, colon: false)] = value }
    return values.sorted { $0.key < $1.key }
      .map { "\($0.key)=\"\(escape($0.value, quotes: true))\"" }.joined(separator: ",")
  }

  static func escape(_ text: String, quotes: Bool = false) -> String {
    var escaped = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\\": escaped += "\\\\"
      case "\n": escaped += "\\n"
      case "\"" where quotes: escaped += "\\\""
      default: escaped.unicodeScalars.append(scalar)
      }
    }
    return escaped
  }

  static func number(_ value: Double) -> String {
    if value.isNaN { return "NaN" }
    if value.isInfinite { return value > 0 ? "+Inf" : "-Inf" }
    return Int64(exactly: value).map(String.init) ?? "\(value)"
  }

  private static func clean(_ name: String, colon: Bool) -> String {
    let scalars = name.unicodeScalars.map { scalar -> Character in
      switch scalar {
      case "a"..."z", "A"..."Z", "0"..."9", "_": Character(scalar)
      case ":" where colon: ":"
      default: "_"
      }
    }
    let startsWithDigit = scalars.first?.isNumber ?? true
    return (startsWithDigit ? "_" : "") + String(scalars)
  }
}
