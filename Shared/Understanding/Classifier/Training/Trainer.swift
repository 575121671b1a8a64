/// Learns a model from examples: the same examples give the same bytes.
///
/// Again and again a part of the examples is left out, and what the others teach is tried on it; what that shows chooses
/// the calibration and the thresholds, where there are no other messages to choose them by. The model itself learns from
/// all examples.
public struct Trainer: Sendable {
  /// Of the answers that the bot gives by itself so many shall be right: above 0, below 1.
  public var wantedPrecision: Double
  /// Messages to nobody, to learn from what is beside the point; those that look like the examples are left out.
  public var background: [String]
  /// Messages to this firm that are beside the point: all of them are learnt from.
  public var outOfScope: [String] = []
  public var urgencies: [TrainingExample]
  public var sentiments: [TrainingExample]
  /// What words mean beside what the examples show.
  public var vectors = WordVectors.none
  /// Messages as customers really write them, by which calibration and thresholds are chosen: the wordings of articles
  /// differ from each other more than customers' words from them. Used where articles are learnt; none is as good as
  /// fewer than ``fewestValidation``.
  public var validation: [TrainingExample] = []
  /// Finds what tells each class from the rest.
  public var workforce: any Workforce

  public static let fewestValidation = 50
  /// Into so many parts the examples are split: what is left to learn from should be nearly all.
  static let folds = 5
  /// Of the background, so many: more teaches little more, and takes its time.
  static let mostBackground = 3_000

  public init(
    wantedPrecision: Double = 0.97, background: [String] = [], urgencies: [TrainingExample] = [],
    sentiments: [TrainingExample] = [], workforce: any Workforce = SingleWorker()
  ) {
    self.wantedPrecision = wantedPrecision
    self.background = background
    self.urgencies = urgencies
    self.sentiments = sentiments
    self.workforce = workforce
  }

  /// - Parameters:
  ///   - origin: where the examples come from; what they promise is filled in.
  ///   - progress: is told how much is done, 0 to 1, by whoever works.
  public func model(
    from examples: [TrainingExample], origin: ModelOrigin,
    progress: @escaping @Sendable (Double) -> Void = { _ in }
  ) throws(TrainingError) -> UnderstandingModel {
    let scope = Set(examples.map(\.label)).subtracting([UnderstandingModel.outOfScope])
    guard scope.count >= 2 else { throw .tooFewLabels(scope.count) }
    return try learn(examples, beside: nil, origin, progress)
  }

  /// Learns the articles of a firm, and how much to trust the search over them that stands beside the model. An article
  /// with fewer than ``fewestWordings`` is left to the search; where all are, the model knows moods alone.
  public func model(
    of articles: [Article], origin: ModelOrigin,
    progress: @escaping @Sendable (Double) -> Void = { _ in }
  ) throws(TrainingError) -> UnderstandingModel {
    let taught = articles.filter { $0.wordings.count >= Self.fewestWordings }
    let examples = taught.flatMap { article in
      article.wordings.map {
        TrainingExample(text: $0, label: article.id, folder: article.folder)
      }
    }
    return try learn(taught.count >= 2 ? examples : [], beside: articles, origin, progress)
  }

  /// An article with fewer wordings, in all its languages together, is not learnt.
  public static let fewestWordings = 3

  private func learn(
    _ examples: [TrainingExample], beside articles: [Article]?, _ origin: ModelOrigin,
    _ progress: @escaping @Sendable (Double) -> Void
  ) throws(TrainingError) -> UnderstandingModel {
    guard wantedPrecision > 0, wantedPrecision < 1 else {
      throw .impossiblePrecision(wantedPrecision)
    }
    let labels = Set(examples.map(\.label)).count
    let course = Course(workforce, separators: (labels + 1) * (Self.folds + 2), report: progress)
    let ownBackground = outOfScope.map {
      TrainingExample(text: $0, label: UnderstandingModel.outOfScope)
    }
    let chosen = ownBackground + BackgroundChoice(examples, background, vectors).chosen(course)
    let lesson = Lesson(examples + chosen, vectors)
    let separators = lesson.separators(course)
    let classes = lesson.model(separators)
    let trial = Trial(
      examples + chosen, lesson, separators, course, folds: Self.folds, beside: articles)
    let share = trial.bestSearchShare
    var judged = trial.judged(searchShare: share)
    var inScope = examples.count
    if let articles, !examples.isEmpty, validation.count >= Self.fewestValidation {
      let exam = Exam(validation, articles, classes, searchShare: share)
      judged = exam.judged(workforce)
      inScope = exam.inScope
    }
    let calibration = Calibration(fitting: judged)
    let thresholds =
      examples.isEmpty
      ? Thresholds.ofSearch : Thresholds(wanted: wantedPrecision, judged, calibration)

    var origin = origin
    origin.examples = examples.count
    origin.background = chosen.count
    origin.wantedPrecision = wantedPrecision
    origin.expectedCoverage = coverage(judged.prefix(inScope), calibration, thresholds)
    let bytes = UnderstandingModel.bytes(
      origin: origin, thresholds: thresholds, searchShare: share,
      classes: classes, calibration: calibration, moods: moods(course))
    do { return try UnderstandingModel(ModelMemory(copying: bytes)) } catch {
      preconditionFailure("a model just written cannot be read: \(error)")
    }
  }

  private func coverage(
    _ judged: ArraySlice<JudgedRanking>, _ calibration: Calibration, _ thresholds: Thresholds
  ) -> Double {
    let answered = judged.count { calibration.confidence($0.ranking) >= thresholds.answer }
    return judged.isEmpty ? 0 : Double(answered) / Double(judged.count)
  }

  private func moods(_ course: Course) -> MoodModels? {
    guard !urgencies.isEmpty, !sentiments.isEmpty else { return nil }
    return MoodModels(urgencies, sentiments, vectors, course)
  }
}
