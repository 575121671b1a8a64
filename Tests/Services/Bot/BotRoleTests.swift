import BotCore
import Conversation
import ConversationTesting
import LogRuntime
import Testing

@testable import Bot

/// The bot in one partition, told of records as the runtime tells it.
@Suite struct BotRoleTests {
  private var role: BotRole
  private var log = LogScript()

  init() throws {
    let retrieval = try SampleFirm.loaded.get()
    role = BotRole(topics: Topics(), metrics: BotMetrics()) { _, _ in
      .failed("nobody is asked here")
    } retrieval: {
      retrieval
    }
  }

  /// What it wants done about the last record, with the result of its work.
  private mutating func told() async -> [Event] {
    await Self.events(role.recorded(log.last, log.fold, now: log.now))
  }

  /// Does what it wants until it wants nothing.
  private mutating func settle() async {
    for _ in 0..<20 {
      let events = await told()
      if events.isEmpty { return }
      for event in events { log.append(event) }
    }
    Issue.record("it never ends")
  }

  private static func events(_ effects: [Effect]) async -> [Event] {
    var events: [Event] = []
    for effect in effects {
      switch effect {
      case .append(let proposals, _):
        for case .event(let event) in proposals.map(\.value) { events.append(event) }
      case .work(_, let body): events += await Self.events(body())
      case .cancel: break
      }
    }
    return events
  }

  @Test("It first understands a message, then answers it, and then wants nothing")
  mutating func answers() async {
    log.append(.customerWrites("m1", text: "how do i redeem a gift card"))
    let first = await told()
    #expect(first.map(\.body.name) == ["turn.understood"])
    log.append(first[0])
    let second = await told()
    #expect(second.map(\.body.name) == ["message.sent"])
    #expect(log.append(second[0]) == .effective)
    #expect(await told() == [])
  }

  @Test("Its work and its decisions are named by the conversation, so that none is under way twice")
  mutating func names() async {
    log.append(.customerWrites("m1", text: "你好"))
    let id = log.conversation
    guard
      case .work(WorkID("understanding", id), _)? =
        role.recorded(log.last, log.fold, now: log.now).first
    else {
      Issue.record("no work of that name")
      return
    }
    for event in await told() { log.append(event) }
    guard
      case .append(_, WorkID("decision", id)?)? =
        role.recorded(log.last, log.fold, now: log.now).first
    else {
      Issue.record("no decision of that name")
      return
    }
  }

  @Test("Several messages get one answer, which covers them all")
  mutating func several() async {
    log.append(.customerWrites("m1", text: "你好"))
    log.append(.customerWrites("m2", text: "怎么开发票"))
    await settle()
    let replies = log.records.compactMap { record in
      if case .messageSent(let body) = record.event.body { body } else { nil }
    }
    #expect(replies.map(\.covers.count) == [2])
    #expect(log.state?.pending.isEmpty == true)
  }

  @Test("Caught up, it does all that is owed, whoever noticed it last, the longest waiting first")
  mutating func caughtUp() async {
    log.append(.customerWrites("m1", text: "how do i redeem a gift card"), in: "c2")
    log.append(.customerWrites("m1", text: "转人工"))
    log.append(.customerWrites("m1", text: "hello"), in: "c3")
    log.append(.agentTakes("x"), in: "c3")
    log.append(.agentSays("x"), in: "c3")
    let owed = await Self.events(role.caughtUp(log.fold, now: log.now))
    #expect(owed.map(\.conversation) == [Named.conversation("c2"), log.conversation])
  }

  @Test("What was refused for what it is, is not decided again until something else happens")
  mutating func refused() async {
    log.append(.customerWrites("m1", text: "how do i redeem a gift card"))
    var tooLong = await told()[0]
    if case .turnUnderstood(var body) = tooLong.body {
      body.intent = String(repeating: "x", count: 5_000)
      tooLong.body = .turnUnderstood(body)
    }
    #expect(log.append(tooLong) == .void(.outOfBounds))
    #expect(await told() == [])
    #expect(
      await Self.events(
        role.settled(WorkID("understanding", log.conversation), log.fold, now: log.now)) == [])
    log.append(.customerWrites("m2", text: "hello"))
    #expect(await told().map(\.body.name) == ["turn.understood", "turn.understood"])
  }

  @Test("A decision that came too late is dropped, and what is owed by then is decided")
  mutating func late() async {
    log.append(.customerWrites("m1", text: "how do i redeem a gift card"))
    for event in await told() { log.append(event) }
    let answer = await told()
    log.append(.customerWrites("m2", text: "and how do i get an invoice"))
    log.append(answer[0])
    await settle()
    #expect(log.state?.pending.isEmpty == true)
    log.append(.customerWrites("m3", text: "hello"))
    for event in await told() { log.append(event) }
    let greeting = await told()
    log.append(.agentTakes("x"))
    #expect(log.append(greeting[0]) == .void(.staleEpoch))
    #expect(await told() == [])
  }

  @Test("While an agent holds control it suggests once for the latest message, and says nothing")
  mutating func suggests() async {
    log.append(.customerWrites("m1", text: "转人工"))
    await settle()
    log.append(.agentTakes("x"))
    await settle()
    log.append(.customerWrites("m2", text: "how do i redeem a gift card"))
    await settle()
    let said = log.records.map(\.event.body.name)
    #expect(said.contains("message.suggested"))
    #expect(!said.contains("message.sent"))
  }

  @Test("Once the work of a name is over, it looks again at what is owed")
  mutating func looksAgain() async {
    log.append(.customerWrites("m1", text: "how do i redeem a gift card"))
    for event in await told() { log.append(event) }
    let work = WorkID("understanding", log.conversation)
    let effects = await Self.events(role.settled(work, log.fold, now: log.now))
    #expect(effects.map(\.body.name) == ["message.sent"])
    let unknown = WorkID("understanding", Named.conversation("nobody"))
    #expect(await Self.events(role.settled(unknown, log.fold, now: log.now)) == [])
  }
}
