import Conversation
import IntakeCore
import Testing

@Suite struct TimestampTests {
  @Test(
    "Times by RFC 3339 are read",
    arguments: [
      ("1970-01-01T00:00:00Z", Int64(0)), ("2026-11-23T08:00:00Z", 1_795_420_800_000),
      ("2026-11-23T16:00:00.5+08:00", 1_795_420_800_500),
      ("2026-11-23t03:30:00.123456-04:30", 1_795_420_800_123),
      ("2024-02-29T23:59:60z", 1_709_251_200_000), ("1969-12-31T23:59:59Z", -1_000),
      ("0000-01-01T00:00:00Z", -62_167_219_200_000),
    ])
  func read(text: String, milliseconds: Int64) {
    #expect(Timestamp(rfc3339: text) == Timestamp(milliseconds: milliseconds))
  }

  @Test(
    "Anything else is not",
    arguments: [
      "", "2026-11-23", "2026-11-23T08:00:00", "2026-13-01T00:00:00Z", "2023-02-29T00:00:00Z",
      "2026-11-23T24:00:00Z", "2026-11-23T08:00:00.Z", "2026-11-23T08:00:00+8:00",
      "2026-11-23T08:00:00Zx", "２026-11-23T08:00:00Z",
    ])
  func refused(text: String) {
    #expect(Timestamp(rfc3339: text) == nil)
  }
}
