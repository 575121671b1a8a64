import Conversation
import ConversationTesting
import Lookups
import Testing

@testable import BotCore

/// What becomes of a message that the bot is not sure of, where the firm has a language model.
@Suite struct LanguageModelDecisionTests {
  @Test("It is asked where the bot is unsure, and its words are said with what they stand on")
  func answers() throws {
    for (language, reply) in [("en", ModelScene.answer()), ("zh", ModelScene.chineseAnswer)] {
      var model = ModelScene()
      model.customer("can i send it back", language: language)
      let request = try #require(model.requested.first)
      #expect(request.connector == "language-model")
      #expect(
        request.arguments.map { [$0.name, $0.value] } == [
          ["model", "small"], ["passages", "returns,cost"], ["prompt", "1"],
        ])
      model.scene.act()
      #expect(model.scene.decision == nil)
      model.model(reply)
      let said = try #require(model.scene.said)
      #expect(said.words.text == reply.text)
      #expect(said.replyKind == .answered)
      #expect(said.sources.map(\.articleID) == ["returns"])
      #expect(model.scene.act() == [.effective])
      #expect(model.scene.decision == nil)
    }
  }

  @Test("What it is given are the passages that stand in the record, and the customer's words")
  func question() throws {
    var model = ModelScene()
    model.customer("can i send it back")
    model.scene.act()
    let question = try #require(model.calls.first?.question)
    #expect(question.text == "can i send it back")
    #expect(question.passages.map(\.articleID) == ["returns", "cost"])
    #expect(question.passages[0].text == ModelScene.returns)
  }

  @Test("Where the bot is certain it is asked only if the firm wants that always")
  func certain() {
    var model = ModelScene()
    model.customer("returns?", [0.9])
    #expect(model.requested == [])
    #expect(model.scene.said?.words.text == ModelScene.returns)
    var always = ModelScene(always: true)
    always.customer("returns?", [0.9])
    #expect(always.requested.count == 1)
    always.model(.failed("HTTP 500"))
    #expect(always.scene.said?.words.text == ModelScene.returns)
  }

  @Test("Where it cannot be used, the search decides: it offers, or a person is asked")
  func failed() {
    for outcome in [LookupOutcome.failed("no answer in time"), .refused, .notFound] {
      var near = ModelScene()
      near.customer("?", [0.5, 0.45])
      near.model(outcome)
      #expect(near.scene.said?.quickReplies == ["Title of returns", "Title of cost"])
      var far = ModelScene()
      far.customer("?", [0.2, 0.1])
      far.model(outcome)
      #expect(far.scene.handedOver?.reason == .lowConfidence)
    }
  }

  @Test("It may have articles offered, those that it cites, or say that nothing answers")
  func otherActions() {
    var asks = ModelScene()
    asks.customer()
    asks.model(
      ModelReply(
        action: .ask, text: "ignored",
        citations: [.init(articleID: "cost", quote: "faulty items are free")], confidence: 0.4))
    #expect(asks.scene.said?.quickReplies == ["Title of cost"])
    #expect(asks.scene.said?.words.text.contains("ignored") == false)
    var gives = ModelScene()
    gives.customer()
    gives.model(ModelReply(action: .handOver, text: "", citations: [], confidence: 0.9))
    #expect(gives.scene.handedOver?.reason == .lowConfidence)
  }

  @Test("A record with a quote that no passage has is not used, whoever wrote it")
  func inventedInTheRecord() {
    var model = ModelScene()
    model.customer()
    model.model(ModelScene.answer(quote: "a year from delivery"))
    #expect(model.scene.said?.replyKind == .askedBack)
    var unsure = ModelScene()
    unsure.customer()
    unsure.model(ModelScene.answer(confidence: 0.3))
    #expect(unsure.scene.said?.replyKind == .askedBack)
  }

  @Test(
    "It is not asked about what people decide, what a person is wanted for, or without passages")
  func notAsked() {
    let person = TurnNote.personRequested
    let dangerous = TurnNote.articleEscalates(reason: "policy_required", queue: "security")
    for notes in [[person], [dangerous], [.alwaysEscalate("fraud")], [.firmRule("fraud")]] {
      var model = ModelScene()
      model.customer("?", [0.5], notes: notes)
      #expect(model.requested == [], "\(notes)")
    }
    var nothing = ModelScene()
    nothing.customer("?", [])
    #expect(nothing.requested == [])
    #expect(nothing.scene.handedOver?.reason == .noAnswer)
  }

  @Test("It is asked so often in a session and no more")
  func limit() {
    var model = ModelScene(callsPerSession: 2)
    model.scene.policy.failuresBeforeHandover = 10
    for _ in 0..<2 {
      model.customer()
      #expect(model.requested.count == 1)
      model.model(.failed("late"))
      model.scene.act()
    }
    model.customer()
    #expect(model.requested == [])
    #expect(model.scene.said?.replyKind == .askedBack)
  }

  @Test("An answer of its that did not help is a failure when the same is asked again")
  func askedAgain() {
    var model = ModelScene()
    model.scene.policy.failuresBeforeHandover = 2
    for isLast in [false, false, true] {
      model.customer("and how do i send it back?")
      model.model(ModelScene.answer())
      #expect((model.scene.handedOver?.reason == .repeatedFailure) == isLast)
      model.scene.act()
    }
  }

  @Test("Who folds the log again decides the same, and asks nobody")
  func replay() throws {
    var model = ModelScene()
    model.customer()
    let asked = try #require(model.scene.decision)
    let before = model.scene.state
    model.model(ModelScene.answer())
    let said = try #require(model.scene.decision)
    var again = LogScript()
    for record in model.scene.log.records.dropFirst() { again.append(record.event) }
    let state = try #require(again.state)
    #expect(
      BotDecider.reply(to: state, model.scene.policy)?.events(for: state, now: again.now)
        == said.events(for: model.scene.state, now: model.scene.log.now))
    #expect(BotDecider.reply(to: before, model.scene.policy) == asked)
    #expect(BotDecider.calls(owedBy: state, model.scene.policy) == [])
    var searching = model.scene.policy
    searching.lookups.languageModel = nil
    guard case .say(let message)? = BotDecider.reply(to: state, searching) else {
      Issue.record("nothing is said")
      return
    }
    #expect(message.replyKind == .askedBack)
  }

  @Test("Who takes over is not told of it as of something that was found out")
  func handoff() {
    var model = ModelScene()
    model.customer("?", [0.2])
    model.model(.failed("late"))
    #expect(model.scene.handedOver?.package.lookups == [])
  }

  @Test("A customer who writes again meanwhile is not answered twice")
  func writesAgain() {
    var model = ModelScene()
    model.customer("can i send it back")
    model.scene.act()
    let call = model.calls.first
    model.customer("is it free?", [0.9, 0.1])
    #expect(model.scene.decision == nil)
    let outcome = ModelScene.answer().fields(from: "small").map { LookupOutcome.found($0) }
    if let call, let outcome {
      model.scene.log.append(
        call.completed(outcome, in: model.scene.state, now: model.scene.log.now))
    }
    #expect(model.scene.said?.covers.count == 2)
    #expect(model.scene.said?.words.text.contains(ModelScene.answer().text) == true)
  }
}
