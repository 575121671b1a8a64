/// From which confidence on the bot answers by itself, and from which it offers the nearest questions; below, a person is
/// asked.
public struct Thresholds: Sendable, Hashable {
  /// 0 to 1; above 1 nothing is answered.
  public var answer: Double
  /// 0 to 1, at most ``answer``.
  public var offer: Double

  /// Of what a search finds where nothing was learnt.
  public static let ofSearch = Thresholds(answer: 0.70, offer: 0.40)

  public init(answer: Double, offer: Double) {
    self.answer = answer
    self.offer = offer
  }
}
