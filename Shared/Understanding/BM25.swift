/// The BM25 ranking function (Robertson and Zaragoza 2009, "The Probabilistic Relevance Framework: BM25 and Beyond").
public struct BM25: Sendable, Hashable {
  /// How soon a repeated term stops counting; that paper (section 3.4) finds 1.2 to 2 reasonable.
  public var k1: Double
  /// How much a long text is marked down, 0 to 1; the paper finds 0.5 to 0.8 reasonable. Wordings of a question are all
  /// short, and a long one is no less about its topic, so the lower end is used.
  public var b: Double

  public static let standard = BM25(k1: 1.2, b: 0.5)

  public init(k1: Double, b: Double) {
    self.k1 = k1
    self.b = b
  }

  /// The weight of a term that `holders` of `total` articles have; above zero also for one that all have.
  func inverseFrequency(holders: Int, total: Int) -> Double {
    let rest = Double(total - holders) + 0.5
    return Logarithm.natural(1 + rest / (Double(holders) + 0.5))
  }

  /// What one term adds, apart from its inverse frequency.
  func saturation(count: Int, length: Int, meanLength: Double) -> Double {
    let count = Double(count)
    let norm = meanLength > 0 ? 1 - b + b * Double(length) / meanLength : 1
    return count * (k1 + 1) / (count + k1 * norm)
  }
}
