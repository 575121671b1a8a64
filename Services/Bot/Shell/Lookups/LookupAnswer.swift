internal import BotCore

/// What came of a call.
enum LookupAnswer: Sendable, Equatable {
  /// The system answered, and is well.
  case outcome(LookupOutcome)
  /// The system is not well; with the milliseconds for which it asked to be left alone.
  case fault(String, wait: Int64? = nil)
  /// The call was not made.
  case notAsked(String)

  var outcome: LookupOutcome {
    switch self {
    case .outcome(let outcome): outcome
    case .fault(let reason, _), .notAsked(let reason): .failed(reason)
    }
  }

  var isFailure: Bool {
    if case .failed = outcome { true } else { false }
  }

  /// For a metric's label.
  var word: String {
    switch self {
    case .outcome(.found): "found"
    case .outcome(.notFound): "not_found"
    case .outcome(.refused): "refused"
    case .outcome(.failed), .fault: "failed"
    case .notAsked: "not_asked"
    }
  }

  var reason: String {
    if case .failed(let reason) = outcome { reason } else { "" }
  }
}
