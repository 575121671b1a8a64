import Conversation
import ConversationTesting
import Foundation
import TestPacing
import Testing

/// The model of restoring carried over from Python, against the real fold: zombies carry and forget
/// with old views, also conversations that are open.
@Suite("Readers restored at every restore point", .calculating)
struct RestoreModelTests {
  private static let more = ProcessInfo.processInfo.environment["BATON_MODEL_LENGTH"] != nil

  @Test(
    "They say what the reader of everything says, for every log up to a length",
    arguments: [["A"], ["A", "B"]])
  func exhaustively(conversations: [String]) {
    var model = RestoreModel(
      conversations: conversations, length: Self.more ? 5 : 4)
    model.explore(LogScript(conversations[0]), [])
    print("restore model: \(conversations), length \(model.length): \(model.logs) logs")
    #expect(model.finding == nil)
    #expect(model.logs > 500)
  }

  @Test("They do so for random logs, long enough for several carries", arguments: 0..<4)
  func randomly(shard: UInt64) {
    var readers = 0
    for seed in shard * 100..<(shard * 100 + (Self.more ? 100 : 75)) {
      var adversary = Adversary(seed: seed, conversations: 3, carries: true)
      var run = Run(conversations: 3)
      for step in adversary.sequence(of: 14) { _ = run.take(step) }
      readers += run.records.count
      #expect(RestoreComparison.violation(in: run.records) == nil, "seed \(seed)")
    }
    #expect(readers > 1_000)
  }
}

private struct RestoreModel {
  let conversations: [String]
  let length: Int
  var logs = 0
  var finding: [String]?

  init(conversations: [String], length: Int) {
    self.conversations = conversations
    self.length = length
  }

  mutating func explore(_ log: LogScript, _ words: [String]) {
    guard finding == nil else { return }
    if words.count == length {
      logs += 1
      if RestoreComparison.violation(in: log.records) != nil { finding = words }
      return
    }
    for (event, word) in candidates(log) {
      var next = log
      next.append(event)
      explore(next, words + [word])
    }
  }

  private func candidates(_ log: LogScript) -> [(Event, String)] {
    var seen: Set<EventID> = []
    var candidates: [(Event, String)] = []
    func add(_ move: Move, _ name: String, asOf offset: Int64?) {
      let event = log.event(move, asOf: offset, in: name)
      if seen.insert(event.id).inserted {
        candidates.append((event, "\(name): \(move) as of \(offset ?? -1)"))
      }
    }
    for name in conversations {
      let id = Named.conversation(name)
      add(.customerWrites("m\(log.offset + 1)"), name, asOf: nil)
      for record in log.records where record.event.conversation == id {
        if case .messageReceived = record.event.body {
          add(.customerWrites("m\(record.offset)"), name, asOf: nil)
        }
        for move in [Move.routerCarries, .routerForgets] { add(move, name, asOf: record.offset) }
        guard record.offset + 2 >= log.offset else { continue }
        for move in [Move.botAnswers(), .agentTakes("y"), .botResolves] {
          add(move, name, asOf: record.offset)
        }
      }
    }
    return candidates
  }
}
