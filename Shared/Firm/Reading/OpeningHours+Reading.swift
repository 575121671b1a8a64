internal import Foundation

extension Section {
  private static let days = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]

  func openingHours() -> OpeningHours? {
    let id = identifier()
    if let id { problems.define(.hours, id, at: place) }
    let always = flag("always")
    let zone = optionalText("timeZone") ?? "UTC"
    if TimeZone(identifier: zone) == nil {
      report("timeZone", "\"\(zone)\" is not a time zone such as Asia/Shanghai")
    }
    let spans = each("weekly") { $0.weekly() }.flatMap { $0 }.sorted { $0.opens < $1.opens }
    reportOverlaps(spans)
    let closed = texts("closed")
    for date in closed where !Self.isDate(date) {
      report("closed", "\"\(date)\" is not a date such as 2026-10-01")
    }
    if always, !spans.isEmpty { report("weekly", "stands beside always: true; keep one of them") }
    if !always, !has("weekly") { report("weekly", "is missing (or always: true)") }
    guard let id else { return nil }
    return OpeningHours(
      id: id, timeZone: zone, alwaysOpen: always, spans: spans, closedDates: closed)
  }

  private func reportOverlaps(_ spans: [OpeningHours.Span]) {
    for (one, next) in zip(spans, spans.dropFirst()) where next.opens < one.closes {
      report("weekly", "opening hours overlap: \(one.text) and \(next.text)")
    }
  }

  /// `{days: [mon, fri], from: "09:00", to: "18:00"}`; a `to` before `from` is on the next day.
  private func weekly() -> [OpeningHours.Span]? {
    let days = texts("days").compactMap { day in
      let index = Self.days.firstIndex(of: day)
      if index == nil {
        report("days", "\"\(day)\" must be one of \(Self.days.joined(separator: ", "))")
      }
      return index
    }
    if !has("days") { report("days", "is missing") }
    guard let from = minute("from"), let to = minute("to") else { return nil }
    if from == to { report("to", "is the same as from") }
    return days.flatMap { day -> [OpeningHours.Span] in
      let opens = day * 1440 + from
      let closes = day * 1440 + (to > from ? to : to + 1440)
      guard closes > 7 * 1440 else { return [.init(opens: opens, closes: closes)] }
      return [.init(opens: opens, closes: 7 * 1440), .init(opens: 0, closes: closes - 7 * 1440)]
    }
  }

  /// Minutes since midnight of a time such as `09:30`; `24:00` is the day's end.
  private func minute(_ key: String) -> Int? {
    guard let text = text(key) else { return nil }
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
    guard parts.count == 2, parts[1].count == 2, let hour = Int(parts[0]),
      let minute = Int(parts[1]), (0...24).contains(hour), (0..<60).contains(minute),
      hour * 60 + minute <= 1440
    else {
      report(key, "\"\(text)\" must be a time such as \"09:30\"")
      return nil
    }
    return hour * 60 + minute
  }

  private static func isDate(_ text: String) -> Bool {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.map(\.count) == [4, 2, 2], let year = Int(parts[0]), let month = Int(parts[1]),
      let day = Int(parts[2])
    else { return false }
    let date = DateComponents(
      calendar: Calendar(identifier: .gregorian), timeZone: .gmt, year: year, month: month, day: day
    )
    return date.isValidDate
  }
}

extension OpeningHours.Span {
  fileprivate var text: String {
    let days = ["mon", "tue", "wed", "thu", "fri", "sat", "sun", "mon"]
    let time = { (minute: Int) in
      let (hour, rest) = (minute % 1440 / 60, minute % 60)
      return "\(days[minute / 1440]) \(hour):\(rest < 10 ? "0" : "")\(rest)"
    }
    return "\(time(opens)) to \(time(closes))"
  }
}
