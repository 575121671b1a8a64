/// Days in Chinese, with Arabic and with Chinese numerals.
extension DateScanner {
  /// The date that begins with a Chinese character.
  func inChinese(_ start: Int) -> FoundSlot? {
    switch text[start] {
    case "今": return near(start, days: 0, years: 0)
    case "昨": return near(start, days: -1, years: nil)
    case "明": return near(start, days: 1, years: 1)
    case "去": return text[start + 1] == "年" ? inYear(start, -1) : nil
    case "前":
      if text[start + 1] == "年" { return inYear(start, -2) }
      return text[start + 1] == "天" && !isCounted(start)
        ? slot(said?.adding(days: -2), start..<start + 2) : nil
    case "后":
      return text[start + 1] == "天" && !isCounted(start)
        ? slot(said?.adding(days: 2), start..<start + 2) : nil
    case "大":
      guard text[start + 2] == "天" else { return nil }
      let days = text[start + 1] == "前" ? -3 : text[start + 1] == "后" ? 3 : nil
      return slot(days.flatMap { said?.adding(days: $0) }, start..<start + 3)
    case "上", "这", "本", "下": return besides(start)
    default: return numeral(start)
    }
  }

  /// The date whose year or month is a number in digits: `2026年11月24日`, `11月24号`.
  func chinese(_ start: Int, _ number: (value: Int, end: Int)) -> FoundSlot? {
    let place = text.skippingBlank(number.end)
    switch text[place] {
    case "月": return monthDay(start, number.value, place, year: nil)
    case "年":
      switch number.end - start {
      case 2: return monthAndDay(start, place + 1, year: 2_000 + number.value)
      case 4: return monthAndDay(start, place + 1, year: number.value)
      default: return nil
      }
    default: return nil
    }
  }

  /// `天前`, `周后`, `个星期前`, with 之 or 以 where people say it so; 三天前后, 三天前台 and 三天后悔 count no days.
  func chineseAway(_ start: Int, _ count: Int, _ end: Int) -> FoundSlot? {
    guard count <= 1_000 else { return nil }
    var place = text.skippingBlank(end)
    let days: Int
    if text[place] == "天" {
      days = 1
      place += 1
    } else {
      if text[place] == "个" { place += 1 }
      guard let week = week(place) else { return nil }
      days = 7
      place = week
    }
    if text[place] == "之" || text[place] == "以" { place += 1 }
    let next = text[place + 1]
    guard text[place] == "前" || text[place] == "后", next != "后", next != "台", next != "悔" else {
      return nil
    }
    let away = text[place] == "前" ? -count : count
    return slot(said?.adding(days: away * days), start..<place + 1)
  }

  // MARK: - Numerals

  private func numeral(_ start: Int) -> FoundSlot? {
    guard ChineseNumeral.digit(text[start]) != nil || text[start] == "十",
      ChineseNumeral.begins(text, at: start)
    else { return nil }
    if let year = ChineseNumeral.digits(text, from: start), text[year.end] == "年" {
      let value = year.end - start == 2 ? 2_000 + year.value : year.value
      return monthAndDay(start, year.end + 1, year: value)
    }
    guard let number = ChineseNumeral.read(text, from: start) else { return nil }
    return text[number.end] == "月"
      ? monthDay(start, number.value, number.end, year: nil)
      : chineseAway(start, number.value, number.end)
  }

  private func monthAndDay(_ start: Int, _ place: Int, year: Int) -> FoundSlot? {
    let place = text.skippingBlank(place)
    guard let month = number(place), text[text.skippingBlank(month.end)] == "月" else { return nil }
    return monthDay(start, month.value, text.skippingBlank(month.end), year: year)
  }

  /// - Parameter sign: where 月 stands.
  private func monthDay(_ start: Int, _ month: Int, _ sign: Int, year: Int?) -> FoundSlot? {
    guard let day = day(text[sign + 1] == "份" ? sign + 2 : sign + 1) else { return nil }
    return slot(MonthDay(month: month, day: day.value, end: day.end), year: year, from: start)
  }

  /// `5号`, `二十四日`.
  private func day(_ place: Int) -> (value: Int, end: Int)? {
    guard let number = number(text.skippingBlank(place)) else { return nil }
    let sign = text.skippingBlank(number.end)
    return text[sign] == "日" || text[sign] == "号" ? (number.value, sign + 1) : nil
  }

  private func number(_ place: Int) -> (value: Int, end: Int)? {
    guard text.isDigit(place) else { return ChineseNumeral.read(text, from: place) }
    return text.digits(place).flatMap { $0.end - place <= 2 ? $0 : nil }
  }

  // MARK: - Near the day of the message

  /// - Parameter years: of `今年` and the like; nil where there is no such word.
  private func near(_ start: Int, days: Int, years: Int?) -> FoundSlot? {
    switch text[start + 1] {
    case "天", "日", "早", "晚", "晨", "夜":
      return slot(said?.adding(days: days), start..<start + 2)
    case "年": return years.flatMap { inYear(start, $0) }
    default: return nil
    }
  }

  /// `去年11月24日`.
  private func inYear(_ start: Int, _ years: Int) -> FoundSlot? {
    guard let said else { return nil }
    let place = text[start + 2] == "的" ? start + 3 : start + 2
    return monthAndDay(start, place, year: said.parts.year + years)
  }

  /// Of 三天后天 the end is no day of its own.
  private func isCounted(_ start: Int) -> Bool {
    ["天", "日", "周", "月", "年", "期", "拜"].contains(text[start - 1])
  }

  /// `上周五`, `上上个星期五`, `这周日`, `下月5号`, `本月五号`.
  private func besides(_ start: Int) -> FoundSlot? {
    var place = start + 1
    var count =
      switch text[start] {
      case "上": -1
      case "下": 1
      default: 0
      }
    if count != 0, text[place] == text[start] {
      count *= 2
      place += 1
    }
    if text[place] == "个" { place += 1 }
    if text[place] == "月" {
      let day = day(text[place + 1] == "的" ? place + 2 : place + 1)
      return day.flatMap { slot(dayOfMonth($0.value, months: count), start..<$0.end) }
    }
    guard let weekdayPlace = week(place), let weekday = weekday(weekdayPlace) else { return nil }
    return slot(dayOfWeek(weekday, weeks: count), start..<weekdayPlace + 1)
  }

  /// Where a word for a week ends that stands at a place.
  private func week(_ place: Int) -> Int? {
    switch (text[place], text[place + 1]) {
    case ("周", _): place + 1
    case ("星", "期"), ("礼", "拜"): place + 2
    default: nil
    }
  }

  /// 0 for Monday. 这周一直 and 上周三次 name no day.
  private func weekday(_ place: Int) -> Int? {
    let next = text[place + 1]
    guard ChineseNumeral.digit(next) == nil, ChineseNumeral.unit(next) == nil,
      !Self.otherUses.contains(next)
    else { return nil }
    switch text[place] {
    case "日", "天", "7": return 6
    case "1"..."6": return text.isDigit(place + 1) ? nil : Int(text[place].value) - 0x31
    default: return ChineseNumeral.digit(text[place]).flatMap { $0 <= 6 ? $0 - 1 : nil }
    }
  }

  private static let otherUses = Set("直共起样定些般次个天气件单".unicodeScalars)
}
