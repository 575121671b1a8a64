extension Duration {
  /// Reads a length of time as people write it: `500ms`, `20s`, `2m`, `1h30m`, `7d`.
  ///
  /// Nil for anything else, for negative lengths, and for lengths above 10 years.
  public init?(text: String) {
    var rest = Substring(text.filter { $0 != " " })
    var milliseconds: Int64 = 0
    guard !rest.isEmpty else { return nil }
    while !rest.isEmpty {
      let digits = rest.prefix { $0.isASCII && $0.isNumber }
      let unit = rest.dropFirst(digits.count).prefix { $0.isLetter }
      guard let count = Int64(digits), count <= Self.longest, let size = Self.units[String(unit)]
      else { return nil }
      milliseconds += min(count * size, Self.longest + 1)
      guard milliseconds <= Self.longest else { return nil }
      rest = rest.dropFirst(digits.count + unit.count)
    }
    self = .milliseconds(milliseconds)
  }

  /// The whole milliseconds in it, rounded towards zero.
  public var wholeMilliseconds: Int64 {
    let (seconds, attoseconds) = components
    let scaled = seconds.multipliedReportingOverflow(by: 1000)
    return scaled.overflow
      ? (seconds < 0 ? .min : .max) : scaled.partialValue + attoseconds / 1_000_000_000_000_000
  }

  /// As people write it, `1h30m`; `0s` for nothing.
  public var text: String {
    var rest = wholeMilliseconds
    var parts = ""
    for (unit, size) in [
      ("d", 86_400_000), ("h", 3_600_000), ("m", 60_000), ("s", 1000), ("ms", 1),
    ] as [(String, Int64)]
    where rest >= size {
      parts += "\(rest / size)\(unit)"
      rest %= size
    }
    return parts.isEmpty ? "0s" : parts
  }

  private static let longest: Int64 = 10 * 366 * 86_400_000
  private static let units: [String: Int64] = [
    "ms": 1, "s": 1000, "m": 60_000, "min": 60_000, "h": 3_600_000, "d": 86_400_000,
  ]
}
