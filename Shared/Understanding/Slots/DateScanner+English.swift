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
    /// `in`
    case ahead
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
    case .ahead: return ahead(start, end)
    case nil:
      if let day = Self.weekdays[key] { return weekday(start, end, day) }
      return ago(start)
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
    guard isOrdinal else { return nil }
    return ofMonth(number.value, start, word) ?? ordinal(number.value, start, dayEnd)
  }

  /// The month that stands behind a day.
  func month(behind end: Int) -> Int? {
    var word = text.nextWord(ordinalEnd(end).end)
    if word.key == "of" { word = text.nextWord(word.end) }
    if case .month(let month) = Self.words[word.key] { return month }
    return nil
  }

  func isMonth(_ key: WordKey) -> Bool {
    if case .month = Self.words[key] { true } else { false }
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
    var word = text.nextWord(end)
    // `last week Monday`
    let isOfWeek = word.key == "week"
    if isOfWeek { word = text.nextWord(word.end) }
    guard let weekday = Self.weekdays[word.key] else {
      let days: Int? =
        switch (side, word.key) {
        case _ where isOfWeek: nil
        case (.last, "night"): -1
        case (.this, "morning"), (.this, "afternoon"), (.this, "evening"): 0
        default: nil
        }
      return slot(days.flatMap { said?.adding(days: $0) }, start..<word.end)
    }
    let day: CalendarDay? =
      switch side {
      case .last where isOfWeek: dayOfWeek(weekday, weeks: -1)
      case .last: last(weekday)
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
    "in": .ahead,
  ]

  private static let weekdays: [WordKey: Int] = [
    "monday": 0, "mon": 0, "tuesday": 1, "tue": 1, "tues": 1, "wednesday": 2, "wed": 2,
    "thursday": 3, "thu": 3, "thur": 3, "thurs": 3, "friday": 4, "fri": 4, "saturday": 5, "sat": 5,
    "sunday": 6, "sun": 6,
  ]

  private static let ordinals: Set<WordKey> = ["st", "nd", "rd", "th"]
}
