import ConversationTesting
import Foundation
import TestPacing
import Testing

/// The model of control carried over from Python, against the real fold.
@Suite("Every log that anybody could write", .calculating)
struct ControlModelTests {
  /// `BATON_MODEL_LENGTH` explores further than there is time for in every run.
  private static let length =
    ProcessInfo.processInfo.environment["BATON_MODEL_LENGTH"].flatMap { Int($0) } ?? 6

  @Test("No log up to the model's length breaks a promise", arguments: [1, 2])
  func allRules(messages: Int) {
    var model = ControlModel(length: Self.length + (messages == 1 ? 1 : 0), messages: messages)
    model.explore()
    print(
      "control model: length \(model.length), messages \(messages): \(model.states) states,",
      "\(model.transitions) transitions")
    #expect(model.finding?.log == nil, "\(String(describing: model.finding))")
    #expect(model.states > 1_000)
  }

  @Test(
    "With any one rule defeated, a log of a few records breaks one",
    arguments: Sabotage.allCases.filter { $0 != .earlyCounts })
  func ruleOff(sabotage: Sabotage) throws {
    var model = ControlModel(length: 5, messages: 2, sabotage: sabotage)
    model.explore()
    let finding = try #require(model.finding, "\(sabotage) went unnoticed")
    #expect(finding.violation.isOf(sabotage), "\(finding)")
    #expect(finding.log.count <= 5)
  }
}

extension Violation {
  /// Whether this is what comes of that rule's absence.
  func isOf(_ sabotage: Sabotage) -> Bool {
    switch (sabotage, self) {
    case (.deadlineByKind, .deadlineCannotPass), (.deadlineByKind, .deadlineOfSomethingElse): true
    case (.earlyCounts, .early): true
    case (.coversFollow, .twoOutcomes), (.coversFollow, .outcomeAfterTheLast): true
    case (.throughSeqFollows, .closedUnseen): true
    case (.offerEpochFollows, .staleDecision), (.epochFollows, .staleDecision): true
    case (.freshIDs, .receivedTwice): true
    case (.everyoneHolds, .staleDecision), (.everyoneHolds, .voiceWithoutControl): true
    default: false
    }
  }
}
