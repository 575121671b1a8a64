internal import OrderedCollections

/// Examples as vectors, from which models are learnt: all of them, or some.
struct Lesson: Sendable {
  let labels: [String]
  /// For each example the place of its label.
  let classes: [Int]
  private let features: FeatureTable
  private let rows: SparseRows
  private let solver: DualCoordinateDescent

  init(_ examples: [TrainingExample], _ vectors: WordVectors) {
    let labels = OrderedSet(examples.map(\.label)).sorted()
    let places = Dictionary(uniqueKeysWithValues: labels.enumerated().map { ($1, $0) })
    self.labels = labels
    classes = examples.map { places[$0.label] ?? 0 }
    let texts = examples.map { Normalizer.fold($0.text) }
    let features = FeatureTable(learning: texts, vectors)
    var extractor = FeatureExtractor()
    var rows = SparseRows(width: vectors.width)
    for text in texts {
      extractor.read(text)
      features.append(extractor, to: &rows)
    }
    self.features = features
    self.rows = rows
    solver = DualCoordinateDescent(rows)
  }

  /// What tells each label from the others, learnt from all examples.
  func separators(_ course: Course) -> [Separator] {
    separators(course) { _, _ in true }
  }

  /// Learnt for each label from the examples that are taken for it.
  ///
  /// - Parameters:
  ///   - start: what was learnt from nearly the same examples.
  ///   - isTaken: is given the places of an example and of a label.
  func separators(
    _ course: Course, from start: [Separator]? = nil, isTaken: @Sendable (Int, Int) -> Bool
  ) -> [Separator] {
    course.workforce.map(labels.count) { place in
      let separator = solver.separator(
        columns: features.columns, seed: UInt64(place) &+ 1, from: start?[place].support
      ) {
        isTaken($0, place) ? classes[$0] == place : nil
      }
      course.advance()
      return separator
    }
  }

  func model(_ separators: [Separator]) -> LinearModel {
    LinearModel(labels: labels, features: features, separators: separators)
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
