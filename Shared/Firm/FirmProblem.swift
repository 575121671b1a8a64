/// One thing that is wrong, or worth a warning, in the firm's configuration.
public struct FirmProblem: Sendable, Hashable, CustomStringConvertible {
  /// The file's name within the folder, such as `teams.yaml`.
  public var file: String
  /// The line in that file, from 1; nil when the problem is about the whole file.
  public var line: Int?
  /// Where in the document, such as `teams[0].queues[1].hours`; empty for its root.
  public var path: String
  public var message: String

  public init(file: String, line: Int? = nil, path: String = "", message: String) {
    self.file = file
    self.line = line
    self.path = path
    self.message = message
  }

  public var description: String {
    let place = line.map { "\(file):\($0)" } ?? file
    return path.isEmpty ? "\(place): \(message)" : "\(place): \(path): \(message)"
  }
}

/// Everything that is wrong with a configuration, found in one pass; never empty.
public struct FirmProblems: Error, Hashable, CustomStringConvertible {
  public var problems: [FirmProblem]

  public init(_ problems: [FirmProblem]) { self.problems = problems }

  public var description: String { problems.map(\.description).joined(separator: "\n") }
}
