/// Amounts of money as people read them.
enum MoneyText {
  /// Whether it is a code of ISO 4217's form: three capital letters.
  static func isCurrency(_ name: String) -> Bool {
    name.utf8.count == 3 && name.utf8.allSatisfy { (0x41...0x5A).contains($0) }
  }

  /// `¥1,234.50` and `1,234.50元`; a currency without a sign of its own stands before it by its code. An amount that is
  /// no decimal number stays as it is.
  static func text(
    _ amount: String, _ currency: String, _ language: AnswerTemplate.Language
  ) -> String {
    guard let number = number(amount) else { return amount }
    let sign = number.isNegative ? "-" : ""
    switch (language, currency) {
    case (_, ""): return sign + number.digits
    case (.chinese, "CNY"): return sign + number.digits + "元"
    case (.chinese, "USD"): return sign + number.digits + "美元"
    case (.chinese, "EUR"): return sign + number.digits + "欧元"
    case (.english, "CNY"): return sign + "¥" + number.digits
    case (.english, "USD"): return sign + "$" + number.digits
    case (.english, "EUR"): return sign + "€" + number.digits
    default: return "\(currency) \(sign)\(number.digits)"
    }
  }

  /// With commas between thousands and two decimals, rounded half up; nil for anything but digits with at most one
  /// point.
  private static func number(_ text: String) -> (isNegative: Bool, digits: String)? {
    let isNegative = text.hasPrefix("-")
    let halves = (isNegative ? text.dropFirst() : text[...])
      .split(separator: ".", omittingEmptySubsequences: false)
    guard (1...2).contains(halves.count), (1...15).contains(halves[0].count),
      halves.allSatisfy({ !$0.isEmpty && $0.utf8.allSatisfy { (0x30...0x39).contains($0) } }),
      let whole = Int64(halves[0])
    else { return nil }
    let decimals = (halves.count == 2 ? Array(halves[1].utf8) : []).map { Int64($0) - 0x30 }
    func decimal(_ place: Int) -> Int64 { place < decimals.count ? decimals[place] : 0 }
    let hundredths = whole * 100 + decimal(0) * 10 + decimal(1) + (decimal(2) >= 5 ? 1 : 0)
    let rest = hundredths % 100
    return (isNegative, grouped(hundredths / 100) + "." + (rest < 10 ? "0" : "") + "\(rest)")
  }

  private static func grouped(_ number: Int64) -> String {
    let digits = Array(String(number))
    var text = ""
    for (place, digit) in digits.enumerated() {
      if place > 0, (digits.count - place) % 3 == 0 { text += "," }
      text.append(digit)
    }
    return text
  }
}
