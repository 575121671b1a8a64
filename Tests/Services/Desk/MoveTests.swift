import Conversation
import DeskCore
import Testing

@Suite struct MoveTests {
  /// A conversation that waits in a queue, with an offer to Mei open.
  private func waiting() throws -> (Script, offer: EventID) {
    var script = Script()
    let message = try script.customer("I want a person")
    _ = try script.handOver([message])
    let offer = try script.offer(to: "mei")
    return (script, offer)
  }

  @Test("The person to whom it is offered accepts, answers, and resolves")
  func accepted() throws {
    var (script, offer) = try waiting()
    #expect(try script.person(.accept(offer: offer)).verdict == .effective)
    #expect(try script.person(.message(text: "Hello", suggestion: nil)).verdict == .effective)
    #expect(
      try script.person(.resolve(code: "solved", notes: "", throughSeq: nil)).verdict == .effective)
    #expect(script.state?.control.phase == .resolved)
  }

  @Test("Somebody else cannot accept it, nor speak")
  func others() throws {
    var (script, offer) = try waiting()
    #expect(try script.person(.accept(offer: offer), as: .tom).verdict == .void(.notAllowed))
    #expect(
      try script.person(.message(text: "Hi", suggestion: nil), as: .tom).verdict
        == .void(.notHolder))
  }

  @Test("The same command twice is a duplicate of the first")
  func repeated() throws {
    var (script, offer) = try waiting()
    let first = try script.person(.accept(offer: offer), command: "x")
    let second = try script.person(.accept(offer: offer), command: "x")
    #expect(second.verdict == .duplicate(of: first.offset, first: .effective))
    #expect(first.event?.orderedContent == second.event?.orderedContent)
  }

  @Test("A move that had not seen the last customer message does not end the conversation")
  func unseen() throws {
    var (script, offer) = try waiting()
    try script.person(.accept(offer: offer))
    let seen = script.state?.seq
    try script.customer("One more thing")
    let judged = try script.person(.resolve(code: "solved", notes: "", throughSeq: seen))
    #expect(judged.verdict == .void(.laterMessageUnanswered))
  }

  @Test(
    "A conversation put aside is its holder's still, until its time or the customer's next words")
  func snoozed() throws {
    var (script, offer) = try waiting()
    let tomorrow = Timestamp(milliseconds: Script.start + 86_400_000)
    #expect(try script.person(.snooze(until: tomorrow)).verdict == .void(.notHolder))
    try script.person(.accept(offer: offer))
    #expect(try script.person(.snooze(until: tomorrow)).verdict == .effective)
    #expect(script.state?.control.snoozedUntil == tomorrow)
    #expect(script.state?.control.agentID == "mei")
    try script.customer("Hello?")
    #expect(script.state?.control.snoozedUntil == nil)
    let past = Timestamp(milliseconds: Script.start)
    #expect(try script.person(.snooze(until: past)).verdict == .void(.outOfBounds))
  }

  @Test("An agent takes from the queue and the bot, and only a supervisor from a colleague")
  func taking() throws {
    var (script, offer) = try waiting()
    try script.person(.accept(offer: offer))
    #expect(throws: Refusal.heldByColleague) { try script.person(.take, as: .tom) }
    #expect(try script.person(.take, as: .boss).verdict == .effective)
    #expect(script.state?.control.agentID == "ann")
  }

  @Test("What is given back is owed by the bot again")
  func givenBack() throws {
    var (script, offer) = try waiting()
    try script.person(.accept(offer: offer))
    try script.person(.giveBack(instructions: ""))
    #expect(script.state?.control.owner == .bot)
    #expect(
      script.steps.last.map { Projection.changes(by: $0.judged, in: $0.state) }?.contains {
        if case .opened(let open) = $0 { open.count == 1 } else { false }
      } == true)
  }

  @Test("A transfer names a queue or a colleague, never oneself")
  func transferred() throws {
    var (script, offer) = try waiting()
    try script.person(.accept(offer: offer))
    #expect(throws: Refusal.ownDestination) {
      try script.person(.transfer(.agent(id: "mei", name: "MEI", team: "shop"), reason: ""))
    }
    let queue = Destination.queue(id: "billing", team: "pay", skills: ["refund"], priority: 3)
    #expect(try script.person(.transfer(queue, reason: "Refund")).verdict == .effective)
    #expect(script.state?.queue.queue == "billing")
  }

  @Test("The chain that the page computed from what it shows is found equal")
  func acknowledged() throws {
    var (script, offer) = try waiting()
    try script.person(.accept(offer: offer))
    let state = try #require(script.state)
    try script.person(.acknowledge(throughSeq: state.seq, chainHash: state.chain.bytes))
    try script.person(.acknowledge(throughSeq: state.seq, chainHash: [1, 2, 3]))
    #expect(script.state?.acknowledgements.equal == 1)
    #expect(script.state?.acknowledgements.different == 1)
  }

  @Test("Only who holds it has something looked up; what they named stands in the state")
  func lookedUp() throws {
    var (script, offer) = try waiting()
    let move = Move.lookUp(connector: "order", arguments: ["order_number": "20031"])
    #expect(throws: Refusal.forItsHolder) { try script.person(move) }
    try script.person(.accept(offer: offer))
    #expect(throws: Refusal.forItsHolder) { try script.person(move, as: .boss) }
    #expect(try script.person(move).verdict == .effective)
    let view = try #require(script.state.map { ConversationView($0).lookups.first } ?? nil)
    #expect((view.connector, view.agentId, view.status) == ("order", "mei", "waiting"))
    #expect(view.arguments.map(\.name) == ["order_number"])
    #expect(view.arguments.map(\.value) == ["20031"])
    var completed = LookupCompleted()
    completed.request = EventRef(try #require(EventID(view.eventId)))
    completed.reason = "not_found"
    try script.bot(.lookupCompleted(completed))
    #expect(script.state.map { ConversationView($0).lookups.map(\.status) } == ["notFound"])
  }

  @Test("A used suggestion is told with the message that used it")
  func suggestion() throws {
    let script = try Script.whole()
    let used = script.steps.compactMap { step -> EventID? in
      guard case .suggestionUsed(let body) = step.judged.event?.body else { return nil }
      return step.judged.verdict.isEffective ? body.suggestion.id : nil
    }
    #expect(used.count == 1)
  }
}
