internal import OrderedCollections

extension Evaluation {
  /// One label taken for another.
  public struct Confusion: Sendable, Hashable {
    public var label: String
    public var said: String
    public var count: Int
    /// Some of the messages, the surest mistakes first.
    public var examples: [String]
  }

  /// The commonest mistakes, in scope or beside the point, the commonest first. What was beside the point and not
  /// answered is none.
  public func confusions(atMost most: Int, examples: Int = 2) -> [Confusion] {
    struct Pair: Hashable {
      var label: String
      var said: String

      init(_ mistake: Case) {
        label = mistake.label
        said = mistake.candidates.first ?? ""
      }
    }
    let mistakes = cases.filter { item in
      !item.isRight && (item.isInScope || item.confidence >= thresholds.answer)
    }
    let cases = Dictionary(grouping: mistakes, by: Pair.init)
    return OrderedSet(mistakes.map(Pair.init)).map { pair in
      let surest = (cases[pair] ?? []).sorted {
        $0.confidence != $1.confidence ? $0.confidence > $1.confidence : $0.text < $1.text
      }
      return Confusion(
        label: pair.label, said: pair.said, count: surest.count,
        examples: surest.prefix(examples).map(\.text))
    }
    .sorted {
      ($1.count, $0.label, $0.said) < ($0.count, $1.label, $1.said)
    }
    .prefix(most).map(\.self)
  }
}
