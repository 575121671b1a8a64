internal import Conversation
internal import Firm
internal import Foundation
internal import Understanding

/// Which day it is for a firm and its customers.
struct FirmCalendar: Sendable {
  /// The time zone of the first opening hours that are written; UTC where there are none.
  private let zone: TimeZone

  init(_ firm: Firm) {
    let hours = firm.hours.first { !$0.alwaysOpen }
    zone = hours.flatMap { TimeZone(identifier: $0.timeZone) } ?? .gmt
  }

  func day(of moment: Timestamp) -> CalendarDay? {
    let date = Date(timeIntervalSince1970: Double(moment.milliseconds) / 1_000)
    let offset = Int64(zone.secondsFromGMT(for: date)) * 1_000
    return CalendarDay(milliseconds: moment.adding(milliseconds: offset).milliseconds)
  }
}
