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

  private enum Key: String, CodingKey {
    case model, n, accuracy, macroF1, coverage, precision, offered, oosRecall, auroc, ece
    case recallAt1, recallAt3, medianMicroseconds, loadMilliseconds, confusions
  }

  /// Every field, also one without a value: a program that reads it need not know what is left out when.
  func encode(to encoder: any Encoder) throws {
    var fields = encoder.container(keyedBy: Key.self)
    try fields.encode(model, forKey: .model)
    try fields.encode(n, forKey: .n)
    let measured: [(Key, Double?)] = [
      (.accuracy, accuracy), (.macroF1, macroF1), (.coverage, coverage), (.precision, precision),
      (.offered, offered), (.oosRecall, oosRecall), (.auroc, auroc), (.ece, ece),
      (.recallAt1, recallAt1), (.recallAt3, recallAt3),
    ]
    for (key, value) in measured { try fields.encode(value, forKey: key) }
    try fields.encode(medianMicroseconds, forKey: .medianMicroseconds)
    try fields.encode(loadMilliseconds, forKey: .loadMilliseconds)
    try fields.encode(confusions, forKey: .confusions)
  }
}
