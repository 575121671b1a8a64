import Conversation
import ConversationTesting
import Lookups
import Testing

@testable import BotCore

/// What becomes of a message that a connector answers.
@Suite struct LookupDecisionTests {
  @Test("It is asked outside, once, and what is answered is said in the customer's language")
  func answer() throws {
    for (language, text) in [("en", "Order 20031 is on its way."), ("zh", "订单 20031 已发货。")] {
      var lookups = try LookupScene()
      lookups.scene.customer(
        "?", notes: [.lookup("order")], language: language, slots: [LookupScene.order])
      let request = try #require(lookups.requested.first)
      #expect(request.connector == "order")
      #expect(request.arguments.map(\.value) == ["20031"])
      #expect(lookups.scene.act() == [.effective])
      #expect(lookups.scene.decision == nil)
      #expect(lookups.calls.map(\.values) == [["order_number": "20031"]])
      lookups.outside(LookupScene.fields(("status", "shipped")))
      #expect(lookups.calls == [])
      #expect(lookups.said == text)
      #expect(lookups.scene.said?.replyKind == .answered)
    }
  }

  @Test("Whoever decides again asks the same question, and in another tenure another one")
  func sameRequest() throws {
    var lookups = try LookupScene()
    lookups.scene.customer("?", notes: [.lookup("order")], slots: [LookupScene.order])
    let once = try #require(lookups.scene.decision)
    lookups.scene.log.append(.agentNotes("x"))
    guard case .lookUp(let first) = once, case .lookUp(let second)? = lookups.scene.decision else {
      Issue.record("nothing to look up")
      return
    }
    #expect(first == second)
    lookups.act()
    #expect(
      once.events(for: lookups.scene.state, now: lookups.scene.log.now).map {
        lookups.scene.log.append($0).isEffective
      } == [false])
    #expect(lookups.scene.state.lookups.count == 1)
  }

  @Test("The first result counts, whoever brings another one")
  func firstResult() throws {
    var lookups = try LookupScene()
    lookups.scene.customer("?", notes: [.lookup("order")], slots: [LookupScene.order])
    lookups.act()
    let call = try #require(lookups.calls.first)
    let early = lookups.scene.state
    lookups.outside(LookupScene.fields(("status", "shipped")))
    let late = call.completed(.failed("late"), in: early, now: lookups.scene.log.now)
    #expect(!lookups.scene.log.append(late).isEffective)
    #expect(lookups.said == "Order 20031 is on its way.")
  }

  @Test("What is missing is asked for, with a mark for the next message")
  func missing() throws {
    var lookups = try LookupScene()
    lookups.scene.customer("where is it?", notes: [.lookup("order")])
    #expect(lookups.said == "Which order?")
    let said = try #require(lookups.scene.said)
    #expect(said.replyKind == .askedBack)
    #expect(
      said.sources.compactMap { LookupAsk(source: $0.articleID) }
        == [LookupAsk(connector: "order", detail: .slot("order_number"))])
  }

  @Test("Who is asked for the same too often is handed over; to be asked once is no failure")
  func askedTooOften() throws {
    var lookups = try LookupScene()
    for _ in 0..<2 {
      lookups.scene.customer("where is it?", notes: [.lookup("order")])
      #expect(lookups.said == "Which order?")
      lookups.act()
    }
    lookups.scene.customer("where is it?", notes: [.lookup("order")])
    #expect(lookups.reason == .repeatedFailure)
    var patient = try LookupScene()
    patient.scene.customer("where is it?", notes: [.lookup("order")])
    patient.act()
    patient.scene.customer("hm", matches: [("a", 0.5)])
    #expect(patient.scene.said?.replyKind == .askedBack)
  }

  @Test("What does not exist is said, and the number asked for again")
  func notFound() throws {
    var lookups = try LookupScene()
    lookups.scene.customer("?", notes: [.lookup("order")], slots: [LookupScene.order])
    lookups.outside(.notFound)
    #expect(lookups.said == "No order 20031.")
    #expect(lookups.scene.said?.replyKind == .askedBack)
    lookups.act()
    lookups.scene.customer(
      "20032", notes: [.lookup("order")],
      slots: [LookupScene.order, TurnUnderstood.slot("order_number", "20032")])
    #expect(lookups.requested.first?.arguments.map(\.value) == ["20032"])
  }

  @Test(
    "A system that fails, or answers what makes no sense, hands over with what happened",
    arguments: [LookupOutcome.failed("HTTP 500"), LookupScene.fields(("other", "1"))])
  func failure(outcome: LookupOutcome) throws {
    var lookups = try LookupScene()
    lookups.scene.customer(
      "?", notes: [.lookup("order"), .queue("returns")], slots: [LookupScene.order])
    lookups.outside(outcome)
    let request = try #require(lookups.scene.handedOver)
    #expect(request.reason == .botError)
    #expect(request.queue == "returns")
    #expect(request.guidance.answer == "I can't look.")
    #expect(request.package.slots.map(\.value) == ["20031"])
    #expect(request.package.lookups.map(\.connector) == ["order"])
    if case .failed(let reason) = outcome {
      #expect(request.package.lookups.map(\.result) == [reason])
      #expect(request.package.summary.contains("Could not be looked up: order (HTTP 500)."))
    }
  }

  @Test("Two questions are looked up together, and answered in one message")
  func several() throws {
    var lookups = try LookupScene()
    lookups.scene.customer("?", notes: [.lookup("order")], slots: [LookupScene.order])
    lookups.scene.customer("hours?", matches: [("hours", 0.9)])
    lookups.act()
    lookups.outside(LookupScene.fields(("status", "shipped")))
    #expect(lookups.said == "Order 20031 is on its way.\n\nAnswer of hours")
    #expect(lookups.scene.said?.covers.count == 2)
  }

  @Test("A person who is wanted, and what people decide, come before any lookup")
  func peopleFirst() throws {
    var lookups = try LookupScene()
    lookups.scene.customer(
      "?", notes: [.lookup("order"), .firmRule("fraud")], slots: [LookupScene.order])
    #expect(lookups.reason == .policyRequired)
  }

  @Test("The same question with the same answer is one asked again; about another order it is not")
  func askedAgain() throws {
    var lookups = try LookupScene()
    for number in ["20031", "20032"] {
      lookups.scene.customer(
        "?", notes: [.lookup("order")], slots: [TurnUnderstood.slot("order_number", number)])
      lookups.outside(LookupScene.fields(("status", "shipped")))
      #expect(lookups.said == "Order \(number) is on its way.")
      lookups.act()
    }
    lookups.scene.customer(
      "?", notes: [.lookup("order")], slots: [TurnUnderstood.slot("order_number", "20032")])
    lookups.outside(LookupScene.fields(("status", "shipped")))
    #expect(lookups.said?.hasPrefix("Order 20032 is on its way.\n\n") == true)
  }

  @Test("A result is no longer than the log takes")
  func bounds() throws {
    var lookups = try LookupScene()
    lookups.scene.customer("?", notes: [.lookup("order")], slots: [LookupScene.order])
    lookups.act()
    let call = try #require(lookups.calls.first)
    var fields = [("status", "shipped")]
    fields += (0..<50).map { ("field\($0)", String(repeating: "长", count: 500)) }
    var kept = LookupFields()
    for (path, text) in fields { kept.add(path, text) }
    let event = call.completed(.found(kept), in: lookups.scene.state, now: lookups.scene.log.now)
    #expect(lookups.scene.log.append(event) == .effective)
    let long = call.completed(
      .failed(String(repeating: "长", count: 500)), in: lookups.scene.state,
      now: lookups.scene.log.now)
    guard case .lookupCompleted(let body) = long.body else { return }
    #expect(body.reason.utf8.count <= 200)
  }
}
