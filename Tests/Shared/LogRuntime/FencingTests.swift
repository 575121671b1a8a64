import Conversation
import SystemTesting
import Testing

@testable import Kafka
@testable import LogRuntime

@Suite("Two processes of one name", .timeLimit(.minutes(2)))
struct FencingTests {
  @Test("Whose name another took goes on without one; whoever fails otherwise keeps it")
  func nameless() {
    let named = ClientConfiguration(
      bootstrapServers: "127.0.0.1:1", properties: ["group.instance.id": "bot-1", "acks": "all"])
    let fenced = KafkaError.Code.fencedInstance
    #expect(named.afterFailure(KafkaError(fenced)).properties == ["acks": "all"])
    #expect(named.afterFailure(KafkaError(.fatal)).properties == named.properties)
  }

  /// The embedded broker lets two members of one name in.
  @Test("Both serve, each its own partitions")
  func both() async throws {
    try await withLog(partitions: 4) { log in
      guard log.broker.embedded == nil else { return }
      let journals = [Journal(), Journal()]
      let services = journals.map { log.echo($0, named: "twin") }
      try await running(services[0]) {
        await services[0].whenReady()
        try await running(services[1]) {
          await services[1].whenReady()
          let conversations = (0..<40).map { Sample.conversation($0) }
          let messages = conversations.map { Sample.message("hello", $0) }
          try await log.append(messages)
          let judged = try await log.judged { $0.answered.count == messages.count }
          #expect(Set(judged.answered) == Set(messages.map(\.id)))
          for journal in journals { await journal.until { !$0.recorded.isEmpty } }
        }
      }
    }
  }
}
