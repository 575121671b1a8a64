/// How soon somebody must look at a message.
public enum Urgency: Int, Sendable, Hashable, CaseIterable, Comparable {
  case low = 0
  case normal = 1
  case high = 2
  /// Money, safety or the law is at stake now.
  case critical = 3

  public static func < (left: Urgency, right: Urgency) -> Bool { left.rawValue < right.rawValue }

  /// The name used in YAML and records: `low normal high critical`.
  public init?(name: String) {
    guard let level = Urgency.allCases.first(where: { $0.name == name }) else { return nil }
    self = level
  }

  public var name: String {
    switch self {
    case .low: "low"
    case .normal: "normal"
    case .high: "high"
    case .critical: "critical"
    }
  }
}

/// How a customer feels, as far as words tell.
public enum Sentiment: Int, Sendable, Hashable, CaseIterable, Comparable {
  case veryNegative = -2
  case negative = -1
  case neutral = 0
  case positive = 1
  case veryPositive = 2

  public static func < (left: Sentiment, right: Sentiment) -> Bool {
    left.rawValue < right.rawValue
  }
}
