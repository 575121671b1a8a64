/// A message and what it is about.
public struct TrainingExample: Sendable, Hashable {
  /// As it was typed.
  public var text: String
  /// An intent, or an article's id; ``UnderstandingModel/outOfScope`` for what is beside the point.
  public var label: String
  /// The folder of the label's article: those of other folders are no rivals. Empty for everybody's, and where there are
  /// none.
  public var folder: String

  public init(text: String, label: String, folder: String = "") {
    self.text = text
    self.label = label
    self.folder = folder
  }
}

/// Why nothing can be learnt from examples.
public enum TrainingError: Error, Hashable, CustomStringConvertible {
  case tooFewLabels(Int)
  /// Not above 0 and below 1.
  case impossiblePrecision(Double)

  public var description: String {
    switch self {
    case .tooFewLabels(let count):
      "there must be examples of two labels at least, and there are \(count)"
    case .impossiblePrecision(let wanted):
      "the wanted precision must lie above 0 and below 1, and is \(wanted)"
    }
  }
}
