import Conversation
import Foundation

/// How fast one core decodes and folds records: `fold-bench [--events N] [--rounds N]`.
///
/// The goal is 500,000 events a second. Rates are per second of processor time, so that others on
/// the machine don't count.
@main
struct FoldBench {
  static func main() throws {
    let arguments = CommandLine.arguments
    let log = try RecordedLog(events: number("--events", in: arguments) ?? 400_000)
    print("\(log.records.count) events, \(log.bytes / log.records.count) bytes on average")
    let rounds = number("--rounds", in: arguments) ?? 5
    report("decode", try measure(log, rounds) { try decode($0) })
    report("decode and apply", try measure(log, rounds) { try fold($0) })
  }

  private static func number(_ name: String, in arguments: [String]) -> Int? {
    arguments.firstIndex(of: name).flatMap { arguments.dropFirst($0 + 1).first }.flatMap { Int($0) }
  }

  private static func report(_ name: String, _ rates: [Double]) {
    let sorted = rates.sorted()
    print(
      name.padding(toLength: 18, withPad: " ", startingAt: 0)
        + String(
          format: "%10.0f events/s a core (median of %d; %0.0f to %0.0f)",
          sorted[sorted.count / 2], sorted.count, sorted[0], sorted[sorted.count - 1]))
  }

  private static func measure(
    _ log: RecordedLog, _ rounds: Int, _ work: (RecordedLog) throws -> Int
  ) rethrows -> [Double] {
    try (0..<rounds).map { _ in
      let before = clock()
      let count = try work(log)
      return Double(count) / (Double(clock() - before) / Double(CLOCKS_PER_SEC))
    }
  }

  private static func decode(_ log: RecordedLog) throws -> Int {
    var messages = 0
    for record in log.records {
      let event = try Event(serialized: record.value)
      if case .messageReceived = event.body { messages += 1 }
    }
    precondition(messages > 0)
    return log.records.count
  }

  private static func fold(_ log: RecordedLog) throws -> Int {
    var fold = ConversationLog(partition: 0)
    var effective = 0
    for record in log.records {
      let judged = try fold.apply(
        key: record.key.span.bytes, value: record.value.span.bytes, offset: record.offset,
        timestamp: record.timestamp)
      if judged.verdict == .effective { effective += 1 }
    }
    precondition(effective == log.effective, "a fold that judges otherwise the second time")
    return log.records.count
  }
}
