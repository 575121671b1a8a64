import BotCore
import Conversation
import ConversationTesting
import Testing

@Suite struct CopilotTests {
  @Test("While an agent holds control the bot suggests, up to three, and says nothing itself")
  func suggests() {
    var scene = DecisionScene()
    scene.log.append(.customerWrites("m0"))
    scene.log.append(.agentTakes("x"))
    scene.customer(matches: [("a", 0.9), ("b", 0.6), ("c", 0.5), ("d", 0.45), ("e", 0.1)])
    #expect(scene.decision == nil)
    guard case .suggest(let suggestions)? = BotDecider.suggestions(for: scene.state, scene.policy)
    else {
      Issue.record("no suggestion")
      return
    }
    #expect(suggestions.map(\.text) == ["Answer of a", "Answer of b", "Answer of c"])
    #expect(suggestions.map { $0.sources.map(\.articleID) } == [["a"], ["b"], ["c"]])
    #expect(suggestions.allSatisfy { $0.message.id == scene.log.message("m1") })
    #expect(scene.act() == [.effective, .effective, .effective])
    #expect(BotDecider.suggestions(for: scene.state, scene.policy) == nil)
  }

  @Test(
    "An article for people is never suggested; others are, where it was not surely meant",
    arguments: [(0.65, ["Answer of b"]), (0.9, [])])
  func forPeople(score: Double, suggested: [String]) {
    var scene = DecisionScene()
    scene.log.append(.customerWrites("m0"))
    scene.log.append(.agentTakes("x"))
    let note = TurnNote.articleEscalates(reason: "policy_required", queue: "security")
    scene.customer(matches: [("danger", score), ("b", 0.6)], notes: [note])
    var texts: [String] = []
    if case .suggest(let made)? = BotDecider.suggestions(for: scene.state, scene.policy) {
      texts = made.map(\.text)
    }
    #expect(texts == suggested)
  }

  @Test("It first understands what the agent is asked")
  func understandsFirst() {
    var scene = DecisionScene()
    scene.log.append(.customerWrites("m0"))
    scene.log.append(.agentTakes("x"))
    scene.log.append(.customerWrites("m1"))
    #expect(BotDecider.suggestions(for: scene.state, scene.policy) == nil)
    #expect(BotDecider.messagesToUnderstand(in: scene.state) == [scene.log.message("m1")])
  }

  @Test("Where nothing is near, it leaves the agent in peace")
  func nothingNear() {
    var scene = DecisionScene()
    scene.log.append(.customerWrites("m0"))
    scene.log.append(.agentTakes("x"))
    scene.customer(matches: [("a", 0.2)])
    #expect(BotDecider.suggestions(for: scene.state, scene.policy) == nil)
    #expect(BotDecider.messagesToUnderstand(in: scene.state) == [])
  }
}
