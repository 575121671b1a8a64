import Foundation

/// A Swift file of the project: where it is, and its code without comments and string literals.
struct SourceFile {
  /// From the top of the repository, with `/` between folders.
  let path: String
  /// The code line by line, numbered from 1 as in the file.
  let lines: [(number: Int, code: String)]

  init(path: String, text: String) {
    self.path = path
    self.lines = CodeOnly.strip(text)
      .split(separator: "\n", omittingEmptySubsequences: false)
      .enumerated()
      .map { ($0.offset + 1, String($0.element)) }
  }

  /// Every Swift file under `folders` except generated ones, ordered by path.
  static func all(under folders: [String]) throws -> [SourceFile] {
    try folders.flatMap(paths(under:)).sorted().map { path in
      let text = try String(contentsOf: top.appending(path: path), encoding: .utf8)
      return SourceFile(path: path, text: text)
    }
  }

  static let top = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  private static func paths(under folder: String) -> [String] {
    let found = FileManager.default.enumerator(atPath: top.appending(path: folder).path)
    let names = found?.compactMap { $0 as? String } ?? []
    return names.filter { $0.hasSuffix(".swift") && !$0.contains("Generated/") }
      .map { "\(folder)/\($0)" }
  }
}

/// What breaks a rule: where, and what stands there.
struct Violation: Equatable, CustomStringConvertible {
  let path: String
  let line: Int
  let found: String

  var description: String { "\(path):\(line): \(found)" }
}
