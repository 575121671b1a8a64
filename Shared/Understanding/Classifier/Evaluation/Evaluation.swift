/// How well messages with a known label were read.
public struct Evaluation: Sendable {
  /// A message, its label, and what was said of it.
  public struct Case: Sendable {
    public var text: String
    /// ``UnderstandingModel/outOfScope`` for what is beside the point.
    public var label: String
    /// Best first.
    public var candidates: [String]
    /// 0 to 1.
    public var confidence: Double

    public init(text: String, label: String, candidates: [String], confidence: Double) {
      self.text = text
      self.label = label
      self.candidates = candidates
      self.confidence = confidence
    }

    var isInScope: Bool { label != UnderstandingModel.outOfScope }
    var isRight: Bool { candidates.first == label }
  }

  public let cases: [Case]
  public let thresholds: Thresholds

  public init(_ cases: [Case], thresholds: Thresholds) {
    self.cases = cases
    self.thresholds = thresholds
  }

  private var inScope: [Case] { cases.filter(\.isInScope) }
  private var outOfScope: [Case] { cases.filter { !$0.isInScope } }
  private var answered: [Case] { cases.filter { $0.confidence >= thresholds.answer } }

  /// Of those in scope, how many have the right label first, whatever the confidence; nil without any.
  public var accuracy: Double? { Self.share(of: inScope, \.isRight) }

  /// Of those in scope, how many have the right label among the first so many.
  public func recall(at rank: Int) -> Double? {
    Self.share(of: inScope) { $0.candidates.prefix(rank).contains($0.label) }
  }

  /// Of all, how many are answered without a person.
  public var coverage: Double? {
    Self.share(of: cases) { $0.confidence >= thresholds.answer }
  }

  /// Of the answered, how many rightly; nil where none was answered.
  public var precision: Double? { Self.share(of: answered, \.isRight) }

  /// Of all, how many are offered the nearest questions.
  public var offered: Double? {
    Self.share(of: cases) { (thresholds.offer..<thresholds.answer).contains($0.confidence) }
  }

  /// Of those beside the point, how many are not answered.
  public var outOfScopeRecall: Double? {
    Self.share(of: outOfScope) { $0.confidence < thresholds.answer }
  }

  /// The mean over the labels in scope of 2·precision·recall / (precision + recall), whatever the confidence.
  public var macroF1: Double? {
    let cases = inScope
    let labels = Set(cases.map(\.label))
    guard !labels.isEmpty else { return nil }
    let said = Dictionary(grouping: cases) { $0.candidates.first ?? "" }.mapValues(\.count)
    let wanted = Dictionary(grouping: cases, by: \.label).mapValues(\.count)
    let right = Dictionary(grouping: cases.filter(\.isRight), by: \.label).mapValues(\.count)
    let sum = labels.sorted().reduce(0.0) { sum, label in
      let both = Double(said[label, default: 0] + wanted[label, default: 0])
      return sum + 2 * Double(right[label, default: 0]) / both
    }
    return sum / Double(labels.count)
  }

  /// How likely a message in scope has a higher confidence than one beside the point (area under the receiver operating
  /// characteristic, by ranks: Mann and Whitney 1947); nil without both.
  public var auroc: Double? {
    let positive = Double(inScope.count)
    let negative = Double(outOfScope.count)
    guard positive > 0, negative > 0 else { return nil }
    let sorted = cases.sorted { $0.confidence < $1.confidence }
    var ranks = 0.0
    var start = 0
    while start < sorted.count {
      var end = start
      while end < sorted.count, sorted[end].confidence == sorted[start].confidence { end += 1 }
      let rank = Double(start + 1 + end) / 2
      ranks += rank * Double(sorted[start..<end].count { $0.isInScope })
      start = end
    }
    return (ranks - positive * (positive + 1) / 2) / (positive * negative)
  }

  private static func share<Item>(
    of items: [Item], _ isCounted: (Item) -> Bool
  ) -> Double? {
    items.isEmpty ? nil : Double(items.count(where: isCounted)) / Double(items.count)
  }
}
