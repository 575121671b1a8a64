/// A number as prices are written, exact to ten-thousandths and below a million millions.
struct MoneyNumber {
  static let one: Int64 = 10_000
  private static let most: Int64 = 1_000_000_000_000 * one

  private(set) var tenThousandths: Int64
  /// Where it ends in the text.
  private(set) var end: Int

  init?(whole: Int, end: Int) {
    self.init(tenThousandths: Int64(whole).multipliedReportingOverflow(by: Self.one), end: end)
  }

  private init?(tenThousandths: (partialValue: Int64, overflow: Bool), end: Int) {
    guard !tenThousandths.overflow, tenThousandths.partialValue < Self.most else { return nil }
    self.tenThousandths = tenThousandths.partialValue
    self.end = end
  }

  /// That in digits: `1,250.50`, `12,50`, `1.2万`, `3万5`. Nil for versions (`2.0.1`) and what is too long.
  init?(_ text: SlotText, from start: Int) {
    guard let plain = Self.plain(text, from: start),
      let spoken = Self.withUnits(text, plain)
    else { return nil }
    self = spoken
  }

  /// The same number, with more of the text belonging to it.
  func ending(at end: Int) -> MoneyNumber {
    var longer = self
    longer.end = end
    return longer
  }

  func times(_ factor: Int, end: Int) -> MoneyNumber? {
    MoneyNumber(
      tenThousandths: tenThousandths.multipliedReportingOverflow(by: Int64(factor)), end: end)
  }

  func adding(hundredths: Int, end: Int) -> MoneyNumber? {
    MoneyNumber(
      tenThousandths: tenThousandths.addingReportingOverflow(Int64(hundredths) * 100), end: end)
  }

  func divided(by divisor: Int, end: Int) -> MoneyNumber? {
    MoneyNumber(tenThousandths: (tenThousandths / Int64(divisor), false), end: end)
  }

  var isWhole: Bool { tenThousandths.isMultiple(of: Self.one) }

  /// Without a fraction, or with two to four digits of it.
  var text: String {
    let (whole, rest) = tenThousandths.quotientAndRemainder(dividingBy: Self.one)
    guard rest > 0 else { return String(whole) }
    var fraction = String(String(rest + Self.one).dropFirst())
    while fraction.utf8.count > 2, fraction.hasSuffix("0") { fraction.removeLast() }
    return "\(whole).\(fraction)"
  }

  // MARK: - Digits

  private static func plain(_ text: SlotText, from start: Int) -> MoneyNumber? {
    var whole: Int64 = 0
    var digits = 0
    var place = start
    while text.isDigit(place) || (text[place] == "," && isBetweenThousands(text, place)) {
      if text.isDigit(place) {
        digits += 1
        guard digits <= 12 else { return nil }
        whole = whole * 10 + Int64(text[place].value - 0x30)
      }
      place += 1
    }
    guard digits > 0 else { return nil }
    let isFraction = (text[place] == "." || text[place] == ",") && text.isDigit(place + 1)
    guard isFraction else {
      return MoneyNumber(tenThousandths: whole.multipliedReportingOverflow(by: one), end: place)
    }
    var fraction: Int64 = 0
    var scale = one
    place += 1
    while text.isDigit(place) {
      scale /= 10
      guard scale > 0 else { return nil }
      fraction += Int64(text[place].value - 0x30) * scale
      place += 1
    }
    guard !(text[place] == "." && text.isDigit(place + 1)) else { return nil }
    return MoneyNumber(tenThousandths: (whole * one + fraction, false), end: place)
  }

  /// Three digits follow, or two and another comma.
  private static func isBetweenThousands(_ text: SlotText, _ comma: Int) -> Bool {
    guard text.isDigit(comma + 1), text.isDigit(comma + 2) else { return false }
    return text.isDigit(comma + 3) ? !text.isDigit(comma + 4) : text[comma + 3] == ","
  }

  // MARK: - Chinese units behind digits

  /// `1.2万`, `5百`, `1万5千`, and `3万5`, whose last digit counts tenths of the unit.
  private static func withUnits(_ text: SlotText, _ number: MoneyNumber) -> MoneyNumber? {
    guard ChineseNumeral.unit(text[number.end]) != nil else { return number }
    var sum: Int64 = 0
    var part = number
    var lastUnit = Int.max
    while let (factor, end) = units(text, part.end) {
      guard factor < lastUnit, let product = part.times(factor, end: end) else { return nil }
      lastUnit = factor
      sum += product.tenThousandths
      part = product
      guard text.isDigit(end) else { break }
      guard let next = plain(text, from: end) else { return nil }
      guard units(text, next.end) == nil else {
        part = next
        continue
      }
      guard next.end == end + 1, let tail = next.times(lastUnit / 10, end: next.end) else {
        return nil
      }
      return MoneyNumber(
        tenThousandths: sum.addingReportingOverflow(tail.tenThousandths), end: next.end)
    }
    return MoneyNumber(tenThousandths: (sum, false), end: part.end)
  }

  private static func units(_ text: SlotText, _ start: Int) -> (factor: Int, end: Int)? {
    var factor = 1
    var end = start
    while let unit = ChineseNumeral.unit(text[end]), end - start < 3 {
      factor *= unit
      end += 1
    }
    return end > start ? (factor, end) : nil
  }
}
