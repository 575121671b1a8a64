public import Conversation
public import Lookups

/// What came of asking outside.
public enum LookupOutcome: Sendable, Equatable {
  case found(LookupFields)
  /// There is no such thing.
  case notFound
  /// The code is not the one that was sent.
  case refused
  /// Nobody could be asked, or the answer made no sense; why, in a few words without what was sent.
  case failed(String)

  private static let reasonBytes = 160

  init(_ completed: LookupCompleted) {
    switch (completed.succeeded, completed.reason) {
    case (true, _): self = .found(LookupFields(recorded: completed.result))
    case (false, "not_found"): self = .notFound
    case (false, "refused"): self = .refused
    case (false, let reason): self = .failed(reason)
    }
  }

  func completed(_ request: EventID) -> LookupCompleted {
    var completed = LookupCompleted()
    completed.request = EventRef(request)
    switch self {
    case .found(let fields):
      completed.succeeded = true
      completed.result = fields.recorded
    case .notFound: completed.reason = "not_found"
    case .refused: completed.reason = "refused"
    case .failed(let reason):
      completed.reason = String(decoding: reason.utf8.prefix(Self.reasonBytes), as: UTF8.self)
    }
    return completed
  }
}
