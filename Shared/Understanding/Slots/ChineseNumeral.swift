/// Whole numbers in Chinese characters, up to a million millions.
enum ChineseNumeral {
  private static let most = 1_000_000_000_000

  /// The number that begins at a place: `三百`, `两千五` (2,500), `一百零五`, `十二`; nil if none does.
  static func read(_ text: SlotText, from start: Int) -> (value: Int, end: Int)? {
    var reading = Reading()
    var place = start
    while reading.take(text[place]) {
      guard reading.total + reading.section <= most else { return nil }
      place += 1
    }
    return place > start && reading.isNumber ? (reading.value, place) : nil
  }

  /// Whether no number goes on here that began before, such as in `几百五十` or `第三`.
  static func begins(_ text: SlotText, at place: Int) -> Bool {
    let before = text[place - 1]
    switch before {
    case "几", "第", "零", "〇": return false
    default: return digit(before) == nil && unit(before) == nil && !Script.isDigit(before)
    }
  }

  /// Two or four characters of digits, as years are read: `二〇二六`; nil if others stand there.
  static func digits(_ text: SlotText, from start: Int) -> (value: Int, end: Int)? {
    var value = 0
    var end = start
    while end - start < 4, let digit = yearDigit(text[end]) {
      value = value * 10 + digit
      end += 1
    }
    return end - start == 2 || end - start == 4 ? (value, end) : nil
  }

  static func digit(_ scalar: Unicode.Scalar) -> Int? {
    switch scalar {
    case "一": 1
    case "二", "两": 2
    case "三": 3
    case "四": 4
    case "五": 5
    case "六": 6
    case "七": 7
    case "八": 8
    case "九": 9
    default: nil
    }
  }

  static func unit(_ scalar: Unicode.Scalar) -> Int? {
    switch scalar {
    case "十": 10
    case "百": 100
    case "千": 1_000
    case "万": 10_000
    case "亿": 100_000_000
    default: nil
    }
  }

  private static func yearDigit(_ scalar: Unicode.Scalar) -> Int? {
    scalar == "零" || scalar == "〇" ? 0 : digit(scalar)
  }

  private struct Reading {
    /// What stands before 万 or 亿, and what is under way behind it.
    var total = 0
    var section = 0
    private var digit: Int?
    private var lastUnit = 0
    private var isAfterZero = false

    /// A digit right behind a unit counts tenths of it: 两千五 is 2,500, and 两千零五 2,005.
    var value: Int {
      guard let digit else { return total + section }
      return total + section + (lastUnit >= 100 && !isAfterZero ? digit * lastUnit / 10 : digit)
    }

    var isNumber: Bool { digit != nil || total + section > 0 }

    mutating func take(_ scalar: Unicode.Scalar) -> Bool {
      if let value = ChineseNumeral.digit(scalar) { return takeDigit(value) }
      if scalar == "零" || scalar == "〇" {
        guard digit == nil, lastUnit > 0, !isAfterZero else { return false }
        isAfterZero = true
        return true
      }
      return ChineseNumeral.unit(scalar).map { takeUnit($0) } ?? false
    }

    private mutating func takeDigit(_ value: Int) -> Bool {
      guard digit == nil else { return false }
      digit = value
      return true
    }

    private mutating func takeUnit(_ unit: Int) -> Bool {
      if unit >= 10_000 {
        let section = section + (digit ?? 0)
        guard section > 0 || (unit > 10_000 && total > 0) else { return false }
        total = unit == 10_000 ? total + section * unit : (total + section) * unit
        self.section = 0
      } else {
        guard let count = digit ?? (unit == 10 && lastUnit != 10 ? 1 : nil) else { return false }
        section += count * unit
      }
      digit = nil
      lastUnit = unit
      isAfterZero = false
      return true
    }
  }
}
