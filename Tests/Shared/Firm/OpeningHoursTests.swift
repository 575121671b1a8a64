import Firm
import Foundation
import Testing

@Suite struct OpeningHoursTests {
  func hours(_ yaml: String) throws -> OpeningHours {
    let folder = try FirmFolder(teams: "hours: [{id: h, \(yaml)}]\n" + FirmFolder.teams)
    return try #require(folder.load().hours.last)
  }

  func moment(_ text: String) throws -> Int64 {
    Int64(try Date(text, strategy: .iso8601).timeIntervalSince1970 * 1000)
  }

  static let office = """
    timeZone: Asia/Shanghai, weekly: [{days: [mon, tue, wed, thu, fri], from: "09:00", to: "18:00"}], \
    closed: ["2026-11-24"]
    """

  @Test(arguments: [
    ("2026-11-23T00:59:59Z", false), ("2026-11-23T01:00:00Z", true),  // Monday, 9:00 in Shanghai
    ("2026-11-23T09:59:59Z", true), ("2026-11-23T10:00:00Z", false),
    ("2026-11-24T02:00:00Z", false),  // closed
    ("2026-11-22T02:00:00Z", false),  // Sunday
  ])
  func `hours hold in their time zone`(text: String, open: Bool) throws {
    #expect(try hours(Self.office).isOpen(atMilliseconds: moment(text)) == open)
  }

  @Test(arguments: [
    ("2026-11-23T03:00:00Z", "2026-11-23T03:00:00Z"),  // open now
    ("2026-11-23T10:00:00Z", "2026-11-25T01:00:00Z"),  // past a closed day
    ("2026-11-27T11:30:00Z", "2026-11-30T01:00:00Z"),  // past a weekend
    ("2026-11-22T23:00:00Z", "2026-11-23T01:00:00Z"),  // Monday morning before nine
  ])
  func `the next opening is found past nights, weekends and holidays`(now: String, next: String)
    throws
  {
    #expect(
      try hours(Self.office).nextOpening(atOrAfterMilliseconds: moment(now)) == moment(next))
  }

  @Test func `a night shift passes midnight, and Sunday's goes on on Monday`() throws {
    let night = try hours(#"weekly: [{days: [sat, sun], from: "22:00", to: "06:00"}]"#)
    #expect(
      night.spans == [
        .init(opens: 0, closes: 360), .init(opens: 8520, closes: 9000),
        .init(opens: 9960, closes: 10080),
      ])
    #expect(night.isOpen(atMilliseconds: try moment("2026-11-23T05:59:00Z")))
    #expect(!night.isOpen(atMilliseconds: try moment("2026-11-23T06:00:00Z")))
  }

  @Test func `the day's end is 24 o'clock`() throws {
    let hours = try hours(#"weekly: [{days: [mon], from: "00:00", to: "24:00"}]"#)
    #expect(hours.spans == [.init(opens: 0, closes: 1440)])
  }

  @Test func `in the hour that summer time skips, the opening is the next moment there is`() throws
  {
    let hours = try hours(
      #"timeZone: Europe/Berlin, weekly: [{days: [sun], from: "02:30", to: "05:00"}]"#)
    let before = try moment("2027-03-28T00:30:00Z")  // 1:30; 2:00 becomes 3:00
    let next = try #require(hours.nextOpening(atOrAfterMilliseconds: before))
    let candidates = [try moment("2027-03-28T01:00:00Z"), try moment("2027-03-28T01:30:00Z")]
    #expect(candidates.contains(next))
    #expect(hours.isOpen(atMilliseconds: next))
  }

  @Test func `always is always`() {
    #expect(OpeningHours.always.isOpen(atMilliseconds: 0))
    #expect(OpeningHours.always.nextOpening(atOrAfterMilliseconds: 5) == 5)
  }

  @Test func `hours that never come have no next opening`() {
    #expect(OpeningHours(id: "never").nextOpening(atOrAfterMilliseconds: 0) == nil)
  }

  @Test(arguments: [
    #"weekly: [{days: [monday], from: "09:00", to: "18:00"}]"#,
    #"weekly: [{days: [mon], from: "9", to: "18:00"}]"#,
    #"weekly: [{days: [mon], from: "09:00", to: "24:01"}]"#,
    #"weekly: [{days: [mon], from: "09:00", to: "09:00"}]"#,
    #"weekly: [{from: "09:00", to: "18:00"}]"#,
    #"weekly: [{days: [mon, tue], from: "20:00", to: "10:00"}, {days: [tue], from: "09:00", to: "11:00"}]"#,
    #"always: true, closed: ["2026-02-30"]"#,
    #"always: true, weekly: [{days: [mon], from: "09:00", to: "18:00"}]"#,
    "timeZone: UTC",
  ])
  func `hours that make no sense are refused`(yaml: String) throws {
    #expect(throws: FirmProblems.self) { try hours(yaml) }
  }
}
