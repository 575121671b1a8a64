import Conversation
import Kafka
@testable import LogRuntime
import Testing

@Suite(.timeLimit(.minutes(1)))
struct AppenderTests {
  @Test func `Positions come back in the order of the proposals`() async throws {
    try await withLog(partitions: 1) { log in
      let events = (0..<500).map { Sample.message("m\($0)", Sample.conversation(1)) }
      let positions = try await log.append(events)
      #expect(positions == (1...500).map { LogPosition(partition: 0, offset: Int64($0)) })
    }
  }

  @Test func `A record that is too large is refused, the one before it is in the log`()
    async throws
  {
    try await withLog(partitions: 1) { log in
      let small = Proposal(Sample.message("small", Sample.conversation(1)), log.topics)
      let large = Proposal(
        topic: log.topics.conversations, key: [], value: .bytes(Array(repeating: 0, count: 2 << 20))
      )
      let results = await log.appender.append(each: [[small, large, small], [small]])
      guard case .failure(.refused(1, _)) = results[0] else {
        Issue.record("\(results[0])")
        return
      }
      let positions = try results[1].get()
      #expect(positions.count == 1)
    }
  }

  @Test func `Lean headers are the event's name and its trace`() {
    let proposal = Proposal(
      Sample.message("m", Sample.conversation(1)), Topics(), traceparent: "00-a-b-01")
    #expect(
      HeaderStyle.lean.headers(of: proposal, source: "/baton/test") == [
        Header("ce_type", text: "message.received"), Header("traceparent", text: "00-a-b-01"),
      ])
  }

  @Test func `CloudEvents' headers are complete where they are wanted`() {
    var event = Sample.message("m", Sample.conversation(1))
    event.occurredAt = Timestamp(milliseconds: 1_795_420_800_123)
    let names = HeaderStyle.cloudevents.headers(
      of: Proposal(event, Topics()), source: "/baton/test")
    #expect(
      names == [
        Header("ce_type", text: "message.received"), Header("ce_specversion", text: "1.0"),
        Header("ce_source", text: "/baton/test"),
        Header("content-type", text: "application/protobuf"),
        Header("ce_id", text: event.id.description),
        Header("ce_time", text: "2026-11-23T08:00:00.123Z"),
      ])
  }
}
