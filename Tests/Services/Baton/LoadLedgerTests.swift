import Testing

@testable import Baton
@testable import Conversation

@Suite struct LoadLedgerTests {
  private let message = EventID(hi: 1, lo: 1)

  private func judged(_ kinds: MessageOutcome.Kind...) -> Judged {
    var judged = Judged(
      partition: 0, offset: 1, timestamp: Timestamp(milliseconds: 0), conversation: nil, event: nil)
    judged.outcomes = kinds.map {
      MessageOutcome(message: message, kind: $0, by: EventID(hi: 2, lo: 2))
    }
    return judged
  }

  @Test("A message with one outcome is clean, whichever comes first: intake's answer or the bot's")
  func clean() async {
    for isBotFirst in [false, true] {
      let ledger = LoadLedger(expected: 1)
      if isBotFirst { await ledger.saw(judged(.answered)) }
      await ledger.accepted(message, begin: .now)
      if !isBotFirst { await ledger.saw(judged(.answered)) }
      await ledger.settle(patience: .seconds(10))
      let report = await ledger.report(sending: .seconds(1))
      #expect(report.isClean)
      #expect((report.answered, report.offered, report.handedOver) == (1, 0, 0))
      #expect(report.firstAnswer != nil)
    }
  }

  @Test("Two outcomes of the bot's are a fault")
  func several() async {
    let ledger = LoadLedger(expected: 1)
    await ledger.accepted(message, begin: .now)
    await ledger.saw(judged(.answered))
    await ledger.saw(judged(.handedOver))
    let report = await ledger.report(sending: .seconds(1))
    #expect(report.withSeveralOutcomes == 1)
    #expect(!report.isClean)
  }

  @Test("Handovers are told by their reasons, and each message by what became of it")
  func reasons() async throws {
    var request = HandoffRequested()
    request.reason = .lowConfidence
    request.queue = "general"
    var handed = judged(.handedOver)
    handed.event = Event(
      id: EventID(hi: 2, lo: 2), conversation: ConversationID(hi: 1, lo: 1), author: .bot,
      occurredAt: Timestamp(milliseconds: 0), body: .handoffRequested(request))
    let ledger = LoadLedger(expected: 1)
    await ledger.accepted(message, "hello", begin: .now)
    await ledger.saw(handed)
    let report = await ledger.report(sending: .seconds(1), each: true)
    #expect(report.reasons == ["low_confidence": 1])
    let each = try #require(report.each?.first)
    #expect((each.text, each.outcome) == ("hello", "handed over"))
    #expect((each.reason, each.queue, each.reply) == ("low_confidence", "general", nil))
    let text = report.text(Style(isColoured: false))
    #expect(text.contains("low_confidence       1 (100.0 %)"))
    #expect(text.contains("handed over, low_confidence, → general"))
    #expect(await ledger.report(sending: .seconds(1)).each == nil)
  }

  @Test("A person's answer to what was handed over is no second outcome")
  func followedUp() async {
    let ledger = LoadLedger(expected: 1)
    await ledger.accepted(message, begin: .now)
    await ledger.saw(judged(.handedOver))
    await ledger.saw(judged(.followedUp))
    #expect(await ledger.report(sending: .seconds(1)).isClean)
  }

  @Test(
    "A message without an outcome, or not accepted, is a fault; what is void counts for nothing")
  func missing() async {
    let ledger = LoadLedger(expected: 2)
    await ledger.accepted(message, begin: .now)
    var void = judged(.answered)
    void.verdict = .void(.staleEpoch)
    await ledger.saw(void)
    await ledger.refused("400")
    await ledger.settle(patience: .milliseconds(1))
    let report = await ledger.report(sending: .seconds(1))
    #expect(report.withoutOutcome == 1)
    #expect(report.accepted == 1)
    #expect(report.refused == ["400": 1])
    #expect(!report.isClean)
  }

  @Test("Percentiles are of the nearest rank, in milliseconds")
  func percentiles() {
    let times = (1...200).reversed().map { Duration.milliseconds($0) }
    let percentiles = Percentiles(times)
    #expect(percentiles?.p50 == 100)
    #expect(percentiles?.p90 == 180)
    #expect(percentiles?.p99 == 198)
    #expect(percentiles?.max == 200)
    #expect(Percentiles([]) == nil)
  }
}
