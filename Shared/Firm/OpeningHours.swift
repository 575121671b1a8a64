internal import Foundation

/// When people serve a queue.
public struct OpeningHours: Sendable, Hashable {
  public var id: String
  /// A name from the IANA time zone database, such as `Asia/Shanghai`.
  public var timeZone: String
  public var alwaysOpen: Bool
  /// Sorted, without overlap.
  public var spans: [Span]
  /// Days without service, as `2026-10-01`, in the time zone.
  public var closedDates: [String]

  /// Part of a week, in minutes since Monday 00:00; one that passes Sunday's midnight is two spans.
  public struct Span: Sendable, Hashable {
    public var opens: Int
    public var closes: Int

    public init(opens: Int, closes: Int) {
      self.opens = opens
      self.closes = closes
    }
  }

  public init(
    id: String, timeZone: String = "UTC", alwaysOpen: Bool = false, spans: [Span] = [],
    closedDates: [String] = []
  ) {
    self.id = id
    self.timeZone = timeZone
    self.alwaysOpen = alwaysOpen
    self.spans = spans
    self.closedDates = closedDates
  }

  /// Round the clock; exists without being written in a file.
  public static let always = OpeningHours(id: "always", alwaysOpen: true)

  /// Whether service is given at that moment, in milliseconds since 1970.
  public func isOpen(atMilliseconds moment: Int64) -> Bool {
    if alwaysOpen { return true }
    let date = Date(timeIntervalSince1970: Double(moment) / 1000)
    let minute = calendar.minuteOfWeek(date)
    return spans.contains { $0.opens <= minute && minute < $0.closes }
      && !closedDates.contains(calendar.dayText(date))
  }

  /// The next moment of service at or after that one; nil when none comes within 31 days.
  public func nextOpening(atOrAfterMilliseconds moment: Int64) -> Int64? {
    if isOpen(atMilliseconds: moment) { return moment }
    let calendar = calendar
    let start = Date(timeIntervalSince1970: Double(moment) / 1000)
    for day in 0...31 {
      guard let date = calendar.date(byAdding: .day, value: day, to: start) else { continue }
      let openings = spans.compactMap { calendar.moment(minuteOfWeek: $0.opens, onDayOf: date) }
      let next = openings.map { Int64($0.timeIntervalSince1970 * 1000) }
        .filter { $0 > moment && isOpen(atMilliseconds: $0) }.min()
      if let next { return next }
    }
    return nil
  }

  private var calendar: Calendar {
    var calendar = Calendar(identifier: .gregorian)
    calendar.timeZone = TimeZone(identifier: timeZone) ?? .gmt
    return calendar
  }
}

extension Calendar {
  /// 0 for Monday to 6 for Sunday.
  fileprivate func dayOfWeek(_ date: Date) -> Int {
    (component(.weekday, from: date) + 5) % 7
  }

  fileprivate func minuteOfWeek(_ date: Date) -> Int {
    let parts = dateComponents([.hour, .minute], from: date)
    return dayOfWeek(date) * 1440 + (parts.hour ?? 0) * 60 + (parts.minute ?? 0)
  }

  /// That minute on the day of `date`; nil when it is on another day of the week.
  fileprivate func moment(minuteOfWeek: Int, onDayOf date: Date) -> Date? {
    guard minuteOfWeek / 1440 == dayOfWeek(date) else { return nil }
    let minute = minuteOfWeek % 1440
    return self.date(bySettingHour: minute / 60, minute: minute % 60, second: 0, of: date)
  }

  fileprivate func dayText(_ date: Date) -> String {
    let parts = dateComponents([.year, .month, .day], from: date)
    let pad = { (number: Int?, width: Int) in
      let text = String(number ?? 0)
      return String(repeating: "0", count: max(0, width - text.count)) + text
    }
    return "\(pad(parts.year, 4))-\(pad(parts.month, 2))-\(pad(parts.day, 2))"
  }
}

extension OpeningHours {
  /// A span of service, in milliseconds since 1970.
  public struct Moments: Sendable, Hashable {
    public var opens: Int64
    public var closes: Int64
  }

  private static let weekMilliseconds: Int64 = 7 * 86_400_000

  /// All service of the weeks around a moment, in order, without gaps between spans that touch: the same
  /// for every moment of a week, so that it is stated once a week.
  ///
  /// - Parameter weeks: how many after the week of that moment.
  public func moments(aroundMilliseconds moment: Int64, weeks: Int = 5) -> [Moments] {
    let week = (moment / Self.weekMilliseconds) * Self.weekMilliseconds
    let calendar = calendar
    let start = Date(timeIntervalSince1970: Double(week - Self.weekMilliseconds) / 1000)
    var moments: [Moments] = []
    for day in 0...(7 * (weeks + 2)) {
      guard let date = calendar.date(byAdding: .day, value: day, to: start),
        !closedDates.contains(calendar.dayText(date))
      else { continue }
      for span in spans where span.opens / 1440 == calendar.dayOfWeek(date) {
        guard let opens = calendar.moment(span.opens, of: date),
          let closes = calendar.moment(span.closes, of: date), opens < closes
        else { continue }
        if let last = moments.last, last.closes >= opens {
          moments[moments.count - 1].closes = max(last.closes, closes)
        } else {
          moments.append(Moments(opens: opens, closes: closes))
        }
      }
    }
    return moments
  }
}

extension Calendar {
  /// Milliseconds since 1970 of that minute of the week, counted from the midnight at which the day of
  /// `date` begins; a minute that its clock skips is the next one.
  fileprivate func moment(_ minuteOfWeek: Int, of date: Date) -> Int64? {
    let minute = minuteOfWeek - dayOfWeek(date) * 1440
    let start = startOfDay(for: date)
    guard minute < 1440 else {
      return self.date(byAdding: .day, value: 1, to: start).map(\.wholeMilliseconds)
    }
    return self.date(bySettingHour: minute / 60, minute: minute % 60, second: 0, of: start)
      .map(\.wholeMilliseconds)
  }
}

extension Date {
  fileprivate var wholeMilliseconds: Int64 { Int64(timeIntervalSince1970 * 1000) }
}
