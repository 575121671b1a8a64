import Firm
import Testing

@Suite struct PolicyTests {
  @Test func `numbers of the file replace the defaults, the rest stays`() throws {
    let firm = try FirmFolder(
      policy: FirmFolder.policy + """

        session: {botReply: 5s, idle: 1h30m, maxBotTurns: 3, foldVersion: 1}
        bot: {answer: 0.8}
        """
    ).load()
    var session = SessionPolicy()
    session.botReply = .seconds(5)
    session.idle = .seconds(5400)
    session.maxBotTurns = 3
    session.foldVersion = 1
    #expect(firm.policy.session == session)
    #expect(firm.policy.bot.answerScore == 0.8)
    #expect(firm.policy.bot.failuresBeforeHandover == 2)
  }

  @Test func `rules and routes find their queue, the first match first`() throws {
    let policy = try FirmFolder(
      teams: FirmFolder.teams.replacing(
        "- {id: general, name: {en: General, zh: 综合}}",
        with: "- {id: general, name: General}\n      - {id: cards, name: Cards}"),
      policy: FirmFolder.policy + """

        alwaysEscalate:
          - {id: fraud, intents: [report_fraud], phrases: {en: [stolen], zh: [盗刷]}, queue: cards, priority: 10}
        routes:
          - {tags: [card], intents: [card_fee], queue: cards}
          - {tags: [fee], queue: general, priority: 1}
        """
    ).load().policy
    #expect(
      policy.alwaysEscalate == [
        EscalationRule(
          id: "fraud", intents: ["report_fraud"], phrases: ["en": ["stolen"], "zh": ["盗刷"]],
          reason: .policyRequired, queue: "cards", priority: 10)
      ])
    #expect(policy.queue(intent: "card_fee") == "cards")
    #expect(policy.queue(intent: nil, tags: ["fee", "card"]) == "cards")
    #expect(policy.route(intent: "x", tags: ["fee"])?.priority == 1)
    #expect(policy.queue(intent: "x", tags: []) == "general")
  }

  @Test(arguments: [
    "bot: {answer: 0.2, offer: 0.5}", "bot: {answer: 1.5}", "session: {idle: 0s}",
    "session: {idle: -5s}", "session: {maxBotTurns: 0}", "session: {foldVersion: 9}",
    "alwaysEscalate: [{id: x, queue: general}]",
    "routes: [{queue: general}]",
    "alwaysEscalate: [{id: x, intents: [a], queue: general, reason: mood}]",
  ])
  func `a policy that makes no sense is refused`(yaml: String) throws {
    #expect(try FirmFolder(policy: FirmFolder.policy + "\n" + yaml).problems.count == 1)
  }

  @Test func `without a place for everything else there is no policy`() throws {
    #expect(
      try FirmFolder(policy: "bot: {answer: 0.5}").problems == [
        "policy.yaml: handover: is missing: the team and queue for everything else"
      ])
  }

  @Test(arguments: [
    ("500ms", 500), ("20s", 20_000), ("2m", 120_000), ("1h30m", 5_400_000), ("7d", 604_800_000),
    ("1 h", 3_600_000), ("0s", 0),
  ])
  func `lengths of time are read as people write them`(text: String, milliseconds: Int64) {
    #expect(Duration(text: text) == .milliseconds(milliseconds))
  }

  @Test(arguments: ["", "20", "s", "-5s", "1.5h", "1x", "99999999999999999999s", "9999999d", "٣s"])
  func `anything else is no length of time`(text: String) {
    #expect(Duration(text: text) == nil)
  }

  @Test func `lengths of time are written as they are read`() {
    for text in ["0s", "500ms", "20s", "1h30m", "7d", "1d1h1m1s1ms"] {
      #expect(Duration(text: text)?.text == text)
    }
  }
}
