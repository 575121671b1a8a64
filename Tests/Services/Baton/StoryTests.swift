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

  @Test("A position in another partition, or beyond the log's end, is none of the conversation's")
  func misplaced() {
    func misplacement(_ partition: Int32, _ offset: Int64) -> String? {
      story(at: .position(LogPosition(partition: partition, offset: offset))).misplacement
    }
    let end = log.judged.last?.offset ?? 0
    #expect(misplacement(0, 3) == nil && misplacement(0, end) == nil)
    #expect(misplacement(1, 3) == "The conversation lies in partition 0, not 1")
    #expect(misplacement(0, end + 1) == "The log's partition 0 ends at 0-\(end)")
    #expect(story().misplacement == nil)
  }

  @Test("What was written in vain is shown with its words, its author and the reason")
  func withoutEffect() throws {
    var log = log
    log.append(.agentSays("ana", text: "A new scarf is on its way."))
    var story = Story(prefix: log.conversation.description, at: nil)
    for (judged, state) in zip(log.judged, log.states) {
      story.add(LogReader.Entry(judged: judged, isPast: true, conversation: state))
    }
    let page = StoryPage(style: Style(isColoured: false))
      .text(of: story, try #require(story.state))
    #expect(page.contains("message.sent of ana: “A new scarf is on its way.”"))
    #expect(page.contains("notHolder: its author did not hold the baton at that moment"))
    #expect(page.contains("message.sent of bot: "))
    #expect(page.contains("staleEpoch: it was decided before the baton last passed"))
    #expect(page.contains("→ a person answered"))
  }

  @Test("Every reason for which a record is void is told in words of its own")
  func reasons() {
    let meanings = VoidReason.allCases.map(\.meaning)
    #expect(Set(meanings).count == VoidReason.allCases.count)
    #expect(meanings.allSatisfy { $0.count > 10 })
  }

  @Test("What a gateway said of a message stands below it")
  func deliveries() throws {
    var log = LogScript(given: .customerWrites("m1"), .botUnderstands("m1"))
    log.append(.botAnswers(["m1"]))
    log.append(.delivery(.failed))
    var story = Story(prefix: log.conversation.description, at: nil)
    for (judged, state) in zip(log.judged, log.states) {
      story.add(LogReader.Entry(judged: judged, isPast: true, conversation: state))
    }
    #expect(story.messages.map(\.delivery?.event) == [nil, "delivery.failed"])
    let page = StoryPage(style: Style(isColoured: false))
      .text(of: story, try #require(story.state))
    #expect(page.contains("  delivery.failed"))
  }

  @Test("Whom it was offered to, and what came of each, is told")
  func offers() throws {
    var log = LogScript(given: .customerWrites("m1"), .botUnderstands("m1"), .botHandsOver())
    log.append(.routerOffers(to: "ana", reservation: "r1"))
    log.wait(60_000)
    log.append(.deadlinePasses(.offer))
    log.append(.routerOffers(to: "ben", reservation: "r2"))
    log.append(.agentTakes("eva"))
    var story = Story(prefix: log.conversation.description, at: nil)
    for (judged, state) in zip(log.judged, log.states) {
      story.add(LogReader.Entry(judged: judged, isPast: true, conversation: state))
    }
    #expect(story.offers.map(\.agentId) == ["ana", "ben"])
    #expect(story.offers.map(\.end) == ["ran out", "over by control.taken"])
    let page = StoryPage(style: Style(isColoured: false))
      .text(of: story, try #require(story.state))
    #expect(page.contains("ana → ran out at ") && page.contains("Whom it was offered to"))
  }

  @Test("Failed attempts stand beside what its gateway said last")
  func attempts() throws {
    var log = LogScript(given: .customerWrites("m1"), .botUnderstands("m1"))
    log.append(.botAnswers(["m1"]))
    log.append(.delivery(.attempted))
    log.append(.delivery(.accepted))
    var story = Story(prefix: log.conversation.description, at: nil)
    for (judged, state) in zip(log.judged, log.states) {
      story.add(LogReader.Entry(judged: judged, isPast: true, conversation: state))
    }
    #expect(story.messages.last?.delivery?.failures.count == 1)
    let page = StoryPage(style: Style(isColoured: false))
      .text(of: story, try #require(story.state))
    #expect(page.contains("delivery.accepted") && page.contains(", after "))
  }

  @Test("Of an earlier point it is known until when it stood")
  func until() {
    let log = log
    #expect(story(at: .seq(1)).end == log.judged.first { $0.seq == 2 }?.timestamp)
    #expect(story().end == nil)
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
