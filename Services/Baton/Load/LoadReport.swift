import Conversation
import Foundation

/// The middle and the slow end of a set of times, in milliseconds.
struct Percentiles: Encodable, Equatable, Sendable {
  var p50: Double
  var p90: Double
  var p99: Double
  var max: Double

  /// Nil without any.
  init?(_ times: [Duration]) {
    guard !times.isEmpty else { return nil }
    let sorted = times.sorted()
    func at(_ share: Double) -> Double {
      let rank = Int((share * Double(sorted.count)).rounded(.up))
      return (sorted[Swift.min(Swift.max(rank, 1), sorted.count) - 1].seconds * 10_000).rounded()
        / 10
    }
    (p50, p90, p99, max) = (at(0.5), at(0.9), at(0.99), at(1))
  }

  var text: String {
    "p50 \(Self.text(p50))   p90 \(Self.text(p90))   p99 \(Self.text(p99))   max \(Self.text(max))"
  }

  private static func text(_ milliseconds: Double) -> String {
    milliseconds < 10_000
      ? String(format: "%.1f ms", milliseconds) : String(format: "%.1f s", milliseconds / 1_000)
  }
}

/// What `baton load` measured.
struct LoadReport: Encodable, Equatable, Sendable {
  var messages: Int
  var accepted: Int
  /// How often which refusal came.
  var refused: [String: Int]
  /// Answers 429 and 503, after which the same message was sent again.
  var delayed: Int
  var sendingSeconds: Double
  /// From the first message to the last outcome.
  var totalSeconds: Double
  /// From the call to its 202.
  var intake: Percentiles?
  /// From the call to the outcome in the log: an answer, a question back or a handover.
  var firstAnswer: Percentiles?
  var answered: Int
  var offered: Int
  var handedOver: Int
  /// How often messages were handed over for which reason.
  var reasons: [String: Int]
  var ended: Int
  var withoutOutcome: Int
  var withSeveralOutcomes: Int
  /// Each message and what became of it, where that was asked for.
  var each: [Each]?

  struct Each: Encodable, Equatable, Sendable {
    var text: String
    var outcome: String
    var reason: String?
    var queue: String?
    var reply: String?
    var choices: [String]
  }

  /// Every message was accepted and has exactly one outcome.
  var isClean: Bool {
    accepted == messages && withoutOutcome == 0 && withSeveralOutcomes == 0
  }

  func json() throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(self), as: UTF8.self)
  }

  func text(_ style: Style) -> String {
    var lines = [
      style("\(messages) messages", .bold),
      "  accepted               \(accepted) in \(Self.seconds(sendingSeconds)), "
        + "\(Self.rate(accepted, sendingSeconds)) a second",
    ]
    if delayed > 0 { lines.append("  delayed                \(delayed) times (429 or 503)") }
    for (reason, count) in refused.sorted(by: { ($1.value, $0.key) < ($0.value, $1.key) }) {
      lines.append("  " + style("refused", .red) + "                \(count): \(reason)")
    }
    lines += [
      "  all outcomes           in \(Self.seconds(totalSeconds)), "
        + "\(Self.rate(accepted - withoutOutcome, totalSeconds)) a second",
      "  intake                 \(intake?.text ?? "-")",
      "  first answer           \(firstAnswer?.text ?? "-")",
      share("answered", answered), share("offered", offered), share("handed over", handedOver),
    ]
    for (reason, count) in reasons.sorted(by: { ($1.value, $0.key) < ($0.value, $1.key) }) {
      lines.append(share("  \(reason)", count))
    }
    if ended > 0 { lines.append(share("ended", ended)) }
    lines.append("  " + verdict(style))
    return (each.map { $0.map { Self.text($0, style) } + [""] } ?? []).joined(separator: "\n")
      + lines.joined(separator: "\n")
  }

  /// The question, and below it what the bot did.
  private static func text(_ each: Each, _ style: Style) -> String {
    let deed = [each.outcome, each.reason, each.queue.map { "→ \($0)" }].compactMap { $0 }
    let said = [each.reply].compactMap { $0 } + each.choices.map { "[\($0)]" }
    return
      ([style(EventSummary.plain(each.text), .bold), "  " + deed.joined(separator: ", ")]
      + said.map { "  " + style(EventSummary.plain($0), .dim) }).joined(separator: "\n") + "\n"
  }

  static func word(_ outcome: MessageOutcome.Kind?) -> String {
    switch outcome {
    case .answered: "answered"
    case .askedBack: "offered"
    case .handedOver: "handed over"
    case .followedUp, .ended, nil: "none"
    }
  }

  private func share(_ name: String, _ count: Int) -> String {
    let percent = accepted == 0 ? 0 : Double(count) / Double(accepted) * 100
    let padding = String(repeating: " ", count: max(1, 23 - name.count))
    return "  \(name)\(padding)\(count) (\(String(format: "%.1f", percent)) %)"
  }

  private func verdict(_ style: Style) -> String {
    guard !isClean else { return style("every message has exactly one outcome", .green) }
    let faults = [
      accepted < messages ? "\(messages - accepted) not accepted" : "",
      withoutOutcome > 0 ? "\(withoutOutcome) without an outcome" : "",
      withSeveralOutcomes > 0 ? "\(withSeveralOutcomes) with several" : "",
    ]
    return style(faults.filter { !$0.isEmpty }.joined(separator: ", "), .red, .bold)
  }

  private static func seconds(_ seconds: Double) -> String { String(format: "%.1f s", seconds) }

  private static func rate(_ count: Int, _ seconds: Double) -> String {
    String(format: "%.0f", seconds > 0 ? Double(count) / seconds : 0)
  }
}
