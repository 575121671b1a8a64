import BotCore
import Conversation
import ConversationTesting
import Testing

@Suite struct EscalationTests {
  @Test("Who asks for a person gets one at once, however sure the bot is")
  func personRequested() {
    var scene = DecisionScene()
    scene.customer(matches: [("a", 1)], notes: [.personRequested, .queue("returns")])
    #expect(scene.handedOver?.reason == .customerRequest)
    #expect(scene.handedOver?.queue == "returns")
    #expect(scene.handedOver?.team == "after-sales")
    #expect(scene.handedOver?.skills == ["returns"])
    #expect(scene.act() == [.effective])
    #expect(scene.log.last.outcomes.map(\.kind) == [.handedOver])
  }

  @Test("What nothing places goes to the queue that the session began with, where the firm has it")
  func sessionsQueue() {
    for (queue, team) in [("security", "pay"), ("gone", "care")] {
      var scene = DecisionScene()
      var first = scene.log.event(.customerWrites("m0"))
      if case .messageReceived(var body) = first.body {
        body.policy.defaultQueue = queue
        first.body = .messageReceived(body)
      }
      scene.log.append(first)
      scene.log.append(.botUnderstands("m0"))
      scene.customer(notes: [.personRequested])
      #expect(scene.handedOver?.team == team)
    }
  }

  @Test("The firm's rule names queue, reason and priority")
  func firmRule() {
    var scene = DecisionScene()
    scene.customer(matches: [("a", 1)], notes: [.firmRule("fraud"), .personRequested])
    #expect(scene.handedOver?.reason == .policyRequired)
    #expect(scene.handedOver?.queue == "security")
    #expect(scene.handedOver?.priority == 100)
  }

  @Test("What people always decide goes to where the message belongs, else to the default")
  func alwaysEscalate() {
    var scene = DecisionScene()
    scene.customer(notes: [.alwaysEscalate("complaint")], urgency: .high)
    #expect(scene.handedOver?.reason == .policyRequired)
    #expect(scene.handedOver?.queue == "general")
    #expect(scene.handedOver?.priority == 60)
  }

  @Test("An article that is for people hands over, and its answer is for the customer meanwhile")
  func articleEscalates() {
    var scene = DecisionScene()
    let note = TurnNote.articleEscalates(reason: "negative_sentiment", queue: "returns")
    scene.customer(matches: [("complaint", 0.9)], notes: [note])
    #expect(scene.handedOver?.reason == .negativeSentiment)
    #expect(scene.handedOver?.queue == "returns")
    #expect(scene.handedOver?.guidance.answer == "Answer of complaint")
    #expect(scene.handedOver?.package.tried == [])
  }

  @Test("An article for people that the bot is not sure of is offered like any other")
  func unsureArticle() {
    var scene = DecisionScene()
    let note = TurnNote.articleEscalates(reason: "policy_required", queue: "returns")
    scene.customer(matches: [("complaint", 0.5)], notes: [note])
    #expect(scene.said?.quickReplies == ["Title of complaint"])
  }

  @Test("One message of several that needs people takes them all there")
  func oneOfSeveral() {
    var scene = DecisionScene()
    scene.customer(matches: [("a", 0.9)])
    scene.customer(notes: [.personRequested])
    scene.customer(notes: [.alwaysEscalate("harm")], urgency: .critical)
    #expect(scene.handedOver?.reason == .policyRequired)
    #expect(scene.handedOver?.covers.count == 3)
    #expect(scene.handedOver?.priority == 90)
  }

  @Test("After two failures in a row a person takes over")
  func repeatedFailure() {
    var scene = DecisionScene()
    scene.customer(matches: [("a", 0.5)])
    scene.act()
    scene.customer(matches: [("b", 0.5)])
    #expect(scene.handedOver?.reason == .repeatedFailure)
  }

  @Test("An answer between two failures starts the count anew")
  func answeredBetween() {
    var scene = DecisionScene()
    for score in [0.5, 0.9, 0.5] {
      scene.customer(matches: [("a", score)])
      #expect(scene.said != nil)
      scene.act()
    }
  }

  @Test("A question asked again after its answer is a failure: once it is answered again, then not")
  func askedAgain() {
    var scene = DecisionScene()
    scene.customer(matches: [("a", 0.9)])
    scene.act()
    scene.customer(matches: [("a", 0.9)])
    #expect(scene.said?.words.text.hasSuffix(scene.policy.words.again.english) == true)
    scene.act()
    scene.customer(matches: [("a", 0.9)])
    #expect(scene.handedOver?.reason == .repeatedFailure)
  }

  @Test("A question asked again counts with one that was not understood, in either order")
  func askedAgainAndUnclear() {
    for scores in [[0.9, 0.9, 0.5], [0.9, 0.5, 0.9]] {
      var scene = DecisionScene()
      for score in scores.dropLast() {
        scene.customer(matches: [("a", score)])
        scene.act()
      }
      scene.customer(matches: [("a", scores[2])])
      #expect(scene.handedOver?.reason == .repeatedFailure)
    }
  }

  @Test("Another question between, a courtesy, or a person's turn, and the count starts anew")
  func notInARow() {
    var scene = DecisionScene()
    for id in ["a", "b", "a", "b"] {
      scene.customer(matches: [(id, 0.9)])
      #expect(scene.said != nil)
      scene.act()
    }
    scene.customer(matches: [("b", 0.9)])
    scene.act()
    scene.log.wait(1_000)
    scene.log.append(.agentTakes("x"))
    scene.log.append(.agentReturns("x"))
    for _ in 1...2 {
      scene.customer(matches: [("b", 0.9)])
      #expect(scene.said != nil)
      scene.act()
    }
  }

  @Test("A firm that allows no failure gets a person at the first")
  func noFailureAllowed() {
    var scene = DecisionScene()
    scene.policy.failuresBeforeHandover = 1
    scene.customer(matches: [("a", 0.5)])
    #expect(scene.handedOver?.reason == .lowConfidence)
  }

  @Test("A very upset customer is not asked back, but answered where the bot is sure")
  func upset() {
    var scene = DecisionScene()
    scene.customer(matches: [("a", 0.5)], sentiment: -2)
    #expect(scene.handedOver?.reason == .negativeSentiment)
    #expect(scene.handedOver?.priority == 50)
    var sure = DecisionScene()
    sure.customer(matches: [("a", 0.9)], sentiment: -2)
    #expect(sure.said != nil)
  }

  @Test("Files without words are for people to look at")
  func filesOnly() {
    var scene = DecisionScene()
    scene.customer(notes: [.filesOnly])
    #expect(scene.handedOver?.reason == .outOfScope)
  }

  @Test("When the bot has had its turns, a person takes over")
  func maxTurns() {
    var scene = DecisionScene()
    for turn in 1...SessionPolicy.ofTests.maxBotTurns {
      scene.customer(matches: [("a\(turn)", 0.9)])
      #expect(scene.act() == [.effective])
    }
    scene.customer(matches: [("a", 0.9)])
    #expect(scene.handedOver?.reason == .maxTurns)
  }

  @Test("A bot that decided before an agent took over changes nothing")
  func staleHandoff() {
    var scene = DecisionScene()
    scene.customer(notes: [.personRequested])
    let events = scene.decision!.events(for: scene.state, now: scene.log.now)
    scene.log.append(.agentTakes("x"))
    #expect(scene.log.append(events[0]) == .void(.staleEpoch))
  }

  @Test("After the conversation came back the bot decides anew about what is open")
  func returned() {
    var scene = DecisionScene()
    scene.customer(notes: [.personRequested])
    scene.act()
    scene.log.append(.agentTakes("x"))
    scene.log.append(.agentReturns("x"))
    #expect(scene.handedOver?.reason == .customerRequest)
    #expect(scene.act() == [.effective])
  }
}
