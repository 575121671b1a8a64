import BotRejudging
import Conversation

/// The report for a terminal.
struct RejudgeText: Sendable {
  var report: RejudgeReport
  var style: Style

  private static let mostIntents = 10

  var summary: String {
    let found = report.findings
    var lines = [
      "\(style("Read", .bold))  \(found.records) records; rejudged \(found.turns) turns of "
        + "\(found.sessions) sessions",
      "\(style("By", .bold))    \(report.bot): \(report.articles) articles, "
        + Self.versions(report.version, report.model),
    ]
    lines += was + stale + [""] + table
    lines += differencesByKind + late + intents + reasons
    if found.undecided > 0 {
      lines += [
        "",
        "\(found.undecided) turns could not be decided again: the log holds no state that they were "
          + "decided in",
      ]
    }
    return lines.joined(separator: "\n")
  }

  /// What decided then: a difference may be its model's and not the articles'.
  private var was: [String] {
    report.makers.prefix(3).enumerated().map { place, made in
      style(place == 0 ? "Was" : "", .bold) + (place == 0 ? "   " : "      ")
        + Self.versions(made.maker.knowledge, made.maker.model)
        + " for \(made.count.counted("message"))"
    }
  }

  private var stale: [String] {
    guard report.isModelStale else { return [] }
    return [
      "! its model learnt other articles than it has; what was written since only the search finds",
      "  → baton train KNOWLEDGE --out MODEL, then rejudge with --model MODEL",
    ]
  }

  private static func versions(_ knowledge: String, _ model: String?) -> String {
    "version \(knowledge.prefix(12)), " + (model.map { "model \($0.prefix(12))" } ?? "no model")
  }

  private var table: [String] {
    let found = report.findings
    let rows = TurnReply.Kind.allCases.map { kind in
      (kind.words, found.recorded[kind] ?? 0, found.other[kind] ?? 0)
    }.filter { $0.1 + $0.2 > 0 }
    return [Self.row("", "recorded", "other bot")] + rows.map { Self.row($0, "\($1)", "\($2)") }
  }

  private var differencesByKind: [String] {
    let (turns, differences) = (report.findings.turns, report.findings.differences)
    guard turns > 0 else { return ["No session that began then has a turn of the bot"] }
    guard differences > 0 else { return ["", style("✓ it decides every turn alike", .green)] }
    let share = Double(differences * 1_000 / max(1, turns)) / 10
    return [
      "",
      Self.row("Decided otherwise  \(differences) (\(share) %)", "right", "wrong", "unjudged"),
    ]
      + report.kinds.map { kind, counts in
        Self.row(
          "  \(kind.words)", "\(counts.right)", "\(counts.wrong)", "\(counts.unjudged)")
      }
  }

  private var late: [String] {
    let late = report.late
    guard late.all > 0 else { return [] }
    return [
      Self.row("Says in time, late then", "\(late.right)", "\(late.wrong)", "\(late.unjudged)")
    ]
  }

  private var intents: [String] {
    let wrong = report.intents.filter { $0.counts.wrong > 0 }
    guard !wrong.isEmpty else { return [] }
    let lines = wrong.prefix(Self.mostIntents).map { intent in
      let kinds = intent.wrong.map { "\($0.count) \($0.kind.words)" }.joined(separator: ", ")
      return "  \(intent.counts.wrong) of \(intent.turns)  \(intentName(intent.name)): \(kinds)"
    }
    let more = wrong.count - lines.count
    return ["", style("Wrong, by intent", .bold)] + lines
      + (more > 0 ? ["  and \(more) other intents: --json lists them all"] : [])
  }

  private var reasons: [String] {
    guard !report.reasons.isEmpty else { return [] }
    return ["", style("By rule", .bold)]
      + report.reasons.map { reason, count in "  \(Self.padded("\(count)", 7))  \(reason.words)" }
  }

  // MARK: - Differences

  /// Those of so many conversations; nil where there are none.
  func differences(ofConversations count: Int) -> String? {
    let all = report.conversations
    guard !all.isEmpty else { return nil }
    let shown = all.prefix(count).map { $0.map(text).joined(separator: "\n") }
    let more = all.count - shown.count
    return shown.joined(separator: "\n\n")
      + (more > 0
        ? "\n\nand \(more) more conversations: --differences \(all.count), or --html FILE" : "")
  }

  private func text(_ difference: Difference) -> String {
    let position = "\(difference.partition)-\(difference.offset)"
    let mark =
      switch difference.judgement {
      case .right: style("✓ right", .green)
      case .wrong: style("✗ wrong", .red)
      case .unjudged: style("· unjudged", .dim)
      }
    var lines = [
      "\(style(String(difference.conversation.description.prefix(8)), .bold))  \(position)  "
        + "\(difference.kind.words)  \(mark): \(difference.reason.words)",
      "  customer  \(EventSummary.quoted(difference.question))",
      "  recorded  \(difference.recorded.words)",
      "  other     \(difference.other.words)",
    ]
    if !difference.peopleSaid.isEmpty {
      lines.append(
        "  people    " + difference.peopleSaid.map(EventSummary.quoted).joined(separator: " "))
    }
    return lines.joined(separator: "\n")
  }

  // MARK: - Columns

  private static func row(_ name: String, _ columns: String...) -> String {
    name.padded(to: 40) + columns.map { padded($0, 10) }.joined()
  }

  private static func padded(_ text: String, _ width: Int) -> String {
    String(repeating: " ", count: max(0, width - text.count)) + text
  }
}

extension String {
  fileprivate func padded(to width: Int) -> String {
    self + String(repeating: " ", count: max(0, width - count))
  }
}
