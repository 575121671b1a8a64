import Conversation
import ConversationTesting
import Testing

@testable import BotRejudging

/// What is counted, and what people's deeds say.
@Suite struct JudgementTests {
  typealias Tongue = RejudgingScene.Tongue
  private let tongue = Tongue.english

  private func twoAnswers() throws -> RejudgingScene {
    var scene = RejudgingScene(try RejudgingScene.bot(tongue, [.returns, .invoice]))
    scene.customer(tongue.returns.question)
    scene.customer(tongue.invoice.question)
    return scene
  }

  @Test("Only the first difference of a session is judged")
  func afterADifference() throws {
    var scene = try twoAnswers()
    scene.leave()
    let other = try RejudgingScene.bot(.chinese, [.returns, .invoice])
    let all = try scene.rejudged(by: other).pairs.all
    #expect(all.map(\.reason) == [.customerWasContent, .afterAnEarlierDifference])
  }

  @Test("Who asks the same again was not content")
  func asksAgain() throws {
    var scene = RejudgingScene(try RejudgingScene.bot(tongue, [.returns, .invoice]))
    scene.customer(tongue.returns.question)
    scene.customer(tongue.returns.question)
    scene.leave()
    let other = try RejudgingScene.bot(tongue, [.invoice])
    let first = try #require(try scene.rejudged(by: other).pairs.all.first)
    #expect(first.judgement == .unjudged && first.reason == .nothingTells)
  }

  @Test(
    "A rating of the bot's part says whether the customer was content",
    arguments: [(5, Judgement.wrong), (4, .wrong), (2, .unjudged), (1, .unjudged)])
  func rating(score: Int, judgement: Judgement) throws {
    var scene = RejudgingScene(try RejudgingScene.bot(tongue, [.returns, .invoice]))
    scene.customer(tongue.returns.question)
    scene.leave()
    #expect(scene.log.append(.customerRates(score, .bot)) == .effective)
    let difference = try scene.difference(by: RejudgingScene.bot(tongue, [.invoice]))
    #expect(difference?.judgement == judgement)
  }

  @Test("Sessions that began outside of the span are not rejudged, what follows in them is")
  func span() throws {
    var scene = try twoAnswers()
    scene.leave()
    scene.log.wait(1_000)
    let (bot, start) = (scene.recorded, scene.log.now)
    scene.customer(tongue.returns.question)
    let until = try scene.rejudged(by: bot, RejudgedSpan(to: start))
    #expect(until.sessions == 1 && until.turns == 2)
    let since = try scene.rejudged(by: bot, RejudgedSpan(from: start))
    #expect(since.sessions == 1 && since.turns == 1)
    #expect(since.records == scene.log.records.count)
  }

  @Test("A conversation that was put away goes on as if it had been held")
  func putAway() throws {
    var scene = try twoAnswers()
    scene.leave()
    scene.log.wait(2 * EndedConversations.heldFor)
    scene.log.append(.customerWrites("x"), in: "c2")
    scene.customer(tongue.returns.question)
    scene.customer(tongue.person)
    scene.agent(tongue.other)
    scene.leave()
    let findings = try scene.rejudged(by: scene.recorded)
    #expect(findings.sessions == 3 && findings.turns == 4 && findings.undecided == 0)
    #expect(findings.differences == 0)
  }

  @Test("A rating that comes once the conversation was put away counts")
  func lateRating() throws {
    var scene = RejudgingScene(try RejudgingScene.bot(tongue, [.returns, .invoice]))
    scene.customer(tongue.returns.question)
    scene.leave()
    scene.log.wait(2 * EndedConversations.heldFor)
    scene.log.append(.customerWrites("x"), in: "c2")
    #expect(scene.log.append(.customerRates(1, .bot)) == .effective)
    let difference = try scene.difference(by: RejudgingScene.bot(tongue, [.invoice]))
    #expect(difference?.judgement == .unjudged)
  }

  @Test("A carried state does not bring back what the recorded bot understood")
  func carried() throws {
    var scene = RejudgingScene(try RejudgingScene.bot(tongue, [.invoice]))
    scene.log.append(.customerWrites("m1", text: tongue.returns.question))
    for event in scene.recorded.events(owedBy: scene.state, now: scene.log.now) {
      scene.log.append(event)
    }
    #expect(scene.log.append(.routerCarries) == .effective)
    scene.settle()
    let difference = try scene.difference(by: RejudgingScene.bot(tongue, [.returns, .invoice]))
    #expect(difference?.kind == .handoffAvoided)
  }

  @Test("A message that comes while the bot decides does not change what it is asked")
  func crossing() throws {
    let bot = try RejudgingScene.bot(tongue, [.returns, .invoice])
    var scene = RejudgingScene(bot)
    scene.log.append(.customerWrites("a", text: tongue.returns.question))
    for event in bot.events(owedBy: scene.state, now: scene.log.now) { scene.log.append(event) }
    let reply = bot.events(owedBy: scene.state, now: scene.log.now)
    scene.log.append(.customerWrites("b", text: tongue.person))
    for event in reply { #expect(scene.log.append(event) == .effective) }
    scene.settle()
    let findings = try scene.rejudged(by: bot)
    #expect(findings.turns == 2 && findings.undecided == 0 && findings.differences == 0)
  }

  @Test("Messages understood in one breath are so by the other bot, too")
  func oneBreath() throws {
    let bot = try RejudgingScene.bot(.chinese, [.returns, .invoice])
    var scene = RejudgingScene(bot)
    scene.log.append(.customerWrites("a", text: Tongue.chinese.returns.question))
    scene.log.append(.customerWrites("b", text: "ok 12"))
    scene.settle()
    let findings = try scene.rejudged(by: bot)
    #expect(findings.turns == 1 && findings.undecided == 0 && findings.differences == 0)
  }

  @Test("The sample holds whole sessions, the same ones in whatever order partitions come")
  func sample() throws {
    let other = try RejudgingScene.bot(tongue, [.invoice])
    let parts = try (1...12).map { number in
      var scene = RejudgingScene(
        try RejudgingScene.bot(tongue, [.returns, .invoice]), "c\(number)")
      scene.customer(tongue.returns.question)
      scene.leave()
      return try scene.rejudged(by: other, pairs: 5)
    }
    func merged(_ parts: some Sequence<Findings>) -> Findings {
      parts.reduce(into: Findings(pairs: 5)) { $0.merge($1) }
    }
    let (forth, back) = (merged(parts), merged(parts.reversed()))
    #expect(forth == back)
    #expect(forth.differences == 12 && forth.pairs.all.count == 5)
  }

  @Test("Texts are compared by their terms, in both languages", arguments: Tongue.both)
  func wording(tongue: Tongue) {
    let answer = Wording.terms(tongue.returns.answer)
    #expect(Wording.saysTheSame(Wording.terms(tongue.returns.answer + " " + tongue.thanks), answer))
    #expect(!Wording.saysTheSame(Wording.terms(tongue.other), answer))
    #expect(!Wording.saysTheSame(Wording.terms(tongue.thanks), Wording.terms(tongue.thanks)))
  }
}
