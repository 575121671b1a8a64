import Testing
import Understanding

@Suite struct DateSlotTests {
  @Test(
    "A day of the calendar is found, whoever writes it how",
    arguments: [
      ("2026-11-24", "2026-11-24"), ("2026/1/5", "2026-01-05"), ("2026.01.05", "2026-01-05"),
      ("2026-11-24T10:30:00Z", "2026-11-24"), ("2024-02-29", "2024-02-29"),
      ("24/11/2026", "2026-11-24"), ("11/24/2026", "2026-11-24"), ("3/4/2026", "2026-04-03"),
      ("24/11/26", "2026-11-24"), ("24.11.2026", "2026-11-24"), ("24-11-2026", "2026-11-24"),
      ("Nov 24th, 2026", "2026-11-24"), ("Nov. 24 2026", "2026-11-24"),
      ("November the 3rd 2025", "2025-11-03"), ("24 November 2026", "2026-11-24"),
      ("the 24th of Nov 2026", "2026-11-24"), ("24-Nov-2026", "2026-11-24"),
      ("Nov 24,2026", "2026-11-24"), ("5 May 2026", "2026-05-05"), ("nov24", "2026-11-24"),
      ("2026年11月24日", "2026-11-24"), ("2026年11月24号到货", "2026-11-24"), ("26年1月2日", "2026-01-02"),
      ("2026 年 11 月 24 日", "2026-11-24"), ("二〇二六年十一月二十四日", "2026-11-24"),
      ("二零二五年一月二号", "2025-01-02"), ("２０２６年１月２日", "2026-01-02"),
    ])
  func absolute(text: String, expected: String) {
    let found = SlotScanner.slots(in: text, said: CalendarDay(year: 2026, month: 12, day: 1))
    #expect(found.map(\.value) == [expected])
    #expect(found.map(\.kind) == [.date])
  }

  @Test(
    "Without a year it is the latest that is at most 90 days ahead of the message",
    arguments: [
      ("Nov 24th", "2026-11-24"), ("November 25", "2026-11-25"), ("24 November", "2026-11-24"),
      ("5 Jan", "2027-01-05"), ("Feb 22", "2027-02-22"), ("Feb 23", "2026-02-23"),
      ("may 5", "2026-05-05"), ("the 5th of May", "2026-05-05"), ("11月24日", "2026-11-24"),
      ("1月5号", "2027-01-05"), ("三月五号", "2026-03-05"), ("十一月二十四日", "2026-11-24"),
      ("on 11/24", "2026-11-24"), ("since 5/6", "2026-06-05"), ("11月份3号", "2026-11-03"),
    ])
  func withoutYear(text: String, expected: String) {
    #expect(SlotSample.found(in: text) == ["date=" + expected])
    #expect(SlotScanner.slots(in: text) == [])
  }

  @Test(
    "A day counted from that of the message is found",
    arguments: [
      ("today", "2026-11-24"), ("Yesterday", "2026-11-23"), ("tomorrow", "2026-11-25"),
      ("tonight", "2026-11-24"), ("last night", "2026-11-23"), ("this morning", "2026-11-24"),
      ("the day before yesterday", "2026-11-22"), ("day after tomorrow", "2026-11-26"),
      ("last Friday", "2026-11-20"), ("last Tuesday", "2026-11-17"), ("last mon", "2026-11-23"),
      ("this friday", "2026-11-27"), ("next Monday", "2026-11-30"), ("3 days ago", "2026-11-21"),
      ("three days ago", "2026-11-21"), ("twenty-five days ago", "2026-10-30"),
      ("a week ago", "2026-11-17"), ("2 weeks ago", "2026-11-10"),
      ("the 5th of this month", "2026-11-05"), ("31st of last month", "2026-10-31"),
      ("今天", "2026-11-24"), ("昨天下的单", "2026-11-23"), ("昨晚", "2026-11-23"), ("前天", "2026-11-22"),
      ("大前天", "2026-11-21"), ("明天", "2026-11-25"), ("后天", "2026-11-26"), ("大后天", "2026-11-27"),
      ("上周五", "2026-11-20"), ("上週五", "2026-11-20"), ("上个星期天", "2026-11-22"), ("上上周三", "2026-11-11"),
      ("这周五", "2026-11-27"), ("本周日", "2026-11-29"), ("下礼拜一", "2026-11-30"), ("上周5", "2026-11-20"),
      ("三天前", "2026-11-21"), ("3天前买的", "2026-11-21"), ("十二天之前", "2026-11-12"),
      ("两周前", "2026-11-10"), ("一个星期前", "2026-11-17"), ("本月5号", "2026-11-05"),
      ("上个月31号", "2026-10-31"), ("下月五日", "2026-12-05"), ("去年11月24日", "2025-11-24"),
      ("今年三月一号", "2026-03-01"), ("我3 天 前", ""), ("in 3 days", "2026-11-27"),
      ("in a week", "2026-12-01"), ("two days from now", "2026-11-26"), ("3天后", "2026-11-27"),
      ("两周之后", "2026-12-08"), ("5 months ago", "2026-06-24"), ("a year ago", "2025-11-24"),
      ("a couple of days ago", "2026-11-22"), ("last week Monday", "2026-11-16"),
      ("next week friday", "2026-12-04"), ("Monday next week", "2026-11-30"),
      ("Saturday last week", "2026-11-21"), ("Wednesday in two weeks", "2026-12-09"),
      ("saturday coming", "2026-11-28"),
    ])
  func relative(text: String, expected: String) {
    #expect(SlotSample.found(in: text) == (expected.isEmpty ? [] : ["date=" + expected]))
    #expect(SlotScanner.slots(in: text) == [])
  }

  @Test(
    "A weekday or day of the month behind such a word as on: the next, or the last of what was",
    arguments: [
      ("send it on Friday", "2026-11-27"), ("until tuesday please", "2026-12-01"),
      ("it arrived on Friday", "2026-11-20"), ("since Monday", "2026-11-23"),
      ("will it be delivered by the friday", "2026-11-27"), ("on the 29th", "2026-11-29"),
      ("book it for the 3rd, please", "2026-12-03"), ("I paid on the 3rd", "2026-11-03"),
      ("I ordered on the 30th", "2026-10-30"), ("since the 24th", "2026-11-24"),
      ("until the 24th", "2026-11-24"), ("on Friday the 27th of November", "2026-11-27"),
    ])
  func led(text: String, expected: String) {
    #expect(SlotSample.found(in: text) == ["date=" + expected])
    #expect(SlotScanner.slots(in: text) == [])
  }

  @Test("Both ends of a span of days are in the month that its end names")
  func span() {
    #expect(
      SlotSample.found(in: "from the 16th to the 22nd of December")
        == ["date=2026-12-16", "date=2026-12-22"])
    #expect(
      SlotSample.found(in: "between the 30th and the 2nd of December")
        == ["date=2026-11-30", "date=2026-12-02"])
  }

  @Test(
    "What no calendar has, and what only looks like a day, is none",
    arguments: [
      "2026-02-30", "2026-13-01", "2026-00-10", "2025-02-29", "1899-12-31", "31/11/2026",
      "13/13/2026",
      "1.2.3.2026", "2月30日", "13月1日", "Feb 30", "Nov 31st", "32 March",
      "0 May 2026", "11月", "2026年", "2026年11月", "Nov 2026", "5 may I ask", "may 10:30",
      "March 5%", "last week", "next month", "friday", "周五", "this is", "the last day",
      "a few days ago", "in 3 minutes", "three months", "the 5th", "on the 5th floor",
      "my 2nd card",
      "the 1st of my orders", "in 3 daydreams", "5 days", "3天后台", "三天后悔", "7天内", "三天前后", "问了3天前台",
      "上周天气", "这周一直", "上周三次",
      "下个月", "本月", "几天前", "day to day", "1/2", "24/7", "on 24/7", "3-5 days", "32号", "5号",
      "一天", "前一天", "聪明", "明白", "后来", "大大的", "上个", "上海", "下单", "去过",
    ])
  func noDate(text: String) {
    #expect(SlotSample.found(in: text) == [])
  }

  @Test("The same words mean another day on another day, across the ends of months and years")
  func days() throws {
    let newYear = try #require(CalendarDay(year: 2027, month: 1, day: 1))
    let leap = try #require(CalendarDay(year: 2024, month: 3, day: 1))
    #expect(SlotScanner.slots(in: "昨天", said: newYear).map(\.value) == ["2026-12-31"])
    #expect(SlotScanner.slots(in: "yesterday", said: leap).map(\.value) == ["2024-02-29"])
    #expect(SlotScanner.slots(in: "上个月5号", said: newYear).map(\.value) == ["2026-12-05"])
  }

  @Test("Of a month that has no such day there is none")
  func shortMonth() throws {
    let march = try #require(CalendarDay(year: 2026, month: 3, day: 10))
    #expect(SlotScanner.slots(in: "上个月30号", said: march) == [])
  }
}
