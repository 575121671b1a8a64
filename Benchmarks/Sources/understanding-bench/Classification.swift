import Understanding

/// How well intents are told, on messages that the model was not trained on.
struct Classification {
  let lessons: Lessons

  struct Result {
    /// Of all messages that were tried.
    var evaluation: Evaluation
    /// How many were answered at the thresholds of the model that read them, and of these rightly.
    var answered = 0
    var right = 0

    var coverage: Double { Double(answered) / Double(max(evaluation.cases.count, 1)) }
    var precision: Double? { answered == 0 ? nil : Double(right) / Double(answered) }
  }

  func result(
    training: [TrainingExample], trying messages: [TrainingExample], hasBackground: Bool = true
  ) throws -> Result {
    let model = try lessons.trainer(hasBackground: hasBackground)
      .model(from: training, origin: ModelOrigin(source: "bench", sourceVersion: ""))
    let cases = messages.map { message in
      let reading = model.read(normalized: Normalizer.fold(message.text))
      return Evaluation.Case(
        text: message.text, label: message.label, candidates: reading.candidates.map(\.label),
        confidence: reading.confidence)
    }
    let answered = cases.filter { $0.confidence >= model.thresholds.answer }
    return Result(
      evaluation: Evaluation(cases, thresholds: model.thresholds), answered: answered.count,
      right: answered.count { $0.candidates.first == $0.label })
  }

  /// Each part in turn is tried by what the others teach.
  func crossValidated(_ examples: [TrainingExample], parts count: Int) throws -> Result {
    let parts = Parts(examples, count)
    let results = try (0..<count).map {
      try result(training: parts.without($0), trying: parts[$0])
    }
    let cases = results.flatMap(\.evaluation.cases)
    return Result(
      evaluation: Evaluation(cases, thresholds: results[0].evaluation.thresholds),
      answered: results.reduce(0) { $0 + $1.answered }, right: results.reduce(0) { $0 + $1.right })
  }

  /// One part of so many is tried by what the others teach.
  func heldOut(
    _ examples: [TrainingExample], parts count: Int, hasBackground: Bool = true
  ) throws -> Result {
    let parts = Parts(examples, count)
    return try result(
      training: parts.without(0), trying: parts[0], hasBackground: hasBackground)
  }
}
