/// Days in English words.
extension DateScanner {
  private enum Word {
    case month(Int)
    case days(Int)
    /// The day before yesterday, the day after tomorrow.
    case day
    case last
    case this
    case next
  }

  /// The date that begins with a word of letters at a place.
  func inWords(_ start: Int) -> FoundSlot? {
    let (key, end) = text.word(start)
    switch Self.words[key] {
    case .month(let month): return monthDay(start, month, end)
    case .days(let days): return slot(said?.adding(days: days), start..<end)
    case .day: return beyond(start, end)
    case .last: return beside(start, end, .last)
    case .this: return beside(start, end, .this)
    case .next: return beside(start, end, .next)
    case nil:
      guard let number = NumberWords.read(text, from: start) else { return nil }
      return ago(start, number.value, number.end)
    }
  }

  /// `24 November`, `24th of Nov 2026`, `24-Nov-2026`, `5th of this month`.
  func dayMonth(_ start: Int, _ number: (value: Int, end: Int)) -> FoundSlot? {
    guard number.end - start <= 2 else { return nil }
    let (dayEnd, isOrdinal) = ordinalEnd(number.end)
    let isHyphened = text[dayEnd] == "-"
    var place = isHyphened ? dayEnd + 1 : text.skippingBlank(dayEnd)
    var word = text.word(place)
    if word.key == "of" {
      place = text.skippingBlank(word.end)
      word = text.word(place)
    }
    if case .month(let month) = Self.words[word.key] {
      guard month != 5 || isOrdinal || isMonthOfMay(word.end) else { return nil }
      return withYear(MonthDay(month: month, day: number.value, end: word.end), from: start)
    }
    return isOrdinal ? ofMonth(number.value, start, word) : nil
  }

  /// `3 days ago`, `two weeks ago`, `三天前`, `2周前`.
  func ago(_ start: Int, _ count: Int, _ end: Int) -> FoundSlot? {
    guard count <= 1_000 else { return nil }
    if Script.isUnspaced(text[text.skippingBlank(end)]) { return chineseAgo(start, count, end) }
    let unit = text.nextWord(end)
    let ago = text.nextWord(unit.end)
    guard ago.key == "ago", let days = Self.units[unit.key] else { return nil }
    return slot(said?.adding(days: -count * days), start..<ago.end)
  }

  private func monthDay(_ start: Int, _ month: Int, _ end: Int) -> FoundSlot? {
    var place = text[end] == "." || text[end] == "-" ? end + 1 : end
    place = text.skippingBlank(place)
    let the = text.word(place)
    if the.key == "the" { place = text.skippingBlank(the.end) }
    guard let number = text.digits(place), (1...2).contains(number.end - place) else { return nil }
    let (dayEnd, isOrdinal) = ordinalEnd(number.end)
    let isAlone =
      isOrdinal || !Script.isWordPart(text[dayEnd]) || Script.isUnspaced(text[dayEnd])
    // "May 10:30", "March 5%", "Dec 1.5" name no day.
    let isMore =
      text[dayEnd] == ":" || text[dayEnd] == "%"
      || ((text[dayEnd] == "." || text[dayEnd] == "/") && text.isDigit(dayEnd + 1))
    guard isAlone, !isMore else { return nil }
    return withYear(MonthDay(month: month, day: number.value, end: dayEnd), from: start)
  }

  /// `th` and the like, if they stand there.
  private func ordinalEnd(_ end: Int) -> (end: Int, isOrdinal: Bool) {
    let suffix = text.word(end)
    return Self.ordinals.contains(suffix.key) ? (suffix.end, true) : (end, false)
  }

  /// `5 May` names a day unless a word follows: "I ordered 5 may I return 2".
  private func isMonthOfMay(_ end: Int) -> Bool {
    !text.isLetter(text.skippingBlank(end))
  }

  private func withYear(_ parts: MonthDay, from start: Int) -> FoundSlot? {
    var place = parts.end
    if text[place] == "," || text[place] == "." || text[place] == "-" { place += 1 }
    place = text.skippingBlank(place)
    guard let year = text.digits(place), year.end - place == 4,
      CalendarDay.years.contains(year.value), !Script.isWordPart(text[year.end])
    else { return slot(parts, year: nil, from: start) }
    return slot(
      MonthDay(month: parts.month, day: parts.day, end: year.end), year: year.value, from: start)
  }

  private func ofMonth(
    _ day: Int, _ start: Int, _ word: (key: WordKey, end: Int)
  ) -> FoundSlot? {
    let month = text.nextWord(word.end)
    guard month.key == "month" else { return nil }
    let months: Int
    switch Self.words[word.key] {
    case .last: months = -1
    case .this: months = 0
    case .next: months = 1
    default: return nil
    }
    return slot(dayOfMonth(day, months: months), start..<month.end)
  }

  private func beyond(_ start: Int, _ end: Int) -> FoundSlot? {
    let side = text.nextWord(end)
    let day = text.nextWord(side.end)
    if side.key == "before", day.key == "yesterday" {
      return slot(said?.adding(days: -2), start..<day.end)
    }
    if side.key == "after", day.key == "tomorrow" {
      return slot(said?.adding(days: 2), start..<day.end)
    }
    return nil
  }

  /// `last Friday`, `last night`, `this morning`, `next Monday`.
  private func beside(_ start: Int, _ end: Int, _ side: Word) -> FoundSlot? {
    let word = text.nextWord(end)
    guard let weekday = Self.weekdays[word.key] else {
      let days: Int? =
        switch (side, word.key) {
        case (.last, "night"): -1
        case (.this, "morning"), (.this, "afternoon"), (.this, "evening"): 0
        default: nil
        }
      return slot(days.flatMap { said?.adding(days: $0) }, start..<word.end)
    }
    let day: CalendarDay? =
      switch side {
      case .last: said.flatMap { $0.adding(days: -(($0.weekday - weekday + 6) % 7 + 1)) }
      case .this: dayOfWeek(weekday, weeks: 0)
      default: dayOfWeek(weekday, weeks: 1)
      }
    return slot(day, start..<word.end)
  }

  private static let words: [WordKey: Word] = [
    "january": .month(1), "jan": .month(1), "february": .month(2), "feb": .month(2),
    "march": .month(3), "mar": .month(3), "april": .month(4), "apr": .month(4), "may": .month(5),
    "june": .month(6), "jun": .month(6), "july": .month(7), "jul": .month(7),
    "august": .month(8), "aug": .month(8), "september": .month(9), "sept": .month(9),
    "sep": .month(9), "october": .month(10), "oct": .month(10), "november": .month(11),
    "nov": .month(11), "december": .month(12), "dec": .month(12),
    "today": .days(0), "tonight": .days(0), "yesterday": .days(-1), "tomorrow": .days(1),
    "tmr": .days(1), "tmrw": .days(1), "day": .day, "last": .last, "this": .this, "next": .next,
  ]

  private static let weekdays: [WordKey: Int] = [
    "monday": 0, "mon": 0, "tuesday": 1, "tue": 1, "tues": 1, "wednesday": 2, "wed": 2,
    "thursday": 3, "thu": 3, "thur": 3, "thurs": 3, "friday": 4, "fri": 4, "saturday": 5, "sat": 5,
    "sunday": 6, "sun": 6,
  ]

  private static let units: [WordKey: Int] = ["day": 1, "days": 1, "week": 7, "weeks": 7]
  private static let ordinals: Set<WordKey> = ["st", "nd", "rd", "th"]
}
