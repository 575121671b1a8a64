/// Everything that is wrong with a process's settings; never empty.
public struct SettingsProblems: Error, Hashable, CustomStringConvertible {
  /// Sentences that name the environment variable.
  public var problems: [String]

  public init(_ problems: [String]) { self.problems = problems }

  public var description: String { problems.joined(separator: "\n") }
}
