/// How urgent and how pleased a message sounds: two questions to one linear model, whose classes are the levels of both.
struct MoodModels: Sendable {
  private let levels: LinearModel
  /// The places of each question's classes, with what they mean.
  private let urgencies: [(place: Int, level: Urgency)]
  private let sentiments: [(place: Int, level: Sentiment)]

  private init(_ levels: LinearModel) {
    self.levels = levels
    urgencies = levels.labels.enumerated().compactMap { place, label in
      MoodLabel.urgency(label).map { (place, $0) }
    }
    sentiments = levels.labels.enumerated().compactMap { place, label in
      MoodLabel.sentiment(label).map { (place, $0) }
    }
  }

  /// Of the message that was read last.
  func read(_ workplace: inout Workplace) -> (urgency: Urgency?, sentiment: Sentiment?) {
    workplace.score(levels)
    let scores = workplace.scores
    return (
      urgencies.max { scores[$0.place] < scores[$1.place] }?.level,
      sentiments.max { scores[$0.place] < scores[$1.place] }?.level
    )
  }
}

extension MoodModels {
  /// Each level is held against the others of its question.
  init(
    _ urgencies: [TrainingExample], _ sentiments: [TrainingExample], _ vectors: WordVectors,
    _ course: Course
  ) {
    let lesson = Lesson(
      urgencies.map { TrainingExample(text: $0.text, label: MoodLabel.ofUrgency($0.label)) }
        + sentiments.map { TrainingExample(text: $0.text, label: MoodLabel.ofSentiment($0.label)) },
      vectors)
    let isUrgency = lesson.labels.map(MoodLabel.isUrgency)
    self.init(
      lesson.model(
        lesson.separators(course) { ($0 < urgencies.count) == isUrgency[$1] }))
  }

  init(
    _ reader: inout ModelReader, _ memory: ModelMemory, _ vectors: WordVectors
  ) throws(ModelFileError) {
    self.init(try LinearModel(&reader, memory, vectors))
  }

  func write(to writer: inout ModelWriter) { levels.write(to: &writer) }
}

/// What the classes are called: a letter for the question, and the level.
private enum MoodLabel {
  private static let urgency: Character = "u"
  private static let sentiment: Character = "s"

  static func ofUrgency(_ level: String) -> String { "\(urgency)\(level)" }
  static func ofSentiment(_ level: String) -> String { "\(sentiment)\(level)" }

  static func isUrgency(_ label: String) -> Bool { label.first == urgency }

  static func urgency(_ label: String) -> Urgency? {
    isUrgency(label) ? Urgency(name: String(label.dropFirst())) : nil
  }

  static func sentiment(_ label: String) -> Sentiment? {
    guard label.first == sentiment else { return nil }
    return Int(label.dropFirst()).flatMap(Sentiment.init)
  }
}
