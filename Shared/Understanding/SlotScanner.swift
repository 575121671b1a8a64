/// Finds order numbers, amounts, phone numbers and e-mail addresses. Scans once, from left to right; no pattern engine.
public enum SlotScanner {
  /// All slots in the order of their appearance, each value once.
  public static func slots(in text: String) -> [Slot] {
    slots(inNormalized: Normalizer.fold(text))
  }

  static func slots(inNormalized text: String) -> [Slot] {
    var slots: [Slot] = []
    let chunks = chunks(of: text)
    for number in chunks.indices {
      guard let slot = slot(at: number, in: chunks), !slots.contains(slot) else { continue }
      slots.append(slot)
    }
    return slots
  }

  // MARK: - Chunks

  /// A run of characters of one sort.
  struct Chunk {
    enum Sort { case word, han, sign }

    var sort: Sort
    var text: String
    /// How many digits it has.
    var digits: Int
  }

  /// Letters and digits with the signs inside numbers and addresses; Chinese characters; each other sign by itself.
  static func chunks(of text: String) -> [Chunk] {
    var chunks: [Chunk] = []
    var word = ""
    let scalars = Array(text.unicodeScalars)
    func flush() {
      guard !word.isEmpty else { return }
      var trimmed = word[...]
      while let last = trimmed.last, ".-_,".contains(last) { trimmed = trimmed.dropLast() }
      let digits = trimmed.unicodeScalars.reduce(0) { $0 + (Script.isDigit($1) ? 1 : 0) }
      if !trimmed.isEmpty {
        chunks.append(Chunk(sort: .word, text: String(trimmed), digits: digits))
      }
      word = ""
    }
    for scalar in scalars {
      if isPart(scalar, of: word) {
        word.unicodeScalars.append(scalar)
        continue
      }
      flush()
      if Script.isUnspaced(scalar) {
        if chunks.last?.sort == .han {
          chunks[chunks.count - 1].text.unicodeScalars.append(scalar)
        } else {
          chunks.append(Chunk(sort: .han, text: String(Character(scalar)), digits: 0))
        }
      } else if scalar != " " {
        chunks.append(Chunk(sort: .sign, text: String(Character(scalar)), digits: 0))
      }
    }
    flush()
    return chunks
  }

  private static func isPart(_ scalar: Unicode.Scalar, of word: String) -> Bool {
    if Script.isWordPart(scalar) { return true }
    if word.isEmpty { return scalar == "+" }
    return scalar == "." || scalar == "@" || scalar == "-" || scalar == "_" || scalar == ","
      || (scalar == "+" && !word.unicodeScalars.allSatisfy(Script.isDigit))
  }

  // MARK: - What a chunk is

  private static func slot(at place: Int, in chunks: [Chunk]) -> Slot? {
    let chunk = chunks[place]
    guard chunk.sort == .word else { return nil }
    if let address = email(chunk.text) { return Slot(kind: .email, value: address) }
    guard chunk.digits > 0 else { return nil }
    if let amount = AmountScanner.amount(at: place, in: chunks) {
      return Slot(kind: .amount, value: amount)
    }
    let name = nearestName(before: place, in: chunks)
    if name == .orderNumber, let number = orderNumber(chunk, atLeast: 4) {
      return Slot(kind: .orderNumber, value: number)
    }
    if let phone = phone(countryCode(before: place, in: chunks) + chunk.text, named: name == .phone)
    {
      return Slot(kind: .phone, value: phone)
    }
    return orderNumber(chunk, atLeast: 10).map { Slot(kind: .orderNumber, value: $0) }
  }

  /// `+86` of `+86 13812345678`; empty if none stands there.
  private static func countryCode(before place: Int, in chunks: [Chunk]) -> String {
    guard place > 0 else { return "" }
    let code = chunks[place - 1].text
    let isCode = code.first == "+" && (2...4).contains(code.utf8.count)
    return isCode && code.dropFirst().unicodeScalars.allSatisfy(Script.isDigit) ? code : ""
  }

  private static func email(_ text: String) -> String? {
    let parts = text.split(separator: "@", omittingEmptySubsequences: false)
    guard parts.count == 2, !parts[0].isEmpty else { return nil }
    let labels = parts[1].split(separator: ".", omittingEmptySubsequences: false)
    guard labels.count >= 2, labels.allSatisfy({ !$0.isEmpty }), let top = labels.last,
      top.utf8.count >= 2, top.utf8.allSatisfy({ (0x61...0x7A).contains($0) })
    else { return nil }
    return text
  }

  /// Digits, or capital letters and digits mixed, of a length that shops use.
  private static func orderNumber(_ chunk: Chunk, atLeast least: Int) -> String? {
    let text = chunk.text.uppercased()
    let length = text.utf8.count
    let isPlain = text.utf8.allSatisfy { letter in
      (0x30...0x39).contains(letter) || (0x41...0x5A).contains(letter) || letter == 0x2D
    }
    guard isPlain, chunk.digits >= min(least, 4), chunk.digits * 2 >= length,
      (least...32).contains(length)
    else { return nil }
    return text
  }

  /// What the words shortly before a number call it: "order no. 20031", "订单号是20031", "#20031", "call me at".
  private static func nearestName(before place: Int, in chunks: [Chunk]) -> Slot.Kind? {
    for chunk in chunks[max(0, place - 5)..<place].reversed() {
      switch chunk.sort {
      case .han: if let kind = hanName(chunk.text) { return kind }
      case .word:
        if orderNames.contains(chunk.text) { return .orderNumber }
        if phoneNames.contains(chunk.text) { return .phone }
      case .sign: if chunk.text == "#" { return .orderNumber }
      }
    }
    return nil
  }

  /// The last of the names in a run of Chinese characters.
  private static func hanName(_ text: String) -> Slot.Kind? {
    var rest = text[...]
    while !rest.isEmpty {
      if hanPhoneNames.contains(where: rest.hasSuffix) { return .phone }
      if hanOrderNames.contains(where: rest.hasSuffix) { return .orderNumber }
      rest = rest.dropLast()
    }
    return nil
  }

  private static let hanOrderNames = ["订单", "单号", "运单", "快递单", "物流单"]
  private static let hanPhoneNames = ["电话", "手机", "手机号"]
  private static let orderNames: Set<String> = [
    "order", "orders", "ord", "purchase", "tracking", "parcel", "shipment", "awb", "orderid",
    "order-id", "invoice", "ordernumber", "package",
  ]
  private static let phoneNames: Set<String> = [
    "phone", "mobile", "cell", "tel", "telephone", "call", "whatsapp", "text",
  ]

  /// A Chinese mobile number (11 digits from 13 to 19, MIIT numbering plan), an international one with `+` (8 to 15 digits,
  /// ITU E.164), or 7 to 15 digits where the words say that it is a phone.
  private static func phone(_ text: String, named: Bool) -> String? {
    var digits = ""
    for scalar in text.unicodeScalars {
      if Script.isDigit(scalar) {
        digits.unicodeScalars.append(scalar)
      } else if scalar != "-", scalar != "+", scalar != "." {
        return nil
      }
    }
    if text.hasPrefix("+") { return (8...15).contains(digits.utf8.count) ? "+" + digits : nil }
    let second = digits.dropFirst().first
    if digits.utf8.count == 11, digits.first == "1", let second, second >= "3" { return digits }
    return named && (7...15).contains(digits.utf8.count) ? digits : nil
  }
}
