import Conversation
import ConversationTesting
import LogRuntime
import Testing

@testable import Baton

@Suite struct StoryTests {
  private var log: LogScript {
    var log = LogScript(
      given: .customerWrites("m1"), .botUnderstands("m1"), .botHandsOver(), .agentTakes("ana"))
    log.append(.botAnswers(["m1"]), asOf: 2)
    log.append(.agentSays("ana"))
    log.append(.agentReturns("ana"))
    return log
  }

  private func story(at point: StoryPoint? = nil) -> Story {
    let log = log
    var story = Story(prefix: String(log.conversation.description.prefix(8)), at: point)
    for (judged, state) in zip(log.judged, log.states) {
      story.add(LogReader.Entry(judged: judged, isPast: true, conversation: state))
    }
    return story
  }

  @Test("Every pass of the baton is told with its event and reason")
  func passes() {
    let passes = story().passes
    #expect(passes.map(\.to) == ["the bot", "queue general", "ana", "the bot"])
    #expect(passes.map(\.from) == ["nobody yet", "the bot", "the queue", "ana"])
    #expect(
      passes.map(\.event) == [
        "message.received", "handoff.requested", "control.taken", "handoff.returned",
      ])
    #expect(passes[1].by == "bot" && passes[2].by == "ana")
    #expect(!passes[1].reason.isEmpty)
  }

  @Test("A point is a message's number, or a position")
  func points() {
    #expect(StoryPoint(argument: "4") == .seq(4))
    #expect(StoryPoint(argument: "0-17") == .position(LogPosition(partition: 0, offset: 17)))
    #expect(StoryPoint(argument: "soon") == nil)
    #expect(story(at: .seq(1)).state?.control.owner == .agent)
    let before = story(at: .position(LogPosition(partition: 0, offset: 2)))
    #expect(before.state?.control.owner == .bot && before.events == 2)
    #expect(story(at: .seq(9)).state == nil)
  }

  @Test("The state tells each service what it owes")
  func owed() throws {
    let fresh = try #require(story(at: .position(LogPosition(partition: 0, offset: 1))).state)
    let lines = OwedLine.all(of: fresh)
    #expect(lines.contains { $0.service == "bot" && $0.owes == "understand message 1" })
    #expect(lines.contains { $0.service == "router" && $0.owes.hasPrefix("let bot_reply pass") })
  }

  @Test("What changed between two points, and by which records")
  func difference() throws {
    let (before, after) = (story(at: .seq(1)), story(at: .seq(2)))
    let states = (try #require(before.state), try #require(after.state))
    let difference = StoryDifference((before, states.0), (after, states.1))
    #expect(difference.records.map(\.type) == ["message.sent", "handoff.returned"])
    let holder = difference.changes.first { $0.fact == "holder" }
    #expect(holder == StateFacts.Difference(fact: "holder", before: "ana", after: "the bot"))
    #expect(difference.changes.contains { $0.fact == "message 2" && $0.before == nil })
    #expect(difference.changes.contains { $0.fact == "message 1 is" && $0.after == nil })
    #expect(StateFacts.differences(from: states.0, to: states.0) == [])
  }
}
