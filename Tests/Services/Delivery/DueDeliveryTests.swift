import Conversation
import DeliveryCore
import Testing

@Suite struct DueDeliveryTests {
  @Test("A message to a gateway is due at once, as it was written")
  func dueAtOnce() throws {
    var scene = try Scene()
    let reply = try scene.answer("m1")
    let attempt = try scene.dueAttempt()
    #expect(attempt.number == 1)
    let message = attempt.message
    #expect(message.eventID == reply)
    #expect(message.conversationID == scene.id)
    #expect(message.session == 1)
    #expect(message.sequence == 1)
    #expect(message.address.peer == "customer-42")
    #expect(message.role == .bot)
    #expect(message.authorName == "Ling")
    #expect(message.words.text == "It left our house this morning.")
    #expect(message.replyTo == [Scene.messageID("m1")])
    #expect(message.sentAt == scene.now)
    #expect(message.expiresAt == scene.now.adding(milliseconds: 3_600_000))
  }

  @Test("Nothing is due before anybody answers, and after the gateway accepted")
  func nothingDue() throws {
    var scene = try Scene()
    #expect(try scene.due() == .nothing)
    try scene.answer("m1")
    #expect(try scene.attempt(.answered(status: 204)) == .effective)
    #expect(try scene.due() == .nothing)
  }

  @Test("A message waits until the one before it is accepted")
  func inOrder() throws {
    var scene = try Scene()
    let first = try scene.answer("m1")
    try scene.receive("m2")
    let second = try scene.answer("m2")
    #expect(try scene.dueAttempt().message.eventID == first)
    try scene.attempt(.answered(status: 500))
    let wait = Backoff.milliseconds(after: 1, of: first)
    #expect(try scene.due() == .later(scene.now.adding(milliseconds: wait)))
    scene.now = scene.now.adding(milliseconds: wait)
    #expect(try scene.dueAttempt().message.eventID == first)
    try scene.attempt(.answered(status: 200))
    #expect(try scene.dueAttempt().message.eventID == second)
    #expect(try scene.dueAttempt().message.sequence == 2)
  }

  @Test("A repeat says the same as the first try")
  func sameBody() throws {
    var scene = try Scene()
    let reply = try scene.answer("m1")
    let first = try scene.dueAttempt()
    try scene.attempt(.unreachable(reason: "no route"))
    scene.now = scene.now.adding(milliseconds: Backoff.milliseconds(after: 1, of: reply))
    let second = try scene.dueAttempt()
    #expect(second.number == 2)
    #expect(second.message == first.message)
  }

  @Test("What expired is told so and called no more, and what follows goes on")
  func expiry() throws {
    var scene = try Scene()
    let first = try scene.answer("m1", expiresAfter: 10_000)
    try scene.receive("m2")
    let second = try scene.answer("m2")
    scene.now = scene.now.adding(milliseconds: 10_000)
    guard case .conclude(let event) = try scene.due() else {
      Issue.record("expected an end")
      return
    }
    guard case .delivery(.expired, let update) = event.body else {
      Issue.record("expected an expiry")
      return
    }
    #expect(update.message.id == first)
    #expect(try scene.apply(event).verdict == .effective)
    #expect(try scene.dueAttempt().message.eventID == second)
  }

  @Test("A wait never outlasts the expiry")
  func waitEndsAtExpiry() throws {
    var scene = try Scene()
    try scene.answer("m1", expiresAfter: 60_000)
    let expiry = scene.now.adding(milliseconds: 60_000)
    try scene.attempt(.answered(status: 503, retryAfter: 3_600_000))
    #expect(try scene.due() == .later(expiry))
  }

  @Test(
    "Where no gateway listens the way ends without a call",
    arguments: [CallbackStanding.missing, .disabled])
  func noCallback(standing: CallbackStanding) throws {
    var scene = try Scene()
    let reply = try scene.answer("m1")
    guard case .conclude(let event) = try scene.due(standing),
      case .delivery(.failed, let update) = event.body
    else {
      Issue.record("expected a failure")
      return
    }
    #expect(update.message.id == reply)
    #expect(try scene.apply(event).verdict == .effective)
    #expect(try scene.due() == .nothing)
  }
}
