/// Learns a model from examples: the same examples give the same bytes.
///
/// Three times a part of the examples is left out, and what the others teach is tried on it; what that shows chooses the
/// calibration and the thresholds. The model itself learns from all of them.
public struct Trainer: Sendable {
  /// Of the answers that the bot gives by itself so many shall be right: above 0, below 1.
  public var wantedPrecision: Double
  /// Messages to nobody, to learn from what is beside the point; those that look like the examples are left out.
  public var background: [String]
  public var urgencies: [TrainingExample]
  public var sentiments: [TrainingExample]
  /// Finds what tells each class from the rest.
  public var workforce: any Workforce

  static let folds = 3
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
    guard wantedPrecision > 0, wantedPrecision < 1 else {
      throw .impossiblePrecision(wantedPrecision)
    }
    let scope = Set(examples.map(\.label)).subtracting([UnderstandingModel.outOfScope])
    guard scope.count >= 2 else { throw .tooFewLabels(scope.count) }

    let course = Course(
      workforce, separators: (scope.count + 1) * (Self.folds + 2), report: progress)
    let chosen = BackgroundChoice(examples, background).chosen(course)
    let all = examples + chosen
    let lesson = Lesson(all)
    let judged = outOfFold(all, lesson, course)
    let calibration = Calibration(fitting: judged)
    let thresholds = Thresholds(wanted: wantedPrecision, judged, calibration)
    let classes = lesson.learn(course) { _ in true }

    var origin = origin
    origin.examples = examples.count
    origin.background = chosen.count
    origin.wantedPrecision = wantedPrecision
    origin.expectedCoverage = coverage(judged.prefix(examples.count), calibration, thresholds)
    let moods = moods(course)
    let bytes = UnderstandingModel.bytes(
      origin: origin, thresholds: thresholds, classes: classes, calibration: calibration,
      moods: moods)
    do { return try UnderstandingModel(ModelMemory(copying: bytes)) } catch {
      preconditionFailure("a model just written cannot be read: \(error)")
    }
  }

  /// What each example's ranking is by a model that was trained without it, in the examples' order.
  private func outOfFold(
    _ examples: [TrainingExample], _ lesson: Lesson, _ course: Course
  ) -> [JudgedRanking] {
    let folds = Folds(examples.map(\.label), count: Self.folds)
    var judged: [JudgedRanking?] = Array(repeating: nil, count: examples.count)
    for fold in 0..<Self.folds {
      let model = lesson.learn(course) { folds[$0] != fold }
      for place in examples.indices where folds[place] == fold {
        judged[place] = lesson.judge(place, by: model)
      }
    }
    return judged.compactMap(\.self)
  }

  private func coverage(
    _ judged: ArraySlice<JudgedRanking>, _ calibration: Calibration, _ thresholds: Thresholds
  ) -> Double {
    let answered = judged.count { calibration.confidence($0.ranking) >= thresholds.answer }
    return judged.isEmpty ? 0 : Double(answered) / Double(judged.count)
  }

  private func moods(_ course: Course) -> MoodModels? {
    guard !urgencies.isEmpty, !sentiments.isEmpty else { return nil }
    return MoodModels(
      urgency: Lesson(urgencies).learn(course) { _ in true },
      sentiment: Lesson(sentiments).learn(course) { _ in true })
  }
}
