import Conversation
import ConversationTesting
import Foundation
import TestPacing
import Testing

/// The transitions of the model in `Tests/Model` are those of the fold.
@Suite("The table of transitions that the model checker uses", .calculating)
struct TransitionTableTests {
  private static let file = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "Model/transitions.pml")

  /// With `BATON_WRITE_MODEL` set, the file is written anew.
  @Test("The fold says of every event in every state what the table says")
  func equal() throws {
    let table = TransitionTable()
    #expect(table.contradictions.prefix(5) == [])
    print("transition table: \(table.states.count) states, \(table.transitions) transitions tried")
    #expect(table.states.count > 30)
    if ProcessInfo.processInfo.environment["BATON_WRITE_MODEL"] != nil {
      try Data(table.promela.utf8).write(to: Self.file)
    }
    let committed = try String(contentsOf: Self.file, encoding: .utf8)
    #expect(committed == table.promela, "BATON_WRITE_MODEL=1 writes it anew")
  }

  @Test("A repeat changes nothing, in every state")
  func repeats() {
    for moves: [Move] in [
      [], [.agentTakes("x")], [.botHandsOver()], [.botHandsOver(), .routerOffers(to: "x")],
      [.botAnswers()], [.agentTakes("x"), .agentResolves("x")],
    ] {
      var log = LogScript()
      log.append(.customerWrites("m1"))
      for move in moves { log.append(move) }
      let before = ModelState(log)
      for record in log.records.dropFirst() {
        guard case .duplicate = log.append(record.event) else {
          Issue.record("\(record.event.body.name) counts twice")
          continue
        }
      }
      #expect(ModelState(log) == before)
    }
  }
}
