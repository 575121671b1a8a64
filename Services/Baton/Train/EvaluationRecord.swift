import Understanding

/// What was measured, for programs. What could not be measured is null.
struct EvaluationRecord: Encodable {
  struct Confusion: Encodable {
    var intent: String
    var said: String
    var count: Int
    var examples: [String]
  }

  var model: String
  var n: Int
  var accuracy: Double?
  var macroF1: Double?
  var coverage: Double?
  var precision: Double?
  var offered: Double?
  var oosRecall: Double?
  var auroc: Double?
  var ece: Double?
  var recallAt1: Double?
  var recallAt3: Double?
  var medianMicroseconds: Double
  var loadMilliseconds: Double
  var confusions: [Confusion]

  init(_ run: EvaluationRun, _ model: UnderstandingModel, _ most: Int) {
    let evaluation = run.evaluation
    self.model = model.version
    n = evaluation.cases.count
    accuracy = evaluation.accuracy
    macroF1 = evaluation.macroF1
    coverage = evaluation.coverage
    precision = evaluation.precision
    offered = evaluation.offered
    oosRecall = evaluation.outOfScopeRecall
    auroc = evaluation.auroc
    ece = evaluation.calibrationError
    recallAt1 = evaluation.recall(at: 1)
    recallAt3 = evaluation.recall(at: 3)
    medianMicroseconds = run.medianMicroseconds
    loadMilliseconds = run.loadMilliseconds
    confusions = evaluation.confusions(atMost: most).map {
      Confusion(intent: $0.label, said: $0.said, count: $0.count, examples: $0.examples)
    }
  }
}
