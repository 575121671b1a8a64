/// What went wrong with Kafka, sorted by what the caller can do about it.
public struct KafkaError: Error, Sendable, Hashable, CustomStringConvertible {
  /// What the caller can do.
  public enum Remedy: String, Sendable, Hashable {
    /// Temporary: the same call may be repeated after a pause.
    case retry
    /// The group went on without this member: drop the work at hand and wait for `.assigned`.
    case rejoin
    /// The position is not in the log: choose another one, from the restore point.
    case reposition
    /// This message, or this commit, is never accepted as it is; others are.
    case refuse
    /// The client is of no use any more: close it and make a new one.
    case replaceClient
    /// Credentials, rights, addresses or properties are wrong: somebody must mend them.
    case configure
    /// The client is closed, or the task was cancelled: end.
    case stop
    /// A use of this library that cannot work.
    case fail
  }

  public let code: Code
  public let remedy: Remedy
  /// What librdkafka or this library adds to the code's own text, if anything.
  public let detail: String?

  init(_ code: Code, remedy: Remedy? = nil, detail: String? = nil) {
    self.code = code
    self.remedy = remedy ?? Remedy(of: code)
    self.detail = detail
  }

  public var description: String {
    let text = detail.map { "\(code.text): \($0)" } ?? code.text
    return "\(text) (\(code.name), \(remedy.rawValue))"
  }
}
