/// Reads money: a number with a currency sign, code or word beside it.
enum AmountScanner {
  /// The amount at a chunk, as `12.50 CNY`; nil where no currency stands beside it.
  static func amount(at place: Int, in chunks: [SlotScanner.Chunk]) -> String? {
    let (numberText, attached) = split(chunks[place].text)
    guard let number = number(numberText) else { return nil }
    let before = place > 0 ? chunks[place - 1] : nil
    let after = place + 1 < chunks.count ? chunks[place + 1] : nil
    let currency =
      attached.flatMap { words[$0] }
      ?? before.flatMap { $0.sort == .sign ? signs[$0.text] : codes[$0.text] }
      ?? after.flatMap { code(after: $0) }
    return currency.map { number + " " + $0 }
  }

  /// `12.5usd` is `12.5` and `usd`.
  private static func split(_ text: String) -> (number: String, unit: String?) {
    let number = text.prefix { $0.isASCII && ($0.isNumber || $0 == "." || $0 == ",") }
    let unit = text.dropFirst(number.count)
    return (String(number), unit.isEmpty ? nil : String(unit))
  }

  /// Digits with an optional fraction; commas between thousands vanish. At most 12 digits.
  private static func number(_ text: String) -> String? {
    let plain = text.filter { $0 != "," }
    let parts = plain.split(separator: ".", omittingEmptySubsequences: false)
    guard (1...2).contains(parts.count), let whole = parts.first, (1...12).contains(whole.count),
      parts.allSatisfy({ !$0.isEmpty })
    else { return nil }
    if parts.count == 2, parts[1].count > 4 { return nil }
    return plain
  }

  private static func code(after chunk: SlotScanner.Chunk) -> String? {
    switch chunk.sort {
    case .sign: signs[chunk.text]
    case .word: words[chunk.text]
    case .han: hanWords.first { chunk.text.hasPrefix($0.word) }?.code
    }
  }

  private static let signs = [
    "$": "USD", "€": "EUR", "£": "GBP", "¥": "CNY", "₹": "INR", "₩": "KRW",
  ]
  private static let codes = [
    "usd": "USD", "eur": "EUR", "gbp": "GBP", "cny": "CNY", "rmb": "CNY", "inr": "INR", "rs": "INR",
    "rs.": "INR", "hkd": "HKD", "jpy": "JPY", "cad": "CAD", "aud": "AUD", "sgd": "SGD",
  ]
  private static let words = codes.merging(
    [
      "dollar": "USD", "dollars": "USD", "bucks": "USD", "euro": "EUR", "euros": "EUR",
      "pound": "GBP",
      "pounds": "GBP", "quid": "GBP", "yuan": "CNY", "rupees": "INR", "rupee": "INR", "yen": "JPY",
    ]) { first, _ in first }
  /// Longer words first, for 港元 isn't 元.
  private static let hanWords: [(word: String, code: String)] = [
    ("人民币", "CNY"), ("美元", "USD"), ("美金", "USD"), ("欧元", "EUR"), ("英镑", "GBP"), ("港币", "HKD"),
    ("港元", "HKD"),
    ("日元", "JPY"), ("块", "CNY"), ("元", "CNY"), ("圆", "CNY"),
  ]
}
