/// Chooses background messages that are beside the point of these examples: those that a model of the examples takes for
/// one of them are left out, for a home assistant's alarm clock is background to a bank, and not to an alarm clock.
struct BackgroundChoice {
  /// Of each label, so many teach enough for this.
  private static let mostOfALabel = 30
  /// A message that scores higher looks like the examples.
  private static let highestScore: Float = -0.2

  private let examples: [TrainingExample]
  private let background: [String]
  private let vectors: WordVectors

  init(_ examples: [TrainingExample], _ background: [String], _ vectors: WordVectors) {
    self.vectors = vectors
    var random = SeededRandom(seed: 2)
    self.background = Array(random.permuted(background).prefix(Trainer.mostBackground))
    var taken: [String: Int] = [:]
    self.examples = random.permuted(examples).filter { example in
      taken[example.label, default: 0] += 1
      return taken[example.label, default: 0] <= Self.mostOfALabel
    }
  }

  func chosen(_ course: Course) -> [TrainingExample] {
    guard !background.isEmpty, !examples.isEmpty else { return [] }
    let lesson = Lesson(examples, vectors)
    let model = lesson.model(lesson.separators(course))
    var workplace = Workplace()
    return background.filter {
      lesson.highestScore($0, by: model, &workplace) <= Self.highestScore
    }.map { TrainingExample(text: $0, label: UnderstandingModel.outOfScope) }
  }
}
