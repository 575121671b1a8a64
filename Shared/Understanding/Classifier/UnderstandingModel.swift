internal import Synchronization

/// What was learnt from a firm's examples: which intent or article a message is about, how sure that is, and how urgent
/// and how pleased it sounds. Lies in one file, used where it is mapped.
public final class UnderstandingModel: Sendable {
  /// Of the file's format and of the features: what is older or newer is refused.
  public static let schema: UInt32 = 3
  /// The label of examples that are beside the point, and of messages taken for that.
  public static let outOfScope = "oos"

  /// Names the file's content, in 16 hexadecimal digits.
  public let version: String
  public let origin: ModelOrigin
  public let thresholds: Thresholds
  /// How much a search's evidence for an article adds to its score, see ``SearchEvidence``.
  let searchShare: Float
  let classes: LinearModel
  /// The place of ``outOfScope`` among the classes.
  let reject: Int?
  let calibration: Calibration
  let moods: MoodModels?
  private let workplaces = Mutex<[Workplace]>([])

  init(
    version: String, origin: ModelOrigin, thresholds: Thresholds, searchShare: Float,
    classes: LinearModel, calibration: Calibration, moods: MoodModels?
  ) {
    self.version = version
    self.origin = origin
    self.thresholds = thresholds
    self.searchShare = searchShare
    self.classes = classes
    self.calibration = calibration
    self.moods = moods
    reject = classes.labels.firstIndex(of: Self.outOfScope)
  }

  /// All labels but ``outOfScope``.
  public var labels: [String] { classes.labels.filter { $0 != Self.outOfScope } }

  /// - Parameter text: what ``Normalizer/fold(_:)`` returned.
  public func read(normalized text: String) -> ModelReading {
    read(normalized: text) { _ in }
  }

  /// - Parameters:
  ///   - hasMoods: whether it is also asked how the message sounds.
  ///   - adjust: may change the scores of classes; one that is minus infinity is out of the question.
  func read(
    normalized text: String, hasMoods: Bool = true, adjust: (inout [Float]) -> Void
  ) -> ModelReading {
    var workplace = workplaces.withLock { $0.popLast() } ?? Workplace()
    defer { workplaces.withLock { $0.append(workplace) } }
    workplace.extractor.read(text)
    workplace.score(classes)
    adjust(&workplace.scores)
    let ranking = Ranking(workplace.scores, classes: classes.labels.count, reject: reject)
    let mood = hasMoods ? moods?.read(&workplace) : nil
    return ModelReading(
      candidates: ranking.best.indices.map { place in
        ModelCandidate(
          label: classes.labels[ranking.best[place]],
          confidence: calibration.confidence(ranking.seen(from: place)))
      },
      score: Double(ranking.score), urgency: mood?.urgency, sentiment: mood?.sentiment)
  }
}

/// What a model says of one message.
public struct ModelReading: Sendable, Hashable {
  /// The likeliest labels, best first, at most five.
  public var candidates: [ModelCandidate]
  /// How far the first lies on its side of the border; above 0 it is more likely than not. Tells best what is in scope.
  public var score: Double
  /// Nil where the model did not learn it.
  public var urgency: Urgency?
  public var sentiment: Sentiment?

  /// How likely the first is right, 0 to 1.
  public var confidence: Double { candidates.first?.confidence ?? 0 }
}

/// A label that a message may be about.
public struct ModelCandidate: Sendable, Hashable {
  public var label: String
  /// How likely it is right, 0 to 1.
  public var confidence: Double

  public init(label: String, confidence: Double) {
    self.label = label
    self.confidence = confidence
  }
}

/// Where a model came from, and what it promises.
public struct ModelOrigin: Sendable, Hashable {
  /// The folder or file it was trained on, as it was named.
  public var source: String
  /// Names what was in it.
  public var sourceVersion: String
  /// Labelled messages, and those beside the point.
  public var examples: Int
  public var background: Int
  /// The precision that the thresholds were chosen for, and the share of messages like the examples that is then
  /// answered: 0 to 1.
  public var wantedPrecision: Double
  public var expectedCoverage: Double

  public init(
    source: String, sourceVersion: String, examples: Int = 0, background: Int = 0,
    wantedPrecision: Double = 0, expectedCoverage: Double = 0
  ) {
    self.source = source
    self.sourceVersion = sourceVersion
    self.examples = examples
    self.background = background
    self.wantedPrecision = wantedPrecision
    self.expectedCoverage = expectedCoverage
  }
}

/// What reading a message needs, used again and again.
struct Workplace {
  var extractor = FeatureExtractor()
  var row = SparseRows()
  var scores: [Float] = []

  /// The scores of the message that was read last.
  mutating func score(_ model: LinearModel) {
    if row.width == model.features.vectors.width {
      row.removeAll()
    } else {
      row = SparseRows(width: model.features.vectors.width)
    }
    model.features.append(extractor, to: &row)
    model.score(row, &scores)
  }
}
