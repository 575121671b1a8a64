/// Days in English that the words beside them name: `on Friday`, `until the 5th`, `Monday next week`, `in 3 days`.
///
/// A day that comes again and again is the next one, or the one before where the message tells of what was. `friday` and
/// `the 5th` by themselves name none: nothing says that they are more than the name of a day, or the fifth of something.
extension DateScanner {
  /// A weekday at a place: before a day of the month it only says more of it.
  func weekday(_ start: Int, _ end: Int, _ weekday: Int) -> FoundSlot? {
    guard !isDayOfMonth(behind: end) else { return nil }
    if let week = weekBehind(end) {
      let day =
        week.isCounted
        ? next(weekday, from: said?.adding(days: week.days - 1))
        : dayOfWeek(weekday, weeks: week.days / 7)
      return slot(day, start..<week.end)
    }
    let coming = text.nextWord(end)
    if coming.key == "coming" { return slot(next(weekday, from: said), start..<coming.end) }
    guard let lead = lead(before: start) else { return nil }
    let isPast = lead == .since || lead == .open && isPast(until: start)
    return slot(isPast ? last(weekday) : next(weekday, from: said), start..<end)
  }

  /// The first such weekday after a day.
  private func next(_ weekday: Int, from day: CalendarDay?) -> CalendarDay? {
    day.flatMap { $0.adding(days: (weekday - $0.weekday + 6) % 7 + 1) }
  }

  /// `next week`, `last week`, `in a week`, `in two weeks`: how many days away.
  private func weekBehind(_ end: Int) -> (days: Int, isCounted: Bool, end: Int)? {
    let first = text.nextWord(end)
    let second = text.nextWord(first.end)
    let days: Int? =
      switch first.key {
      case "next": 7
      case "this": 0
      case "last": -7
      default: nil
      }
    if let days { return second.key == "week" ? (days, false, second.end) : nil }
    guard first.key == "in", let span = span(text.skippingBlank(first.end)), span.unit.days == 7
    else { return nil }
    return (span.count * 7, true, span.end)
  }

  /// `friday the 17th`, `saturday, 3 december`, `tuesday march 3`.
  private func isDayOfMonth(behind end: Int) -> Bool {
    var place = text[end] == "," ? end + 1 : end
    place = text.skippingBlank(place)
    let word = text.word(place)
    if word.key == "the" { place = text.skippingBlank(word.end) }
    guard text.isDigit(place) else { return isMonth(word.key) }
    return text.digits(place).map { $0.end - place <= 2 && text[$0.end] != ":" } ?? false
  }

  /// `the 5th` behind a word such as `until`, where no word follows that says of what it is the fifth.
  func ordinal(_ day: Int, _ start: Int, _ end: Int) -> FoundSlot? {
    guard let lead = lead(before: start) else { return nil }
    if let month = monthOfSpan(from: day, behind: end) {
      return slot(MonthDay(month: month, day: day, end: end), year: nil, from: start)
    }
    let follower = text.nextWord(end)
    guard follower.end == text.skippingBlank(end) || Self.followers.contains(follower.key) else {
      return nil
    }
    let isPast = lead == .since || lead == .open && isPast(until: start)
    let months = isPast ? [0, -1, -2] : [0, 1, 2]
    let days = months.compactMap { dayOfMonth(day, months: $0) }
    return slot(
      days.first { found in said.map { isPast ? found <= $0 : found >= $0 } ?? false }, start..<end)
  }

  /// The month of `the 16th to the 22nd of April`.
  private func monthOfSpan(from day: Int, behind end: Int) -> Int? {
    var place = text.skippingBlank(end)
    if text[place] == "-" {
      place += 1
    } else {
      let word = text.word(place)
      guard Self.joints.contains(word.key) else { return nil }
      place = word.end
    }
    place = text.skippingBlank(place)
    let the = text.word(place)
    if the.key == "the" { place = text.skippingBlank(the.end) }
    guard let number = text.digits(place), (1...2).contains(number.end - place) else { return nil }
    // "The 30th to the 16th of June" begins in May.
    return month(behind: number.end).map { day <= number.value ? $0 : ($0 + 10) % 12 + 1 }
  }

  /// `in 3 days`, `in two weeks`.
  func ahead(_ start: Int, _ end: Int) -> FoundSlot? {
    guard let span = span(text.skippingBlank(end)) else { return nil }
    return slot(day(span.count, span.unit), start..<span.end)
  }

  /// `3 days ago`, `two months ago`, `a couple of days ago`, `two days from now`.
  func ago(_ start: Int) -> FoundSlot? {
    guard let span = span(start) else { return nil }
    let word = text.nextWord(span.end)
    if word.key == "ago" { return slot(day(-span.count, span.unit), start..<word.end) }
    let now = text.nextWord(word.end)
    guard word.key == "from", now.key == "now" || now.key == "today" else { return nil }
    return slot(day(span.count, span.unit), start..<now.end)
  }

  private func day(_ count: Int, _ unit: Span.Unit) -> CalendarDay? {
    guard let said, unit.months > 0 else { return said?.adding(days: count * unit.days) }
    // Of a month that has no such day, the last.
    let day = said.parts.day
    return (0...3).lazy.compactMap { dayOfMonth(day - $0, months: count * unit.months) }.first
  }

  // MARK: - A number of days, weeks, months or years

  private struct Span {
    struct Unit {
      var days = 0
      var months = 0
    }

    var count: Int
    var unit: Unit
    var end: Int
  }

  private func span(_ start: Int) -> Span? {
    guard var number = text.isDigit(start) ? text.digits(start) : words(start) else { return nil }
    var word = text.nextWord(number.end)
    if number.value == 1, word.key == "couple" {
      let of = text.nextWord(word.end)
      number = (2, of.key == "of" ? of.end : word.end)
      word = text.nextWord(number.end)
    }
    guard number.value <= 1_000, let unit = Self.units[word.key] else { return nil }
    return Span(count: number.value, unit: unit, end: word.end)
  }

  private func words(_ start: Int) -> (value: Int, end: Int)? {
    NumberWords.read(text, from: start).map { ($0.value, $0.end) }
  }

  private static let units: [WordKey: Span.Unit] = [
    "day": Span.Unit(days: 1), "days": Span.Unit(days: 1), "week": Span.Unit(days: 7),
    "weeks": Span.Unit(days: 7), "fortnight": Span.Unit(days: 14),
    "month": Span.Unit(months: 1), "months": Span.Unit(months: 1),
    "year": Span.Unit(months: 12), "years": Span.Unit(months: 12),
  ]

  // MARK: - What stands before

  private enum Lead {
    /// Of what was.
    case since
    /// Of what will be.
    case until
    case open
  }

  /// The word before a place, but for `the` and `this`.
  private func lead(before place: Int) -> Lead? {
    var start = place
    for _ in 0..<2 {
      guard text[start - 1] == " " else { return nil }
      var first = start - 1
      while text.isLetter(first - 1) { first -= 1 }
      let key = text.word(first).key
      if let lead = Self.leads[key] { return lead }
      guard key == "the" || key == "this" || key == "coming" else { return nil }
      start = first
    }
    return nil
  }

  private static let leads: [WordKey: Lead] = [
    "since": .since, "until": .until, "till": .until, "by": .until, "on": .open, "from": .open,
    "to": .open, "before": .open, "after": .open, "for": .open, "between": .open,
    "through": .until,
  ]

  private static let joints: Set<WordKey> = ["to", "until", "till", "and", "through"]

  private static let followers: Set<WordKey> = [
    "to", "until", "till", "and", "or", "at", "for", "with", "from", "by", "if", "but", "please",
    "instead", "because", "when", "how", "what", "so", "then", "not", "inclusive", "we", "i",
  ]

  /// Whether the words before a place tell of what was, and none of what will be.
  private func isPast(until end: Int) -> Bool {
    var isPast = false
    for chunk in text.chunks where chunk.sort == .word && chunk.range.lowerBound < end {
      if Self.future.contains(chunk.key) { return false }
      let last = chunk.range.upperBound
      let endsInED = chunk.range.count > 3 && text[last - 1] == "d" && text[last - 2] == "e"
      if Self.past.contains(chunk.key) || endsInED { isPast = true }
    }
    return isPast
  }

  private static let past: Set<WordKey> = [
    "was", "were", "did", "didnt", "had", "made", "paid", "sent", "bought", "got", "came", "went",
    "lost", "took", "said", "told", "spent", "withdrew", "happened",
  ]

  private static let future: Set<WordKey> = [
    "will", "wont", "ill", "can", "could", "would", "want", "wanna", "need", "going", "gonna",
    "please", "should", "arriving", "leaving", "coming", "book", "reserve", "schedule", "stay",
  ]
}
