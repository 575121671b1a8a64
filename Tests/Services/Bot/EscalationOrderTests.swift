import BotCore
import Conversation
import ConversationTesting
import Testing

/// Each reason to hand over, its switch or threshold, and which of several weighs most.
@Suite struct EscalationOrderTests {
  /// With rules of the firm's that belong to two teams.
  private func scene(_ change: (inout HandoverPolicy) -> Void = { _ in }) -> DecisionScene {
    var scene = DecisionScene()
    scene.policy.rules.append(
      BotRule(id: "complaint", reason: .negativeSentiment, queue: "returns", priority: 80))
    change(&scene.policy.handover)
    return scene
  }

  @Test("Of all that applies the weightiest gives the reason")
  func order() {
    let notes: [(EscalationReason, [TurnNote])] = [
      (.multiDepartment, [.firmRule("complaint"), .firmRule("fraud")]),
      (.policyRequired, [.alwaysEscalate("legal_threat")]),
      (.identityUnverified, [.identityNeeded]), (.customerRequest, [.personRequested]),
      (.outOfScope, [.filesOnly]),
    ]
    for first in notes.indices {
      var scene = scene { $0.severalDepartments = .forPeople }
      for turn in 1...SessionPolicy.ofTests.maxBotTurns {
        scene.customer(matches: [("a\(turn)", 0.9)])
        scene.act()
      }
      for (_, notes) in notes[first...].reversed() { scene.customer(notes: notes) }
      #expect(scene.handedOver?.reason == notes[first].0)
    }
  }

  @Test("Of the firm's rules that messages meet, the one that stands first in its file weighs most")
  func firmsOrder() {
    var scene = scene()
    scene.customer(notes: [.alwaysEscalate("complaint")])
    scene.customer(notes: [.firmRule("complaint")])
    scene.customer(notes: [.firmRule("fraud")])
    #expect(scene.handedOver?.reason == .policyRequired)
    #expect(scene.handedOver?.queue == "security")
    #expect(scene.handedOver?.priority == 100)
  }

  @Test("A subject that the firm leaves to the bot is a question like any other")
  func subjects() {
    var scene = scene { $0.subjects = ["fraud"] }
    scene.customer(matches: [("a", 0.9)], notes: [.alwaysEscalate("lost_card")])
    #expect(scene.said?.words.text == "Answer of a")
    scene.customer(matches: [("a", 0.9)], notes: [.alwaysEscalate("fraud")])
    #expect(scene.handedOver?.reason == .policyRequired)
  }

  @Test("Where a wish for a person is not enough, what else the message says decides")
  func personSwitchedOff() {
    var scene = scene { $0.customerRequest = false }
    scene.customer(matches: [("a", 0.9)], notes: [.personRequested])
    #expect(scene.said?.words.text == "Answer of a")
  }

  @Test("Where files are not for people, the bot asks for words")
  func filesSwitchedOff() {
    var scene = scene { $0.filesWithoutWords = false }
    scene.customer(notes: [.filesOnly])
    #expect(scene.said?.words.text == scene.policy.words.rephrase.english)
    #expect(scene.said?.replyKind == .askedBack)
  }

  // MARK: - Several departments

  @Test("Rules of two teams in one message are one matter of several departments")
  func rulesOfTwoTeams() throws {
    var scene = scene { $0.severalDepartments = .forPeople }
    scene.customer("?", notes: [.firmRule("fraud"), .firmRule("complaint")])
    let handoff = try #require(scene.handedOver)
    #expect(handoff.reason == .multiDepartment)
    #expect(handoff.queue == "security")
    #expect(handoff.priority == 100)
    #expect(
      handoff.package.summary.contains("Handed over because it concerns several departments."))
    #expect(handoff.package.summary.contains("It concerns security (fraud); returns (complaint)."))
    #expect(scene.act() == [.effective])
  }

  @Test("The summary of several departments is in the customer's language")
  func chineseSummary() throws {
    var scene = scene { $0.severalDepartments = .forPeople }
    scene.customer("我", notes: [.firmRule("fraud")], language: "zh")
    scene.customer("你", notes: [.firmRule("complaint")], language: "zh")
    let summary = try #require(scene.handedOver?.package.summary)
    #expect(summary.contains("涉及：security (fraud)；returns (complaint)。"))
  }

  @Test(
    "What the bot is sure of in two teams' subjects is answered, or handed over where the firm wants it",
    arguments: [HandoverPolicy.Departments.never, .forPeople, .always])
  func certainInTwoTeams(departments: HandoverPolicy.Departments) {
    var scene = scene { $0.severalDepartments = departments }
    scene.customer(matches: [("a", 0.9)], notes: [.queue("returns")])
    scene.customer(matches: [("b", 0.9)], notes: [.queue("security")])
    guard departments == .always else {
      #expect(scene.said?.words.text == "Answer of a\n\nAnswer of b")
      return
    }
    #expect(scene.handedOver?.reason == .multiDepartment)
    #expect(scene.handedOver?.queue == "general")
    #expect(
      scene.handedOver?.package.summary.contains(
        "It concerns returns (Title of a); security (Title of b).") == true)
  }

  @Test("Neither an unsure subject nor two queues of one team make several departments")
  func oneDepartment() {
    var unsure = scene { $0.severalDepartments = .always }
    unsure.customer(matches: [("a", 0.9)], notes: [.queue("returns")])
    unsure.customer(matches: [("b", 0.6)], notes: [.queue("security")])
    #expect(unsure.said?.replyKind == .askedBack)
    var sameTeam = scene { $0.severalDepartments = .always }
    sameTeam.policy.queues.append(BotQueue(id: "refunds", team: "after-sales"))
    sameTeam.customer(matches: [("a", 0.9)], notes: [.queue("returns")])
    sameTeam.customer(matches: [("b", 0.9)], notes: [.queue("refunds")])
    #expect(sameTeam.said?.replyKind == .answered)
  }

  @Test("A rule's message is the rule's matter, whatever article it is near")
  func articleBesideRule() {
    var scene = scene { $0.severalDepartments = .always }
    scene.customer(matches: [("a", 0.9)], notes: [.firmRule("complaint"), .queue("security")])
    #expect(scene.handedOver?.reason == .negativeSentiment)
  }

  // MARK: - Identity

  @Test(
    "What is for verified customers goes to people for all others", arguments: [nil, "true", "no"])
  func identity(verified: String?) {
    var scene = scene { $0.verifiedAttribute = "known" }
    scene.attributes = verified.map { ["known": $0, "verified": "true"] } ?? [:]
    scene.customer(matches: [("a", 0.9)], notes: [.identityNeeded, .queue("returns")])
    if verified == "true" {
      #expect(scene.said?.words.text == "Answer of a")
    } else {
      #expect(scene.handedOver?.reason == .identityUnverified)
      #expect(scene.handedOver?.queue == "returns")
    }
  }

  // MARK: - Failures

  @Test("Of what it knows nothing about, the bot asks once for other words where the firm wants it")
  func unknownTwice() {
    var scene = scene { $0.unknownTurns = 2 }
    scene.policy.failuresBeforeHandover = 3
    scene.customer()
    #expect(scene.said?.words.text == scene.policy.words.rephrase.english)
    #expect(scene.said?.replyKind == .askedBack)
    scene.act()
    scene.customer(matches: [("a", 0.2)])
    #expect(scene.handedOver?.reason == .lowConfidence)
  }

  @Test("Beside an answer, what was not understood is asked for in other words")
  func unknownBesideAnswer() {
    var scene = scene { $0.unknownTurns = 2 }
    scene.customer(matches: [("a", 0.9)])
    scene.customer()
    #expect(
      scene.said?.words.text == "Answer of a\n\n" + scene.policy.words.rephrase.english)
    #expect(scene.said?.replyKind == .askedBack)
  }

  @Test(
    "A question counts as asked again after so many others as the firm says",
    arguments: [(1, false), (2, true), (3, true)])
  func askedAgainLater(within: Int, isNoticed: Bool) {
    var scene = scene { $0.askedAgainWithin = within }
    for id in ["a", "b"] {
      scene.customer(matches: [(id, 0.9)])
      scene.act()
    }
    scene.customer(matches: [("a", 0.9)])
    #expect(scene.said?.words.text.hasSuffix(scene.policy.words.again.english) == isNoticed)
    scene.act()
    scene.customer(matches: [("a", 0.9)])
    #expect((scene.handedOver?.reason == .repeatedFailure) == isNoticed)
  }

  @Test(
    "A courtesy between counts as one of the bot's answers", arguments: [(1, false), (2, true)])
  func courtesyBetween(within: Int, isNoticed: Bool) {
    var scene = scene { $0.askedAgainWithin = within }
    scene.customer(matches: [("a", 0.9)])
    scene.act()
    scene.customer(notes: [.greeting])
    scene.act()
    scene.customer(matches: [("a", 0.9)])
    #expect(scene.said?.words.text.hasSuffix(scene.policy.words.again.english) == isNoticed)
  }

  // MARK: - Feeling

  /// What the bot does at last after messages of these feelings, all but the last answered.
  private func last(
    _ sentiments: [Int32], score: Double, falling: HandoverPolicy.Falling?, again: Bool = false
  ) -> DecisionScene {
    var scene = scene { $0.falling = falling }
    for (place, sentiment) in sentiments.dropLast().enumerated() {
      scene.customer(matches: [("a\(place)", 0.9)], sentiment: sentiment)
      scene.act()
    }
    let id = "a\(again ? sentiments.count - 2 : sentiments.count)"
    scene.customer(matches: [(id, score)], sentiment: sentiments.last ?? 0)
    return scene
  }

  @Test(
    "Feeling that falls as steeply as the firm says hands over where the bot is unsure",
    arguments: [
      ([1, 0, -1], -1.0, true), ([0, 0, -1], -1.0, false), ([0, 0, -1], -0.5, true),
      ([0, -1, -1], -0.5, true), ([0, -1, -1], -0.6, false), ([2, 1, 0], -1.0, false),
      ([0, -1], -1.0, false), ([-1, -1, -1], -0.5, false), ([2, -1, 1, 0, -1], -1.0, true),
    ] as [([Int32], Double, Bool)])
  func falling(sentiments: [Int32], slope: Double, isHandedOver: Bool) {
    let falling = HandoverPolicy.Falling(turns: 3, slope: slope)
    let scene = last(sentiments, score: 0.5, falling: falling)
    #expect((scene.handedOver?.reason == .negativeSentiment) == isHandedOver)
    #expect(last(sentiments, score: 0.5, falling: nil).said != nil)
  }

  @Test("It also hands over where the bot would have to say again what it said")
  func fallingAndAskedAgain() {
    let falling = HandoverPolicy.Falling(turns: 3, slope: -1)
    let scene = last([1, 0, -1], score: 0.9, falling: falling, again: true)
    #expect(scene.handedOver?.reason == .negativeSentiment)
    #expect(last([1, 0, -1], score: 0.9, falling: nil, again: true).said != nil)
  }

  @Test("Feeling alone never hands over, however it goes: it softens what is said")
  func feelingAlone() {
    let falling = HandoverPolicy.Falling(turns: 2, slope: -0.1)
    let feelings: [Int32] = [-2, -1, 0, 1, 2]
    for first in feelings {
      for second in feelings {
        for third in feelings {
          let scene = last([first, second, third], score: 0.9, falling: falling)
          let isSoft = scene.said?.words.text.hasPrefix(scene.policy.words.apology.english)
          let isUpset = third == -2 || (third < 0 && second < 0)
          #expect(isSoft == isUpset, "\(first) \(second) \(third)")
        }
      }
    }
  }

  @Test("The worse the feeling, the higher the priority of what goes to people anyway")
  func priority() {
    let priorities = ([0, -1, -2] as [Int32]).map { sentiment in
      var scene = scene()
      scene.customer(notes: [.personRequested], sentiment: sentiment)
      return scene.handedOver?.priority
    }
    #expect(priorities == [40, 45, 50])
  }

  @Test("A very upset customer is asked back where the firm does not mind")
  func veryUpsetSwitchedOff() {
    var scene = scene { $0.veryUpset = false }
    scene.customer(matches: [("a", 0.5)], sentiment: -2)
    #expect(scene.said?.replyKind == .askedBack)
  }
}
