/// What a process says when it ends, after sysexits.h.
public enum ExitCode: Int32, Sendable {
  case done = 0
  /// The thing asked for failed.
  case failed = 1
  case usage = 64
  case brokerUnreachable = 69
  case configuration = 78
}

/// Ends a service with a code and a reason for people.
public struct ServiceExit: Error, CustomStringConvertible {
  public var code: ExitCode
  public var reason: String

  public init(_ code: ExitCode, _ reason: String) {
    self.code = code
    self.reason = reason
  }

  public var description: String { reason }
}
