internal import Foundation
internal import Yams

/// One file of the firm's folder.
struct Document {
  var url: URL
  /// The name that problems give.
  var name: String { url.lastPathComponent }

  /// Reads the file's root mapping; an absent file is a problem only if it is `required`.
  func read<T>(
    required: Bool = false, _ problems: ProblemList, _ body: (Section) -> T?
  ) -> T? {
    let place = Place(file: name, line: nil, path: "")
    guard FileManager.default.fileExists(atPath: url.path) else {
      if required {
        problems.report(
          "there is no such file in \(url.deletingLastPathComponent().path)", at: place)
      }
      return nil
    }
    do {
      let text = try String(contentsOf: url, encoding: .utf8)
      return Self.read(text, at: place, required: required, problems, body)
    } catch {
      problems.report("cannot be read: \(error.localizedDescription)", at: place)
      return nil
    }
  }

  /// Reads the root mapping of a file's text; an empty one is a problem only if it is `required`.
  static func read<T>(
    _ text: String, at place: Place, required: Bool, _ problems: ProblemList,
    _ body: (Section) -> T?
  ) -> T? {
    do {
      guard let root = try Yams.compose(yaml: text), root.null == nil || root.scalar == nil else {
        if required { problems.report("is empty", at: place) }
        return nil
      }
      return Section.read(root, at: place, problems, body)
    } catch let error as YamlError {
      problems.report(
        "is not YAML: \(error.firstLine)",
        at: Place(file: place.file, line: error.line, path: ""))
    } catch {
      problems.report("cannot be read: \(error.localizedDescription)", at: place)
    }
    return nil
  }
}

extension YamlError {
  fileprivate var line: Int? {
    switch self {
    case .scanner(_, _, let mark, _), .parser(_, _, let mark, _), .composer(_, _, let mark, _):
      mark.line
    case .duplicatedKeysInMapping(_, let context): context.mark.line
    default: nil
    }
  }

  /// What is wrong, without the excerpt of the file (which may show a secret).
  fileprivate var firstLine: String {
    switch self {
    case .scanner(_, let problem, _, _), .parser(_, let problem, _, _),
      .composer(_, let problem, _, _):
      problem
    case .duplicatedKeysInMapping(let duplicates, _):
      "the key \(duplicates.map { "\"\($0)\"" }.sorted().joined(separator: ", ")) is there twice"
    default: "it cannot be parsed"
    }
  }
}
