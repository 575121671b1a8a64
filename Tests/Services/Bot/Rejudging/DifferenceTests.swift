import Conversation
import ConversationTesting
import Firm
import Testing
import Understanding

@testable import BotRejudging

/// Each kind of difference, in both languages.
@Suite struct DifferenceTests {
  typealias Tongue = RejudgingScene.Tongue

  private func expect(
    _ difference: Difference?, _ kind: DifferenceKind, _ judgement: Judgement,
    _ reason: JudgementReason, sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let difference = try #require(difference, sourceLocation: sourceLocation)
    #expect(difference.kind == kind, sourceLocation: sourceLocation)
    #expect(difference.judgement == judgement, sourceLocation: sourceLocation)
    #expect(difference.reason == reason, sourceLocation: sourceLocation)
  }

  @Test("The same bot decides every turn alike", arguments: Tongue.both)
  func same(tongue: Tongue) throws {
    let bot = try RejudgingScene.bot(tongue, [.returns, .invoice])
    var scene = RejudgingScene(bot)
    scene.customer(tongue.returns.question)
    scene.customer(tongue.thanks)
    scene.customer(tongue.person)
    scene.agent(tongue.other)
    scene.leave()
    let findings = try scene.rejudged(by: bot)
    #expect(findings.turns == 3 && findings.sessions == 1 && findings.undecided == 0)
    #expect(findings.recorded == [.answered: 2, .handedOver: 1])
    #expect(findings.recorded == findings.other)
    #expect(findings.differences == 0 && findings.pairs.all.isEmpty)
  }

  @Test("A new answer to who was content with the old one is wrong", arguments: Tongue.both)
  func answerChanged(tongue: Tongue) throws {
    var scene = RejudgingScene(try RejudgingScene.bot(tongue, [.returns]))
    scene.customer(tongue.returns.question)
    scene.leave()
    let other = try RejudgingScene.bot(tongue, [.returns]) { articles, _ in
      articles[0] = Article(
        id: "elsewhere",
        texts: articles[0].texts.map { text in
          var text = text
          text.answer = tongue.other
          return text
        })
    }
    let difference = try scene.difference(by: other)
    try expect(difference, .answerChanged, .wrong, .customerWasContent)
    #expect(difference?.question == tongue.returns.question)
    #expect(difference?.recorded.text == tongue.returns.answer)
    #expect(difference?.other.text == tongue.other)
    #expect(difference?.language == tongue.language.rawValue)
  }

  @Test("The same article in other words is for people to judge", arguments: Tongue.both)
  func wordsAlone(tongue: Tongue) throws {
    var scene = RejudgingScene(try RejudgingScene.bot(tongue, [.returns]))
    scene.customer(tongue.returns.question)
    scene.leave()
    let other = try RejudgingScene.bot(tongue, [.returns]) { articles, _ in
      articles[0] = Article(
        id: articles[0].id,
        texts: articles[0].texts.map { text in
          var text = text
          text.answer += "!"
          return text
        })
    }
    try expect(scene.difference(by: other), .answerChanged, .unjudged, .wordsAlone)
  }

  @Test("An answer that is no more is a handoff added", arguments: Tongue.both)
  func handoffAdded(tongue: Tongue) throws {
    var scene = RejudgingScene(try RejudgingScene.bot(tongue, [.returns, .invoice]))
    scene.customer(tongue.returns.question)
    scene.leave()
    let difference = try scene.difference(by: RejudgingScene.bot(tongue, [.invoice]))
    try expect(difference, .handoffAdded, .wrong, .customerWasContent)
    #expect(difference?.other.kind == .handedOver && difference?.other.queue == "shop-general")
  }

  @Test("A handoff that people were needed for anyway comes earlier", arguments: Tongue.both)
  func handoffEarlier(tongue: Tongue) throws {
    var scene = RejudgingScene(try RejudgingScene.bot(tongue, [.returns, .invoice]))
    scene.customer(tongue.returns.question)
    scene.customer(tongue.person)
    scene.agent(tongue.other)
    scene.leave()
    let difference = try scene.difference(by: RejudgingScene.bot(tongue, [.invoice]))
    try expect(difference, .handoffEarlier, .right, .peopleWereNeeded)
  }

  @Test("A handoff avoided is right where the person said the same", arguments: Tongue.both)
  func avoidedRightly(tongue: Tongue) throws {
    var scene = RejudgingScene(try RejudgingScene.bot(tongue, [.invoice]))
    scene.customer(tongue.returns.question)
    scene.agent(tongue.returns.answer)
    scene.leave()
    let difference = try scene.difference(by: RejudgingScene.bot(tongue, [.returns, .invoice]))
    try expect(difference, .handoffAvoided, .right, .personSaidSo)
    #expect(difference?.peopleSaid == [tongue.returns.answer])
  }

  @Test("A handoff avoided is wrong where the person did something else", arguments: Tongue.both)
  func avoidedWrongly(tongue: Tongue) throws {
    var scene = RejudgingScene(try RejudgingScene.bot(tongue, [.invoice]))
    scene.customer(tongue.returns.question)
    scene.agent(tongue.other)
    scene.leave()
    let difference = try scene.difference(by: RejudgingScene.bot(tongue, [.returns, .invoice]))
    try expect(difference, .handoffAvoided, .wrong, .personDidOtherwise)
  }

  @Test("A handoff avoided tells nothing where no person answered", arguments: Tongue.both)
  func avoidedUnseen(tongue: Tongue) throws {
    var scene = RejudgingScene(try RejudgingScene.bot(tongue, [.invoice]))
    scene.customer(tongue.returns.question)
    let difference = try scene.difference(by: RejudgingScene.bot(tongue, [.returns, .invoice]))
    try expect(difference, .handoffAvoided, .unjudged, .nothingTells)
  }

  @Test("A suggestion that a person used shows which article was right", arguments: Tongue.both)
  func suggestionUsed(tongue: Tongue) throws {
    var scene = RejudgingScene(
      try RejudgingScene.bot(tongue, [.returns, .invoice]) { _, firm in
        firm.policy.alwaysEscalate = [
          EscalationRule(
            id: "returns", phrases: [tongue.language.rawValue: [tongue.returns.question]],
            reason: .policyRequired, queue: "returns")
        ]
      })
    scene.customer(tongue.returns.question)
    scene.log.append(.agentTakes("ana"))
    scene.settle()
    #expect(scene.log.append(.agentUsesSuggestion("ana")) == .effective)
    let other = try RejudgingScene.bot(tongue, [.returns, .invoice]) { _, firm in
      firm.policy.alwaysEscalate = []
    }
    try expect(
      scene.difference(by: other), .handoffAvoided, .right, .personUsedItsArticle)
  }

  @Test("Asking back where the answer pleased is wrong", arguments: Tongue.both)
  func asksNow(tongue: Tongue) throws {
    var scene = RejudgingScene(try RejudgingScene.bot(tongue, [.returns, .invoice]))
    scene.customer(tongue.returns.question)
    scene.customer(tongue.thanks)
    scene.leave()
    let other = try RejudgingScene.bot(tongue, [.returns, .invoice]) { _, firm in
      firm.policy.bot.answerScore = 1.01
    }
    let difference = try scene.difference(by: other)
    try expect(difference, .asksNow, .wrong, .customerWasContent)
    #expect(difference?.other.choices.first == tongue.returns.question)
  }

  @Test("Answering at once what the customer then chose is right", arguments: Tongue.both)
  func answersNow(tongue: Tongue) throws {
    let asking = try RejudgingScene.bot(tongue, [.returns, .invoice]) { _, firm in
      firm.policy.bot.answerScore = 0.995
    }
    var scene = RejudgingScene(asking)
    scene.customer(tongue.unsure)
    try #require(scene.state.transcript.entries.last?.replyKind == .askedBack)
    scene.customer(tongue.returns.question)
    scene.leave()
    let other = try RejudgingScene.bot(tongue, [.returns, .invoice]) { _, firm in
      firm.policy.bot.answerScore = 0.5
    }
    try expect(scene.difference(by: other), .answersNow, .right, .answeredSoInTheEnd)
  }

  @Test("Asking back first puts a handoff off", arguments: Tongue.both)
  func handoffLater(tongue: Tongue) throws {
    var scene = RejudgingScene(try RejudgingScene.bot(tongue, [.invoice]))
    scene.customer(tongue.returns.question)
    scene.agent(tongue.returns.answer)
    scene.leave()
    let other = try RejudgingScene.bot(tongue, [.returns, .invoice]) { _, firm in
      firm.policy.bot.answerScore = 1.01
    }
    try expect(scene.difference(by: other), .handoffLater, .right, .personSaidSo)
  }

  @Test("Offering other questions is a difference, too", arguments: Tongue.both)
  func asksOtherwise(tongue: Tongue) throws {
    func asking(_ questions: [RejudgingScene.Subject], _ offered: Int) throws -> OtherBot {
      try RejudgingScene.bot(tongue, questions) { _, firm in
        firm.policy.bot.answerScore = 1.01
        firm.policy.bot.offeredQuestions = offered
      }
    }
    var scene = RejudgingScene(try asking([.returns, .invoice], 3))
    let both = tongue.returns.question + " " + tongue.invoice.question
    scene.customer(both)
    let recorded = try #require(scene.state.transcript.entries.last)
    try #require(recorded.replyKind == .askedBack && recorded.quickReplies.count == 2)
    scene.leave()
    let difference = try scene.difference(by: asking([.returns, .invoice], 1))
    try expect(difference, .asksOtherwise, .unjudged, .nothingTells)
  }

  @Test("Another queue is right where people transferred it there", arguments: Tongue.both)
  func routedOtherwise(tongue: Tongue) throws {
    var scene = RejudgingScene(try RejudgingScene.bot(tongue, [.invoice]))
    scene.customer(tongue.returns.question)
    scene.log.append(.agentTakes("ana"))
    #expect(scene.log.append(.agentTransfers("ana", toQueue: "returns")) == .effective)
    scene.log.append(.agentTakes("bo"))
    scene.log.append(.agentSays("bo", text: tongue.other))
    let other = try RejudgingScene.bot(tongue, [.invoice]) { _, firm in
      firm.policy.defaultQueue = "returns"
    }
    let difference = try scene.difference(by: other)
    try expect(difference, .routedOtherwise, .right, .transferredThere)
    #expect(difference?.recorded.queue == "shop-general")
  }

  @Test("Another queue is wrong where people dealt with it where it was", arguments: Tongue.both)
  func routedWrongly(tongue: Tongue) throws {
    var scene = RejudgingScene(try RejudgingScene.bot(tongue, [.invoice]))
    scene.customer(tongue.returns.question)
    scene.agent(tongue.other)
    let other = try RejudgingScene.bot(tongue, [.invoice]) { _, firm in
      firm.policy.defaultQueue = "returns"
    }
    try expect(scene.difference(by: other), .routedOtherwise, .wrong, .solvedWhereItWas)
  }

  @Test("What was handed over by a late bot's deadline is counted apart", arguments: Tongue.both)
  func late(tongue: Tongue) throws {
    let bot = try RejudgingScene.bot(tongue, [.returns])
    var scene = RejudgingScene(bot)
    scene.customerInVain(tongue.returns.question)
    scene.settle()
    scene.agent(tongue.returns.answer)
    let findings = try scene.rejudged(by: bot)
    #expect(findings.differences == 0 && findings.recorded == [.late: 1])
    #expect(findings.count(.late, .right) == 1)
    #expect(findings.pairs.all.first?.other.text == tongue.returns.answer)
  }
}
