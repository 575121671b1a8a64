internal import OrderedCollections

/// Examples as vectors, from which models are learnt: all of them, or some.
struct Lesson: Sendable {
  let labels: [String]
  /// For each example the place of its label.
  let classes: [Int]
  private let features: FeatureTable
  private let rows: SparseRows
  private let solver: DualCoordinateDescent

  init(_ examples: [TrainingExample]) {
    let labels = OrderedSet(examples.map(\.label)).sorted()
    let places = Dictionary(uniqueKeysWithValues: labels.enumerated().map { ($1, $0) })
    self.labels = labels
    classes = examples.map { places[$0.label] ?? 0 }
    let texts = examples.map { Normalizer.fold($0.text) }
    let features = FeatureTable(learning: texts)
    var extractor = FeatureExtractor()
    var rows = SparseRows()
    for text in texts {
      extractor.read(text)
      features.append(extractor, to: &rows)
    }
    self.features = features
    self.rows = rows
    solver = DualCoordinateDescent(rows)
  }

  /// Learns from the examples at these places.
  func learn(_ course: Course, from isTaken: @Sendable (Int) -> Bool) -> LinearModel {
    let separators = course.workforce.map(labels.count) { place in
      let separator = solver.separator(columns: features.rows, seed: UInt64(place) &+ 1) {
        isTaken($0) ? classes[$0] == place : nil
      }
      course.advance()
      return separator
    }
    return LinearModel(labels: labels, features: features, separators: separators)
  }

  /// What a model that learnt here scores the example at this place: a number for each label.
  func score(_ place: Int, by model: LinearModel) -> [Float] {
    var scores: [Float] = []
    model.score(rows[place], &scores)
    return Array(scores.prefix(labels.count))
  }

  /// The highest score that a model which learnt here gives a message.
  func highestScore(_ text: String, by model: LinearModel, _ workplace: inout Workplace) -> Float {
    workplace.extractor.read(Normalizer.fold(text))
    workplace.score(model)
    return workplace.scores.prefix(labels.count).max() ?? -.infinity
  }
}
