import Foundation

/// What pure targets do without, so that the same records give the same decisions everywhere.
enum Purity {
  /// A clock, a random number, a task, a seeded hash, the outside world; as regular expressions.
  static let forbidden: [(what: String, pattern: String)] = [
    ("clock", #"\bDate\(\)|(?<!self)\.now\b|\b(?:Continuous|Suspending)Clock\b"#),
    ("clock", #"\b(?:clock_gettime|gettimeofday|mach_absolute_time|time)\((?:nil\)|CLOCK_|&)"#),
    ("randomness", #"\bSystemRandom\w*|\.random(?:Element)?\(|\.shuffled?\(|\barc4random"#),
    ("randomness", #"\bUUID\(\)|\.hashValue\b|\bHasher\(\)"#),
    ("task", #"\bTask\s*[.{(<]|\b(?:async|await|actor)\b|\bwith\w*TaskGroup\b"#),
    ("task", #"\bDispatchQueue\b|\bThread\b"#),
    (
      "outside",
      #"\b(?:FileManager|FileHandle|ProcessInfo|URLSession)\b|\b(?:String|Data)\(contents"#
    ),
    ("outside", #"\b(?:print|debugPrint|dump|getenv)\("#),
  ]

  static func impurities(in files: [SourceFile]) -> [Violation] {
    files.filter(\.isPure).flatMap { file in
      file.lines.flatMap { line in
        forbidden.compactMap { rule in
          line.code.range(of: rule.pattern, options: .regularExpression).map {
            let found = "\(rule.what): \(line.code[$0])"
            return Violation(path: file.path, line: line.number, found: found)
          }
        }
      }
    }
  }
}
