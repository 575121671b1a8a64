import Foundation

/// Finds loops over a `Dictionary` or a `Set`, whose order differs between two runs of the program.
///
/// It reads text, not types: it knows the names that a file declares as one of the two, and looks for
/// a walk over such a name that is not sorted first.
enum UnorderedIteration {
  static func violations(in files: [SourceFile]) -> [Violation] {
    files.filter(\.isPure).flatMap { file in
      let names = unorderedNames(in: file)
      return file.lines.flatMap { line in
        names.filter { isWalked($0, in: line.code) }.map {
          Violation(path: file.path, line: line.number, found: "iterates over \($0)")
        }
      }
    }
  }

  /// The names declared as a dictionary or a set, by their type or by what they start as.
  private static func unorderedNames(in file: SourceFile) -> [String] {
    let typed = /\b(\w+)\s*:\s*(?:inout\s+)?(?:Set<|Dictionary<|\[(?!\()[^\[\]]+:\s*[^\[\]]+)/
    let started =
      #/
      \b (?: let | var ) \s+ (\w+) \s* = \s*
      (?: Set[<\(] | Dictionary[<\(] | \[ [\w.]+ \s* : \s* [\w.\[\]]+ \] \( )
      /#
    let found = file.lines.flatMap { line in
      line.code.matches(of: typed).map { String($0.output.1) }
        + line.code.matches(of: started).map { String($0.output.1) }
    }
    return Set(found).sorted()
  }

  private static func isWalked(_ name: String, in code: String) -> Bool {
    guard code.contains(name) else { return false }
    let walks = [
      #"\b\#(name)[?!]?(?:\.(?:keys|values|lazy))*\.(?:\#(steps))\b"#,
      #"\bin\s+(?:\w+[.?!]+)*\#(name)(?:\.(?:keys|values))?\s*(?:\{|where\b|$)"#,
      #"\bArray\((?:\w+\.)*\#(name)(?:\.(?:keys|values))?\)"#,
    ]
    return walks.contains { code.range(of: $0, options: .regularExpression) != nil }
  }

  /// What goes through all elements, or picks one by its place.
  private static let steps =
    "forEach|map|compactMap|flatMap|reduce|first|enumerated|joined|makeIterator|prefix"
}
