/// Finds order numbers, amounts, dates, phone numbers, e-mail addresses, card numbers and products, in English and in
/// Chinese. Reads once, from left to right; no pattern engine, no clock.
public enum SlotScanner {
  /// Names how slots are found; changes with every change to it, and stands in each `turn.understood`.
  public static let version = "slots-3"

  /// All slots in the order of their appearance, none over another, each fact once.
  ///
  /// - Parameters:
  ///   - said: the day on which it was said, for what is counted from it; nil finds only dates with their year.
  ///   - products: the names to look for.
  public static func slots(
    in text: String, said: CalendarDay? = nil, products: ProductNames = ProductNames()
  ) -> [Slot] {
    var scan = SlotScan(SlotText(text), said, products)
    return scan.slots()
  }
}

/// One reading of one text.
private struct SlotScan {
  private let text: SlotText
  private let products: ProductNames
  private let dates: DateScanner
  /// What stands before it has been read.
  private var start = 0

  init(_ text: SlotText, _ said: CalendarDay?, _ products: ProductNames) {
    self.text = text
    self.products = products
    dates = DateScanner(text: text, said: said)
  }

  mutating func slots() -> [Slot] {
    var slots: [Slot] = []
    for place in text.chunks.indices {
      let chunk = text.chunks[place]
      while let found = next(in: chunk, at: place) {
        start = found.range.upperBound
        let slot = Slot(
          kind: found.kind, value: found.value, range: text.folded.origin(of: found.range))
        if !slots.contains(where: slot.isSameFact) { slots.append(slot) }
      }
    }
    return slots
  }

  /// The next slot that begins in a chunk: of a run of Chinese characters anywhere, of others at their beginning.
  private func next(in chunk: SlotText.Chunk, at place: Int) -> FoundSlot? {
    let first = chunk.range.lowerBound
    switch chunk.sort {
    case .han:
      for scalar in max(first, start)..<max(chunk.range.upperBound, start) {
        if let found = inChinese(scalar) { return found }
      }
      return nil
    case .address:
      guard first >= start else { return nil }
      return FoundSlot(kind: .email, value: text.string(chunk.range), range: chunk.range)
    case .word:
      guard first >= start else { return nil }
      return product(first) ?? (chunk.digits > 0 ? inDigits(chunk, place) : inWords(first))
    case .sign: return nil
    }
  }

  private func product(_ place: Int) -> FoundSlot? {
    products.isEmpty ? nil : products.product(text, from: place)
  }

  private var amounts: AmountScanner { AmountScanner(text: text, start: start) }

  private func inChinese(_ place: Int) -> FoundSlot? {
    if let found = product(place) ?? dates.inChinese(place) { return found }
    let isNumeral = ChineseNumeral.digit(text[place]) != nil || text[place] == "十"
    return isNumeral ? amounts.inChinese(place) : nil
  }

  private func inWords(_ place: Int) -> FoundSlot? {
    dates.inWords(place) ?? amounts.inWords(place)
  }

  private func inDigits(_ chunk: SlotText.Chunk, _ place: Int) -> FoundSlot? {
    if let card = CardScanner.card(text, in: chunk.range) { return card }
    if let found = dates.inDigits(chunk.range) ?? amounts.inDigits(chunk.range) { return found }
    let first = chunk.range.lowerBound
    let name = NumberName.last(before: place, in: text)
    // In "order 20031, 13812345678" the name is the first number's.
    if let name, name.end <= start, let phone = PhoneScanner.phone(text, from: first, named: false)
    {
      return phone
    }
    if name?.name == .order, let number = OrderNumberScanner.number(text, chunk, named: true) {
      return number
    }
    return PhoneScanner.phone(text, from: first, named: name?.name == .phone)
      ?? OrderNumberScanner.number(text, chunk, named: false)
  }
}
