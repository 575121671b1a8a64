import BotCore
import Conversation
import ConversationTesting
import Testing

@Suite struct ReplyTests {
  @Test("From the answer score on, the bot answers with its source", arguments: [0.7, 0.71, 1])
  func answers(score: Double) {
    var scene = DecisionScene()
    scene.customer(matches: [("refund", score), ("track", 0.2)])
    #expect(scene.said?.words.text == "Answer of refund")
    #expect(scene.said?.replyKind == .answered)
    #expect(scene.said?.sources.map(\.articleID) == ["refund"])
    #expect(scene.said?.covers.map(\.id) == [scene.log.message("m1")])
    #expect(scene.act() == [.effective])
    #expect(scene.log.last.outcomes.map(\.kind) == [.answered])
    #expect(scene.decision == nil)
  }

  @Test("From the offer score on, it offers the three nearest", arguments: [0.4, 0.55, 0.69])
  func offers(score: Double) {
    var scene = DecisionScene()
    scene.customer(matches: [("a", score), ("b", 0.3), ("c", 0.2), ("d", 0.1)])
    #expect(scene.said?.replyKind == .askedBack)
    #expect(scene.said?.quickReplies == ["Title of a", "Title of b", "Title of c"])
    #expect(scene.said?.sources.map(\.articleID) == ["a", "b", "c"])
    #expect(scene.act() == [.effective])
    #expect(scene.log.last.outcomes.map(\.kind) == [.askedBack])
  }

  @Test("Below, a person is asked", arguments: [0.39, 0.1])
  func below(score: Double) {
    var scene = DecisionScene()
    scene.customer(matches: [("a", score)])
    #expect(scene.handedOver?.reason == .lowConfidence)
    #expect(scene.act() == [.effective])
    #expect(scene.state.control.owner == .queue)
  }

  @Test("Where nothing is found at all, it says so")
  func nothingFound() {
    var scene = DecisionScene()
    scene.customer()
    #expect(scene.handedOver?.reason == .noAnswer)
  }

  @Test("An answer that did not fit into the record is only offered")
  func noAnswerRecorded() {
    var scene = DecisionScene()
    scene.log.append(.customerWrites("m1"))
    var turn = TurnUnderstood()
    turn.message = EventRef(scene.log.message("m1"))
    turn.matches = [DecisionScene.match("a", 0.9, "en")]
    turn.matches[0].answer = ""
    scene.log.append(turn.event(0, for: scene.state, now: scene.log.now))
    #expect(scene.said?.quickReplies == ["Title of a"])
  }

  @Test("One reply answers all that is open, each article once")
  func joined() {
    var scene = DecisionScene()
    scene.customer(matches: [("a", 0.9)])
    scene.customer(matches: [("b", 0.8)])
    scene.customer(matches: [("a", 0.9)])
    #expect(scene.said?.words.text == "Answer of a\n\nAnswer of b")
    #expect(scene.said?.covers.map(\.id) == ["m1", "m2", "m3"].map { scene.log.message($0) })
    #expect(scene.act() == [.effective])
    #expect(scene.log.last.outcomes.count == 3)
  }

  @Test("Of two questions it answers the sure one, and asks about the other")
  func halfSure() {
    var scene = DecisionScene()
    scene.customer(matches: [("a", 0.9)])
    scene.customer(matches: [("b", 0.5), ("a", 0.45)])
    #expect(scene.said?.replyKind == .askedBack)
    #expect(scene.said?.words.text.hasPrefix("Answer of a\n\n") == true)
    #expect(scene.said?.quickReplies == ["Title of b"])
  }

  @Test(
    "Courtesy is returned in the customer's language",
    arguments: [
      (TurnNote.greeting, "en", "Hello! How can I help you?"), (.greeting, "zh", "您好！请问有什么可以帮您？"),
      (.thanks, "en", "You're welcome! Is there anything else I can help with?"),
      (.thanks, "zh", "不客气！还有其他可以帮您的吗？"),
      (.goodbye, "en", "Goodbye, and thank you for writing to us."),
      (.goodbye, "zh", "再见，感谢您的咨询，祝您生活愉快！"),
    ])
  func courtesy(note: TurnNote, language: String, text: String) {
    var scene = DecisionScene()
    scene.customer(notes: [note], language: language)
    #expect(scene.said?.words.text == text)
    #expect(scene.said?.replyKind == .answered)
  }

  @Test("A greeting before a question needs no answer of its own")
  func greetingFirst() {
    var scene = DecisionScene()
    scene.customer(notes: [.greeting])
    scene.customer(matches: [("a", 0.9)])
    #expect(scene.said?.words.text == "Answer of a")
    #expect(scene.said?.covers.count == 2)
  }

  @Test(
    "What the bot says is in the language of the latest message that shows one",
    arguments: [("zh", "zh", "智能助手"), ("en", "en", "Assistant"), ("other", "en", "Assistant")])
  func language(language: String, expected: String, name: String) {
    var scene = DecisionScene()
    scene.customer(matches: [("a", 0.5)], language: language)
    #expect(scene.said?.authorName == name)
  }

  @Test("To noise it asks for words, and to what was taken back it offers help")
  func noise() {
    var scene = DecisionScene()
    scene.customer("??", notes: [.wordless])
    #expect(scene.said?.words.text == "I did not quite get that. Could you say it in a few words?")
    #expect(scene.said?.replyKind == .askedBack)
    var other = DecisionScene()
    other.customer(notes: [.withdrawn], language: "zh")
    #expect(other.said?.words.text == "看到您撤回了消息，请问有什么可以帮您？")
  }

  @Test("Somebody upset hears that the bot is sorry, and still gets the answer")
  func upset() {
    var scene = DecisionScene()
    scene.customer(matches: [("a", 0.9)], sentiment: -2)
    #expect(scene.said?.words.text == "I am sorry about the trouble.\n\nAnswer of a")
  }

  @Test("One message that is a little cross gets its answer and no apology, the second gets one")
  func littleCross() {
    for language in ["en", "zh"] {
      var scene = DecisionScene()
      scene.customer(matches: [("a", 0.9)], language: language, sentiment: -1)
      #expect(scene.said?.words.text == DecisionScene.match("a", 1, language).answer)
      scene.act()
      scene.customer(matches: [("b", 0.9)], language: language, sentiment: -1)
      let apology = scene.policy.words.apology
      let first = scene.said?.words.text.hasPrefix(
        language == "zh" ? apology.chinese : apology.english)
      #expect(first == true)
    }
  }

  @Test("Of more open messages than understandings are kept for, it answers all by what it knows")
  func manyOpen() {
    var scene = DecisionScene()
    for number in 1...6 { scene.customer(matches: [("a\(number)", 0.9)]) }
    #expect(scene.said?.covers.count == 6)
    #expect(scene.said?.sources.map(\.articleID) == ["a3", "a4", "a5", "a6"])
    #expect(scene.act() == [.effective])
  }

  @Test("It says nothing before it has understood, nor where it owes nothing")
  func nothingOwed() {
    var scene = DecisionScene()
    scene.log.append(.customerWrites("m1"))
    #expect(scene.decision == nil)
    #expect(BotDecider.messagesToUnderstand(in: scene.state) == [scene.log.message("m1")])
    #expect(BotDecider.isOwed(by: scene.state))
    scene.log.append(.agentTakes("x"))
    #expect(scene.decision == nil)
  }

  @Test("The same state decides the same, byte for byte; a later one under another id")
  func repeatable() {
    var scene = DecisionScene()
    scene.customer(matches: [("a", 0.9)])
    let first = scene.decision?.events(for: scene.state, now: scene.log.now)
    #expect(scene.decision?.events(for: scene.state, now: scene.log.now) == first)
    let earlier = scene.state
    scene.log.append(.routerNotifies)
    #expect(scene.decision?.events(for: scene.state, now: scene.log.now)[0].id != first?[0].id)
    #expect(scene.state.control.epoch == earlier.control.epoch)
  }
}
