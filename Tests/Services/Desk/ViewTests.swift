import Conversation
import ConversationTesting
import DeskCore
import Foundation
import Testing

@Suite struct ViewTests {
  @Test("A confidence that is no number can be stored and sent like any other")
  func numbers() throws {
    var log = LogScript(given: .customerWrites("m1"))
    var event = log.event(.botUnderstands("m1"))
    var body = TurnUnderstood()
    if case .turnUnderstood(let said) = event.body { body = said }
    body.confidence = .nan
    var other = IntentScore()
    (other.intent, other.confidence) = ("refund", .infinity)
    body.alternatives = [other]
    event.body = .turnUnderstood(body)
    #expect(log.append(event) == .effective)
    log.append(.botAnswers(["m1"]))

    let view = try #require(log.state.map { ConversationView($0) })
    let stored = try JSONDecoder().decode(
      ConversationView.self, from: try JSONEncoder().encode(view))
    #expect(stored.context?.intent?.confidence == 0)
    #expect(stored.context?.intent?.alternatives.map(\.confidence) == [0])
    let changes = Projection.changes(by: try #require(log.judged.last), in: log.state)
    let messages = changes.compactMap { if case .message(let view) = $0 { view } else { nil } }
    #expect(messages.map(\.confidence) == [0])
  }
}
