import BotRejudging
import Conversation
import Foundation

/// How fast, and in how much memory, a week of conversations is rejudged.
///
///     rejudge-bench write FOLDER [--events 10000000] [--partitions 8] [--config deploy/sample]
///     rejudge-bench read FOLDER [--readers 2] [--config deploy/sample] [--fold-only]
///
/// `write` makes a week of conversations, the same in every run, and writes them as a broker would hold
/// them; `read` rejudges them with the very engine of `baton rejudge`. Two processes, so that the memory
/// of one is not that of the other.
@main
struct RejudgeBench {
  static func main() async throws {
    let arguments = CommandLine.arguments
    guard arguments.count > 2, ["write", "read"].contains(arguments[1]) else {
      return print("rejudge-bench write|read FOLDER, see the source's first lines")
    }
    let folder = URL(filePath: arguments[2], directoryHint: .isDirectory)
    let config = URL(
      filePath: text("--config", in: arguments) ?? "deploy/sample", directoryHint: .isDirectory)
    if arguments[1] == "write" {
      try await write(arguments, into: folder, config)
    } else {
      try await read(arguments, from: folder, config)
    }
  }

  private static func text(_ name: String, in arguments: [String]) -> String? {
    arguments.firstIndex(of: name).flatMap { arguments.dropFirst($0 + 1).first }
  }

  private static func number(_ name: String, in arguments: [String]) -> Int? {
    text(name, in: arguments).flatMap { Int($0) }
  }

  // MARK: - Writing

  private static func write(_ arguments: [String], into folder: URL, _ config: URL) async throws {
    let events = number("--events", in: arguments) ?? 10_000_000
    let partitions = number("--partitions", in: arguments) ?? 8
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let bot = try OtherBot(folder: config)
    let speech = try CustomerSpeech(config.appending(path: "knowledge"))
    let counts = try await withThrowingTaskGroup(of: WeekCounts.self) { group in
      for partition in 0..<partitions {
        group.addTask {
          var week = Week(
            partition: Int32(partition), events: events / partitions,
            bot: bot.rememberingTexts(), speech: speech,
            file: try PartitionWriter(folder.appending(path: "\(partition).log")))
          return try week.write()
        }
      }
      return try await group.reduce(into: WeekCounts()) { $0.add($1) }
    }
    print(counts.text)
  }

  // MARK: - Reading

  private static func read(_ arguments: [String], from folder: URL, _ config: URL) async throws {
    let readers = number("--readers", in: arguments) ?? 2
    let isFoldOnly = arguments.contains("--fold-only")
    let bot = try OtherBot(folder: config)
    let files = try FileManager.default.contentsOfDirectory(atPath: folder.path)
      .filter { $0.hasSuffix(".log") }.sorted()
    let clock = ContinuousClock()
    let (start, processor) = (clock.now, Foundation.clock())
    let (records, findings) = try await withThrowingTaskGroup(of: (Int, Findings).self) { group in
      for reader in 0..<readers {
        let own = stride(from: reader, to: files.count, by: readers)
          .map { folder.appending(path: files[$0]) }
        group.addTask {
          let share = PartitionShare(files: own, bot: bot.rememberingTexts())
          guard !isFoldOnly else { return (try share.fold(), Findings(pairs: 0)) }
          let findings = try share.rejudge()
          return (findings.records, findings)
        }
      }
      return try await group.reduce(into: (0, Findings(pairs: 100))) { all, one in
        all.0 += one.0
        all.1.merge(one.1)
      }
    }
    let wall = clock.now - start
    let seconds =
      Double(wall.components.seconds) + Double(wall.components.attoseconds) / 1e18
    let used = Double(Foundation.clock() - processor) / Double(CLOCKS_PER_SEC)
    print(
      String(
        format: "%d events in %.1f s (%.1f s of processor time): %.0f events/s, %.0f a core",
        records, seconds, used, Double(records) / seconds, Double(records) / used))
    print("peak resident memory: \(Memory.peakMiB) MiB")
    if !isFoldOnly { print(summary(of: findings)) }
  }

  private static func summary(of findings: Findings) -> String {
    let kinds = DifferenceKind.allCases.map { kind in
      "\(kind.rawValue) "
        + Judgement.allCases.map { "\(findings.count(kind, $0))" }.joined(separator: "/")
    }
    return """
      \(findings.turns) turns of \(findings.sessions) sessions, \(findings.undecided) undecided, \
      \(findings.differences) otherwise (right/wrong/unjudged):
      \(kinds.joined(separator: ", "))
      """
  }
}

enum Memory {
  /// The most that this process ever held in memory.
  static var peakMiB: Int {
    var usage = rusage()
    #if os(Linux)
      getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
      return Int(usage.ru_maxrss) / 1_024
    #else
      getrusage(RUSAGE_SELF, &usage)
      return Int(usage.ru_maxrss) / 1_048_576
    #endif
  }
}
