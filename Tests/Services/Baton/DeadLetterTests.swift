import Conversation
import Kafka
import LogRuntime
import Testing

@testable import Baton

@Suite struct DeadLetterTests {
  private let record = RawRecord(
    topic: "baton.dead-letters", partition: 1, offset: 3, timestamp: Timestamp(milliseconds: 9_000),
    key: Array("k".utf8), value: [0xFF, 0x41, 0x1B],
    headers: [
      Header("traceparent", text: "00-1"),
      Header("kafka_dlt-original-topic", text: "baton.conversations"),
      Header("kafka_dlt-original-partition", text: "17"),
      Header("kafka_dlt-original-offset", text: "42"),
      Header("kafka_dlt-original-timestamp", text: "1000"),
      Header("kafka_dlt-exception-message", text: "no envelope\u{1B}[2J"),
    ])

  @Test("A letter says where it came from, when, and why")
  func origin() {
    let letter = DeadLetter(record)
    #expect(letter.origin == "baton.conversations")
    #expect(letter.originPosition == LogPosition(partition: 17, offset: 42))
    #expect(letter.time == Timestamp(milliseconds: 1_000))
    #expect(
      letter.summary == "1-3  1970-01-01T00:00:01.000Z  baton.conversations 17-42  key k  3 bytes  "
        + "no envelope [2J")
  }

  @Test("It goes back as it was, without what the dead letters added")
  func original() throws {
    let original = try #require(DeadLetter(record).original)
    #expect(
      original
        == OutgoingMessage(
          topic: "baton.conversations", key: Array("k".utf8), value: [0xFF, 0x41, 0x1B],
          headers: [Header("traceparent", text: "00-1")]))
  }

  @Test("One that does not say where it came from stays where it is")
  func homeless() {
    var record = record
    record.headers = []
    #expect(DeadLetter(record).original == nil)
    #expect(DeadLetter(record).time == Timestamp(milliseconds: 9_000))
  }

  @Test("Bytes are shown in hexadecimal beside their text")
  func dump() {
    let lines = DeadLetter.dump([0xFF, 0x41, 0x1B] + Array(repeating: 0x20, count: 14))
    #expect(lines.count == 2)
    #expect(lines[0].hasPrefix("000000  ff 41 1b 20"))
    #expect(lines[0].hasSuffix(".A.             "))
    #expect(lines[1].hasPrefix("000010  20 "))
    #expect(DeadLetter.readable([0xFF]) == "0xff")
    #expect(DeadLetter.readable(Array("中文".utf8)) == "中文")
  }
}
