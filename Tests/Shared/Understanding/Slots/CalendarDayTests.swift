import Testing
import Understanding

@Suite struct CalendarDayTests {
  @Test(
    "Days are those of the Gregorian calendar",
    arguments: [
      (0, "1970-01-01"), (951_782_400_000, "2000-02-29"), (1_795_478_400_000, "2026-11-24"),
      (1_795_564_799_999, "2026-11-24"), (-1, "1969-12-31"), (-86_400_000, "1969-12-31"),
      (4_107_542_400_000, "2100-03-01"),
    ] as [(Int64, String)])
  func moments(milliseconds: Int64, text: String) {
    #expect(CalendarDay(milliseconds: milliseconds)?.text == text)
  }

  @Test("Every day of two centuries follows the one before it")
  func everyDay() throws {
    let lengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
    var milliseconds = Int64(-2_208_988_800_000)
    for year in CalendarDay.years {
      let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
      for month in 1...12 {
        let length = lengths[month - 1] + (month == 2 && isLeap ? 1 : 0)
        for day in 1...length {
          let expected = try #require(CalendarDay(year: year, month: month, day: day))
          #expect(CalendarDay(milliseconds: milliseconds) == expected)
          milliseconds += 86_400_000
        }
        #expect(CalendarDay(year: year, month: month, day: length + 1) == nil)
      }
    }
    #expect(CalendarDay(milliseconds: milliseconds) == nil)
    #expect(CalendarDay(milliseconds: -2_208_988_800_001) == nil)
    #expect(CalendarDay(milliseconds: .min) == nil)
    #expect(CalendarDay(milliseconds: .max) == nil)
  }
}
