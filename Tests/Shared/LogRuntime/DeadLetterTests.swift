import Conversation
import Kafka
import LogRuntime
import Testing

@Suite(.timeLimit(.minutes(2)))
struct DeadLetterTests {
  @Test func `An unreadable record goes to the dead letters as it was, and the stream goes on`()
    async throws
  {
    try await withLog(partitions: 1) { log in
      var options = log.options
      options.copiesDeadLetters = true
      let conversation = Sample.conversation(1)
      let broken = Proposal(
        topic: log.topics.conversations, key: conversation.utf8, value: .bytes([0xff, 0x00, 0x7f]),
        partition: 0)
      let place = try await log.appender.append([broken])[0]
      try await log.append([Sample.message("after", conversation)])
      let service = log.echo(options: options)
      try await running(service) {
        let judged = try await log.judged { !$0.answered.isEmpty }
        #expect(judged.contains { $0.verdict == .void(.unreadable) })
        let letter = try await deadLetter(log)
        #expect(letter.key == conversation.utf8)
        #expect(letter.value == [0xff, 0x00, 0x7f])
        #expect(letter.headers["kafka_dlt-original-topic"] == log.topics.conversations)
        #expect(letter.headers["kafka_dlt-original-partition"] == "0")
        #expect(letter.headers["kafka_dlt-original-offset"] == String(place.offset))
        #expect(letter.headers["kafka_dlt-original-timestamp"] != nil)
        #expect(letter.headers["kafka_dlt-exception-message"]?.contains("envelope") == true)
      }
    }
  }

  private struct Letter {
    var key: [UInt8]?
    var value: [UInt8]?
    var headers: [String: String]
  }

  private func deadLetter(_ log: TestLog) async throws -> Letter {
    let consumer = try Consumer(log.settings.client, group: nil)
    try await consumer.assign([
      PartitionStart(TopicPartition(log.topics.deadLetters, 0), from: .beginning)
    ])
    var letters: [Letter] = []
    while letters.isEmpty {
      try await consumer.next().records.forEach { record in
        let headers = record.headers.map {
          ($0.name, String(decoding: $0.value ?? [], as: UTF8.self))
        }
        letters.append(
          Letter(
            key: record.key, value: record.value,
            headers: Dictionary(headers, uniquingKeysWith: { $1 })))
      }
    }
    await consumer.close()
    return letters[0]
  }
}
