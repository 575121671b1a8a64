/// Reads money: a number, in digits or in words, with a currency's sign, code or word beside it.
///
/// `$1,250.50`, `5k usd`, `12,50 €`, `two hundred dollars`, `¥300`, `1.2万元`, `三块五`, `两千五人民币`.
struct AmountScanner {
  let text: SlotText
  /// What stands before it belongs to a slot already.
  let start: Int

  private struct Named {
    var number: MoneyNumber
    var currency: String
  }

  /// The amount whose number is a chunk with digits, or begins with one: `rmb300`.
  func inDigits(_ chunk: Range<Int>) -> FoundSlot? {
    let (prefix, digits) = text.word(chunk.lowerBound)
    guard let number = MoneyNumber(text, from: digits) else { return nil }
    if digits > chunk.lowerBound {
      guard let code = Currency.codes[prefix], number.end >= chunk.upperBound else { return nil }
      return slot(Named(number: number, currency: code), from: chunk.lowerBound)
    }
    return amount(number, from: digits, wordEnd: chunk.upperBound)
  }

  /// The amount whose number begins with a Chinese numeral at a place.
  func inChinese(_ place: Int) -> FoundSlot? {
    guard ChineseNumeral.begins(text, at: place),
      let numeral = ChineseNumeral.read(text, from: place),
      let number = MoneyNumber(whole: numeral.value, end: numeral.end)
    else { return nil }
    return amount(number, from: place, wordEnd: numeral.end)
  }

  /// The amount whose number begins with an English word at a place.
  func inWords(_ place: Int) -> FoundSlot? {
    guard let words = NumberWords.read(text, from: place), !words.isArticle,
      let number = MoneyNumber(whole: words.value, end: words.end)
    else { return nil }
    return amount(number, from: place, wordEnd: words.end)
  }

  private func slot(_ named: Named, from start: Int) -> FoundSlot {
    FoundSlot(
      kind: .amount, value: named.number.text + " " + named.currency,
      range: start..<named.number.end)
  }

  // MARK: - Beside the number

  /// - Parameter wordEnd: where the letters and digits end that the number stands in: nothing else may be there.
  private func amount(_ number: MoneyNumber, from place: Int, wordEnd: Int) -> FoundSlot? {
    var number = number
    if number.end < wordEnd {
      guard let suffixed = suffixed(number, wordEnd) else { return nil }
      if let attached = suffixed.currency {
        return slot(Named(number: suffixed.number, currency: attached), from: place)
      }
      number = suffixed.number
    }
    number = scaled(number)
    let after = after(number)
    guard let before = before(place) else { return after.map { slot($0, from: place) } }
    // "$300 CAD" is Canadian, and of "¥300元" both belong to it.
    if let after, after.currency == before.currency || before.isVague && isCode(after, number) {
      return slot(after, from: before.start)
    }
    return slot(Named(number: number, currency: before.currency), from: before.start)
  }

  /// `5k`, `5kusd`, `20gbp`, `5w` (of Chinese ten-thousands); nil where other letters stand.
  private func suffixed(
    _ number: MoneyNumber, _ wordEnd: Int
  ) -> (number: MoneyNumber, currency: String?)? {
    var number = number
    let factor: Int? =
      switch text[number.end] {
      case "k": 1_000
      case "w": 10_000
      case "m": 1_000_000
      default: nil
      }
    let whole = text.word(number.end)
    if let code = Currency.codes[whole.key] ?? Currency.words[whole.key] {
      guard whole.end == wordEnd else { return nil }
      return (number.ending(at: wordEnd), code)
    }
    guard let factor, let product = number.times(factor, end: number.end + 1) else { return nil }
    number = product
    guard number.end < wordEnd else { return (number, nil) }
    let rest = text.word(number.end)
    guard let code = Currency.codes[rest.key], rest.end == wordEnd else { return nil }
    return (number.ending(at: wordEnd), code)
  }

  /// `5 thousand`, `1.2 million`.
  private func scaled(_ number: MoneyNumber) -> MoneyNumber {
    let word = text.nextWord(number.end)
    let factor: Int? =
      switch word.key {
      case "thousand": 1_000
      case "million": 1_000_000
      default: nil
      }
    return factor.flatMap { number.times($0, end: word.end) } ?? number
  }

  private func isCode(_ named: Named, _ number: MoneyNumber) -> Bool {
    Currency.codes[text.nextWord(number.end).key] == named.currency
  }

  // MARK: - Before it

  private struct Before {
    var currency: String
    var start: Int
    /// `$` and `¥` are those of several countries.
    var isVague = false
  }

  private func before(_ place: Int) -> Before? {
    var end = place
    if text[end - 1] == " " { end -= 1 }
    if text[end - 1] == ".", text.isLetter(end - 2) { end -= 1 }
    guard end > start else { return nil }
    if let code = Currency.sign(text[end - 1]) { return beforeSign(end - 1, code) }
    if text.isLetter(end - 1) {
      var first = end - 1
      while first > start, text.isLetter(first - 1) { first -= 1 }
      guard !text.isLetter(first - 1), !text.isDigit(first - 1) else { return nil }
      return Currency.codes[text.word(first).key].map { Before(currency: $0, start: first) }
    }
    guard Currency.endsChinese(text[end - 1]) else { return nil }
    for (word, code) in Currency.chinese {
      if let first = text.start(of: word, endingAt: end), first >= start {
        return Before(currency: code, start: first)
      }
    }
    return nil
  }

  /// `us$`, `hk$`.
  private func beforeSign(_ sign: Int, _ code: String) -> Before {
    guard text[sign] == "$" else {
      return Before(currency: code, start: sign, isVague: text[sign] == "¥")
    }
    var first = sign
    while first > start, text.isLetter(first - 1) { first -= 1 }
    if first < sign, let whose = Currency.dollars[text.word(first).key] {
      return Before(currency: whose, start: first)
    }
    return Before(currency: code, start: sign, isVague: true)
  }

  // MARK: - Behind it

  private func after(_ number: MoneyNumber) -> Named? {
    let place = text.skippingBlank(number.end)
    if let code = Currency.sign(text[place]) {
      // The sign of "300 $5" is the next number's.
      guard !text.isDigit(place + 1) else { return nil }
      return named(number, code, place + 1)
    }
    if text.isLetter(place) { return afterWord(number, place) }
    return Script.isUnspaced(text[place]) ? afterChinese(number, place) : nil
  }

  private func afterWord(_ number: MoneyNumber, _ place: Int) -> Named? {
    let word = text.word(place)
    guard !text.isDigit(word.end) else { return nil }
    if let whose = Currency.dollars[word.key] {
      let dollars = text.nextWord(word.end)
      return dollars.key == "dollars" || dollars.key == "dollar"
        ? named(number, whose, dollars.end) : nil
    }
    // "In 2026 rs. 500": rupees stand before their number.
    if word.key == "rs",
      text.isDigit(text.skippingBlank(word.end + (text[word.end] == "." ? 1 : 0)))
    {
      return nil
    }
    return (Currency.codes[word.key] ?? Currency.words[word.key]).map {
      named(number, $0, word.end)
    }
  }

  private func named(_ number: MoneyNumber, _ code: String, _ end: Int) -> Named {
    Named(number: number.ending(at: end), currency: code)
  }

  private func afterChinese(_ number: MoneyNumber, _ place: Int) -> Named? {
    if Currency.endsChinese(text[place + 1]) || text[place] == "人" {
      for (word, code) in Currency.chinese {
        if let end = text.end(of: word, at: place) { return named(number, code, end) }
      }
    }
    let next = text[place + 1]
    switch text[place] {
    case "元", "圆":
      guard !["旦", "素", "件", "宵", "桌", "形"].contains(next) else { return nil }
      if let end = text.end(of: "人民币", at: place + 1) { return named(number, "CNY", end) }
      return withFraction(number, place + 1).map { Named(number: $0, currency: "CNY") }
    case "块":
      if next == "钱" { return named(number, "CNY", place + 2) }
      let whole = withFraction(number, place + 1)
      // Two 块 of something are pieces of it.
      let isMoney =
        whole?.tenThousandths != number.tenThousandths
        || number.tenThousandths >= 10 * MoneyNumber.one || !number.isWhole || ends(place + 1)
      return isMoney ? whole.map { Named(number: $0, currency: "CNY") } : nil
    case "毛":
      guard next == "钱" || ends(place + 1) else { return nil }
      return number.divided(by: 10, end: next == "钱" ? place + 2 : place + 1)
        .map { Named(number: $0, currency: "CNY") }
    default: return nil
    }
  }

  /// `三块五`, `3元5角2分`.
  private func withFraction(_ number: MoneyNumber, _ place: Int) -> MoneyNumber? {
    guard let tenths = singleDigit(place) else { return number.ending(at: place) }
    guard text[place + 1] == "毛" || text[place + 1] == "角" else {
      return text[place - 1] == "块" && ends(place + 1)
        ? number.adding(hundredths: tenths * 10, end: place + 1)
        : number.ending(at: place)
    }
    guard let hundredths = singleDigit(place + 2),
      text[place + 3] == "分" || ends(place + 3)
    else { return number.adding(hundredths: tenths * 10, end: place + 2) }
    return number.adding(
      hundredths: tenths * 10 + hundredths, end: text[place + 3] == "分" ? place + 4 : place + 3)
  }

  private func singleDigit(_ place: Int) -> Int? {
    if text.isDigit(place) {
      return text.isDigit(place + 1) ? nil : Int(text[place].value - 0x30)
    }
    return ChineseNumeral.digit(text[place])
  }

  /// Whether a price may end before a place: no letter, digit or noun follows.
  private func ends(_ place: Int) -> Bool {
    let next = text[place]
    if Script.isUnspaced(next) { return Self.particles.contains(next) }
    return !Script.isWordPart(next) && !(next == "." && text.isDigit(place + 1))
  }

  private static let particles = Set("吧了啊呢嘛吗的都不就也给可还以优退返运邮差多左和跟起钱".unicodeScalars)
}
