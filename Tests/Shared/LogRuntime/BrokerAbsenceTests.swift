import Conversation
import EmbeddedBroker
import Kafka
import LogRuntime
import SystemTesting
import Testing

@Suite(.timeLimit(.minutes(3)))
struct BrokerAbsenceTests {
  @Test func `While the broker is away a service is not ready, and goes on when it is back`()
    async throws
  {
    try await withLog(partitions: 1) { log in
      guard let embedded = log.broker.embedded else { return }
      let service = log.echo()
      try await running(service) {
        await service.whenReady()
        try await embedded.cluster.takeDown()
        await service.whenReadiness { $0?.contains("Kafka") == true }
        try await embedded.cluster.bringUp()
        await service.whenReady()
        try await log.append([Sample.message("back", Sample.conversation(1))])
        let judged = try await log.judged { !$0.answered.isEmpty }
        #expect(judged.answered.count == 1)
      }
    }
  }

  @Test func `What is appended while the broker is away arrives when it is back, once`()
    async throws
  {
    try await withLog(partitions: 1) { log in
      guard let embedded = log.broker.embedded else { return }
      try await embedded.cluster.takeDown()
      async let position = log.append([Sample.message("patient", Sample.conversation(1))])
      try await embedded.cluster.bringUp()
      #expect(try await position == [LogPosition(partition: 0, offset: 1)])
    }
  }

  @Test func `An append with a time limit gives up when that has passed`() async throws {
    try await withLog(partitions: 1) { log in
      guard let embedded = log.broker.embedded else { return }
      try await embedded.cluster.takeDown()
      let proposal = Proposal(
        Sample.message("hasty", Sample.conversation(1)), log.topics)
      let error = await #expect(throws: AppendError.self) {
        try await log.appender.append([proposal], within: .milliseconds(100))
      }
      guard case .timeLimit = error else {
        Issue.record("\(String(describing: error))")
        return
      }
      try await embedded.cluster.bringUp()
    }
  }
}
