import Conversation
import DeliveryCore
import Testing

@Suite struct AttemptOutcomeTests {
  @Test("2xx is accepted", arguments: [UInt32(200), 202, 204, 299])
  func accepted(status: UInt32) throws {
    let outcome = try outcome(of: .answered(status: status))
    #expect(outcome.step == .accepted)
    #expect(outcome.update.statusCode == status)
    #expect(outcome.disablesGateway == false)
  }

  @Test("410 ends the way and disables the gateway")
  func gone() throws {
    let outcome = try outcome(of: .answered(status: 410))
    #expect(outcome.step == .failed)
    #expect(outcome.disablesGateway)
  }

  @Test(
    "All other answers are tried again, redirects too",
    arguments: [UInt32(100), 301, 302, 400, 401, 404, 429, 500, 502, 503, 504])
  func retried(status: UInt32) throws {
    let outcome = try outcome(of: .answered(status: status))
    #expect(outcome.step == .attempted)
    #expect(outcome.update.attempt == 1)
    #expect(outcome.update.retryAfterMs >= 800)
    #expect(outcome.disablesGateway == false)
  }

  @Test("No answer is tried again, with its reason kept")
  func unreachable() throws {
    let outcome = try outcome(of: .unreachable(reason: "timed out"))
    #expect(outcome.step == .attempted)
    #expect(outcome.update.reason == "timed out")
  }

  @Test("A forbidden callback is not tried again")
  func forbidden() throws {
    let outcome = try outcome(of: .forbidden(reason: "private address"))
    #expect(outcome.step == .failed)
    #expect(outcome.disablesGateway == false)
  }

  @Test("Retry-After is honoured where it is longer than the own wait")
  func retryAfter() throws {
    let long = try outcome(of: .answered(status: 429, retryAfter: 90_000))
    #expect(long.update.retryAfterMs == 90_000)
    let short = try outcome(of: .answered(status: 429, retryAfter: 1))
    #expect(short.update.retryAfterMs >= 800)
  }

  @Test("The same try told twice, with whatever result, is one event in the log")
  func toldTwice() throws {
    var scene = try Scene()
    try scene.answer("m1")
    let attempt = try scene.dueAttempt()
    let first = AttemptOutcome(of: attempt, .answered(status: 500), at: scene.now)
    scene.now = scene.now.adding(milliseconds: 5)
    let again = AttemptOutcome(of: attempt, .answered(status: 502), at: scene.now)
    #expect(try scene.apply(first.event).verdict == .effective)
    #expect(try scene.apply(again.event).verdict.isEffective == false)
    #expect(try scene.conversation.deliveries.map(\.attempts) == [1])
  }

  @Test("An acceptance stands against another's late failure")
  func acceptanceStands() throws {
    var scene = try Scene()
    try scene.answer("m1")
    let attempt = try scene.dueAttempt()
    let accepted = AttemptOutcome(of: attempt, .answered(status: 200), at: scene.now)
    let failed = AttemptOutcome(of: attempt, .answered(status: 500), at: scene.now)
    #expect(try scene.apply(accepted.event).verdict == .effective)
    #expect(try scene.apply(failed.event).verdict == .void(.alreadyDone))
    #expect(try scene.due() == .nothing)
  }

  private struct Told {
    var step: DeliveryStep
    var update: DeliveryUpdate
    var disablesGateway: Bool
  }

  private func outcome(of result: AttemptResult) throws -> Told {
    var scene = try Scene()
    let reply = try scene.answer("m1")
    let outcome = AttemptOutcome(of: try scene.dueAttempt(), result, at: scene.now)
    guard case .delivery(let step, let update) = outcome.event.body else {
      throw Scene.NothingDue()
    }
    #expect(update.message.id == reply)
    #expect(outcome.event.causation == reply)
    return Told(step: step, update: update, disablesGateway: outcome.disablesGateway)
  }
}
