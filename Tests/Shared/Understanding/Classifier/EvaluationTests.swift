import Testing

@testable import Understanding

@Suite("Evaluation")
struct EvaluationTests {
  private let evaluation = Evaluation(
    [
      ("a1", "a", ["a", "b"], 0.9), ("a2", "a", ["b", "a"], 0.8), ("a3", "a", ["a", "b"], 0.5),
      ("b1", "b", ["b", "a"], 0.7), ("x1", "oos", ["a", "b"], 0.75),
      ("x2", "oos", ["b", "a"], 0.1),
    ].map { Evaluation.Case(text: $0.0, label: $0.1, candidates: $0.2, confidence: $0.3) },
    thresholds: Thresholds(answer: 0.7, offer: 0.4))

  private func isAbout(_ value: Double?, _ expected: Double) -> Bool {
    value.map { abs($0 - expected) < 1e-9 } ?? false
  }

  @Test("Shares are of those they are meant for")
  func shares() {
    #expect(isAbout(evaluation.accuracy, 3 / 4))
    #expect(isAbout(evaluation.recall(at: 2), 1))
    #expect(isAbout(evaluation.coverage, 4 / 6))
    #expect(isAbout(evaluation.precision, 2 / 4))
    #expect(isAbout(evaluation.offered, 1 / 6))
    #expect(isAbout(evaluation.outOfScopeRecall, 1 / 2))
    // a: said 2, wanted 3, right 2; b: said 2, wanted 1, right 1.
    #expect(isAbout(evaluation.macroF1, (4.0 / 5 + 2.0 / 3) / 2))
    // Of the eight pairs, 0.75 is surer than 0.7 and than 0.5.
    #expect(isAbout(evaluation.auroc, 6 / 8))
  }

  @Test("Ties count half")
  func ties() {
    let tied = Evaluation(
      [("a", 0.5), ("oos", 0.5)].map {
        Evaluation.Case(text: "", label: $0.0, candidates: ["a"], confidence: $0.1)
      }, thresholds: Thresholds(answer: 0.7, offer: 0.4))
    #expect(isAbout(tied.auroc, 0.5))
  }

  @Test("Nothing measured is not 0")
  func nothing() {
    let empty = Evaluation([], thresholds: Thresholds(answer: 0.7, offer: 0.4))
    #expect(empty.accuracy == nil)
    #expect(empty.coverage == nil)
    #expect(empty.macroF1 == nil)
    #expect(empty.calibrationError == nil)
    #expect(empty.precisionByCoverage.isEmpty)
  }

  @Test("Promised and kept, bin by bin")
  func reliability() {
    let cases = (0..<100).map {
      Evaluation.Case(text: "", label: "a", candidates: [$0 < 80 ? "a" : "b"], confidence: 0.9)
    }
    let evaluation = Evaluation(cases, thresholds: Thresholds(answer: 0.7, offer: 0.4))
    #expect(evaluation.reliability.count == 1)
    #expect(isAbout(evaluation.calibrationError.map { ($0 * 1e6).rounded() / 1e6 }, 0.1))
    #expect(evaluation.precisionByCoverage.count == 100)
    #expect(isAbout(evaluation.precisionByCoverage.last?.precision, 0.8))
  }

  @Test("The commonest mistakes first, the surest message of each first")
  func confusions() {
    let confusions = evaluation.confusions(atMost: 5)
    #expect(confusions.map(\.label) == ["a", "oos"])
    #expect(confusions.map(\.said) == ["b", "a"])
    #expect(confusions.first?.examples == ["a2"])
  }
}
