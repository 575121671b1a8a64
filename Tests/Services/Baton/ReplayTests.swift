import Conversation
import ConversationTesting
import RouterCore
import Testing

@testable import Baton

@Suite struct ReplayTests {
  /// A conversation whose bot says nothing, and what a timekeeper appends when that is due.
  private func late(_ change: (inout Event) -> Void = { _ in }) throws -> LogScript {
    var log = LogScript(given: .customerWrites("m1"))
    log.wait(60 * 60 * 1_000)
    let state = try #require(log.state)
    var timekeeper = Timekeeper()
    timekeeper.watch(state)
    for var event in timekeeper.passed(by: log.now, in: log.fold) {
      change(&event)
      log.append(event)
    }
    try #require(log.judged.count == 3)
    return log
  }

  private func refold(_ log: LogScript) throws -> Refold {
    try Refold(
      log.conversation,
      log.records.filter { $0.event.conversation == log.conversation }.map { record in
        RawRecord(
          topic: "", partition: 0, offset: record.offset, timestamp: record.timestamp,
          key: record.event.conversation.utf8, value: try record.event.serialized())
      })
  }

  @Test("What a timekeeper decided is decided again, field for field")
  func equal() throws {
    let refold = try refold(late())
    #expect(Redecision(of: 1, in: refold) == .equal)
    #expect(Redecision(of: 0, in: refold) == .notOurs)
    var replay = Replay()
    replay.add(refold, verdicts: refold.steps.map(\.judged))
    #expect(replay.report.equal == ["deadline.passed": 1])
    #expect(replay.report.firstDifference == nil)
  }

  @Test("One that says something else is the first difference")
  func different() throws {
    let log = try late { $0.session += 1 }
    var replay = Replay()
    replay.add(try refold(log), verdicts: [])
    let difference = try #require(replay.report.firstDifference)
    #expect(difference.position == "0-2" && difference.event == "deadline.passed")
    #expect(replay.report.text(Style(isColoured: false)).contains("✗ the first difference"))
  }

  @Test("One that no state calls for is a difference, too")
  func uncalledFor() throws {
    let log = try late { $0.id = EventID(hi: 1, lo: 2) }
    var replay = Replay()
    replay.add(try refold(log), verdicts: [])
    #expect(replay.report.firstDifference?.replayed == "no state of the conversation calls for it")
  }

  @Test("A verdict that is another one in the log is a difference")
  func verdict() throws {
    let refold = try refold(late())
    var judged = refold.steps.map(\.judged)
    judged[0].verdict = .void(.sessionFull)
    let difference = try #require(refold.firstDifference(from: judged))
    #expect(difference.recorded == "void sessionFull" && difference.replayed == "effective")
  }

  @Test("In a sandbox nobody delivers, epochs are those of the sandbox, and ids stay")
  func sandboxCopy() throws {
    let log = LogScript(
      given: .customerWrites("m1"), .botAnswers(), .delivery(.attempted), .agentTakes("ana"),
      .agentSays("ana"))
    var copies = SandboxCopy(onlyCustomers: false, speed: .factor(10))
    var copied: [Event] = []
    for judged in log.judged {
      guard let event = copies.event(judged) else { continue }
      copies.note(judged, standsAt: judged.offset + 100)
      copied.append(event)
    }
    #expect(
      copied.map(\.body.name) == [
        "message.received", "message.sent", "control.taken", "message.sent",
      ])
    #expect(copied.map(\.epoch) == [0, 101, 101, 104])
    #expect(
      copied.map(\.id)
        == log.judged.dropFirst().filter { $0.offset != 3 }.compactMap { $0.event?.id })
    guard case .messageReceived(let body)? = copied.first?.body else { return }
    #expect(!body.policy.deliveredByGateway)
    let policy = try #require(log.state).policy
    #expect(body.policy.botReplyMs == UInt32(Double(policy.botReplyMs) * 0.9 / 10))
  }

  @Test("What only customers appended is what they appended")
  func onlyCustomers() {
    let log = LogScript(given: .customerWrites("m1"), .botAnswers(), .customerRates(5, .bot))
    let copies = SandboxCopy(onlyCustomers: true, speed: .unlimited)
    #expect(
      log.judged.compactMap { copies.event($0)?.body.name } == [
        "message.received", "csat.submitted",
      ])
  }

  @Test("Speed is a factor, or no waiting at all")
  func speed() {
    #expect(ReplaySpeed(argument: "10") == .factor(10))
    #expect(ReplaySpeed(argument: "max") == .unlimited)
    #expect(ReplaySpeed(argument: "0") == nil && ReplaySpeed(argument: "fast") == nil)
    #expect(ReplaySpeed.factor(10).delay(5_000) == .milliseconds(500))
    #expect(ReplaySpeed.unlimited.delay(5_000) == .zero)
  }
}
