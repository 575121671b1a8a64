import Foundation
import Testing
import Web

@Suite struct RFC3339Tests {
  @Test(arguments: [
    ("1970-01-01T00:00:00Z", 0), ("2026-11-23T08:00:00.000Z", 1_795_420_800_000),
    ("2026-11-23t16:00:00+08:00", 1_795_420_800_000),
    ("2026-11-23T07:59:59.9999Z", 1_795_420_799_999),
    ("2000-02-29T23:59:60Z", 951_868_800_000), ("1969-12-31T23:59:59.9Z", -100),
    ("0000-01-01T00:00:00Z", -62_167_219_200_000),
    ("9999-12-31T23:59:59.999Z", 253_402_300_799_999),
    ("2026-01-01T00:00:00-23:59", 1_767_311_940_000),
  ])
  func `times are read with any offset`(text: String, milliseconds: Int64) {
    #expect(RFC3339.milliseconds(text) == milliseconds)
  }

  @Test(arguments: [
    "", "2026-11-23", "2026-11-23T08:00:00", "2026-11-23 08:00:00Z", "2026-02-29T00:00:00Z",
    "2026-13-01T00:00:00Z", "2026-00-01T00:00:00Z", "2026-11-23T24:00:00Z", "2026-11-23T08:60:00Z",
    "2026-11-23T08:00:00.Z", "2026-11-23T08:00:00+0800", "2026-11-23T08:00:00+24:00",
    "+026-11-23T08:00:00Z", "2026-11-23T08:00:00ZZ", "1795420800", "２026-11-23T08:00:00Z",
  ])
  func `anything else is no time`(text: String) {
    #expect(RFC3339.milliseconds(text) == nil)
  }

  @Test func `times are written in UTC to the millisecond`() {
    #expect(RFC3339.text(milliseconds: 1_795_420_800_007) == "2026-11-23T08:00:00.007Z")
    #expect(RFC3339.text(milliseconds: -1) == "1969-12-31T23:59:59.999Z")
    #expect(RFC3339.text(Date(timeIntervalSince1970: 0.0006)) == "1970-01-01T00:00:00.001Z")
  }

  @Test func `times beyond four digits of a year stop at the ends`() {
    #expect(RFC3339.text(milliseconds: .max) == "9999-12-31T23:59:59.999Z")
    #expect(RFC3339.text(milliseconds: .min) == "0000-01-01T00:00:00.000Z")
  }

  @Test func `what is written reads back, and agrees with Foundation`() throws {
    var generator = SystemRandomNumberGenerator()
    let style = Date.ISO8601FormatStyle(includingFractionalSeconds: true)
    for _ in 0..<2000 {
      let moment = Int64.random(in: -62_167_219_200_000...253_402_300_799_999, using: &generator)
      #expect(RFC3339.milliseconds(RFC3339.text(milliseconds: moment)) == moment)
      let recent = Int64.random(in: 0...4_000_000_000, using: &generator) * 1000
      let date = Date(timeIntervalSince1970: Double(recent) / 1000)
      #expect(RFC3339.text(milliseconds: recent) == style.format(date))
    }
  }
}
