import BotRejudging
import Conversation

/// The report as one page that needs nothing else: the counts, and the kept pairs side by side.
struct RejudgePage: Sendable {
  var report: RejudgeReport

  var html: String {
    let pairs = report.conversations.joined().map { $0 }
    return """
      <!doctype html>
      <html lang="en">
      <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <meta name="color-scheme" content="light dark">
      <title>Rejudged by \(escaped(report.bot))</title>
      <style>\(Self.style)</style>
      </head>
      <body>
      <main>
      \(head)
      \(tiles)
      <div class="columns">\(kinds)\(replies)</div>
      \(intents)
      \(filters(pairs))
      <section id="pairs">
      \(pairs.map(card).joined(separator: "\n"))
      </section>
      <p id="none" class="quiet" hidden>No pair is like that.</p>
      </main>
      <script>\(Self.script)</script>
      </body>
      </html>
      """
  }

  private func escaped(_ text: String) -> String { Self.escaped(text) }

  static func escaped(_ text: String) -> String {
    var escaped = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": escaped += "&amp;"
      case "<": escaped += "&lt;"
      case ">": escaped += "&gt;"
      case "\"": escaped += "&quot;"
      case "'": escaped += "&#39;"
      default: escaped.unicodeScalars.append(scalar)
      }
    }
    return escaped
  }

  // MARK: - Counts

  private var head: String {
    let (from, to) = (report.span.from, report.span.to)
    let since =
      from == Timestamp(milliseconds: .min) ? "the beginning" : EntryRecord.text(of: from)
    let until = to == Timestamp(milliseconds: .max) ? "now" : EntryRecord.text(of: to)
    return """
      <header>
      <h1>What another bot would have said</h1>
      <p class="quiet"><b>\(escaped(report.bot))</b>: \(report.articles) articles, version \
      <code>\(escaped(String(report.version.prefix(12))))</code>, \
      \(report.model.map { "model <code>\(escaped(String($0.prefix(12))))</code>" } ?? "no model"). \
      \(was)Sessions that began from \
      \(since) to \(until). Each turn is taken as it was recorded; of a session's differences only \
      the first is judged.</p>
      </header>
      """
  }

  private var was: String {
    guard let most = report.makers.first?.maker else { return "" }
    let model = most.model.map { "model <code>\(escaped(String($0.prefix(12))))</code>" }
    return "Recorded with version <code>\(escaped(String(most.knowledge.prefix(12))))</code>, "
      + "\(model ?? "no model")\(report.makers.count > 1 ? ", and others" : ""). "
  }

  private var tiles: String {
    let found = report.findings
    let counts = report.kinds.reduce(into: RejudgeReport.Counts()) { counts, kind in
      counts.right += kind.counts.right
      counts.wrong += kind.counts.wrong
      counts.unjudged += kind.counts.unjudged
    }
    return """
      <section class="tiles">
      \(tile("Turns", found.turns, "of \(found.sessions) sessions"))
      \(tile("Otherwise", found.differences, Self.percent(found.differences, of: found.turns)))
      \(tile("Right", counts.right, "by what people did", "good"))
      \(tile("Wrong", counts.wrong, "by what people did", "bad"))
      \(tile("Unjudged", counts.unjudged, "nothing tells"))
      </section>
      """
  }

  private func tile(_ name: String, _ count: Int, _ note: String, _ tone: String = "") -> String {
    """
    <div class="tile \(tone)"><span>\(name)</span><b>\(Self.grouped(count))</b><small>\(note)</small></div>
    """
  }

  private var kinds: String {
    let most = report.kinds.map(\.counts.all).max() ?? 1
    var rows = report.kinds
    if report.late.all > 0 { rows.append((.late, report.late)) }
    let lines = rows.map { kind, counts in
      """
      <tr><td><button type="button" data-pick="\(kind.rawValue)">\(kind.words)</button></td>\
      <td class="bar">\(bar(counts, most: max(most, report.late.all)))</td>\
      <td class="good">\(Self.grouped(counts.right))</td><td class="bad">\(Self.grouped(counts.wrong))</td>\
      <td>\(Self.grouped(counts.unjudged))</td></tr>
      """
    }
    guard !lines.isEmpty else {
      return "<section class=\"panel\"><h2>Decided otherwise</h2><p>Every turn alike.</p></section>"
    }
    return """
      <section class="panel"><h2>Decided otherwise</h2>
      <table><thead><tr><th></th><th class="bar"></th><th>right</th><th>wrong</th><th>unjudged</th></tr></thead>
      <tbody>\(lines.joined())</tbody></table></section>
      """
  }

  private func bar(_ counts: RejudgeReport.Counts, most: Int) -> String {
    func part(_ count: Int, _ tone: String) -> String {
      let share = Double(count * 10_000 / max(1, most)) / 100
      return count > 0 ? "<i class=\"\(tone)\" style=\"width:\(share)%\"></i>" : ""
    }
    return "<span class=\"stack\">" + part(counts.right, "good") + part(counts.wrong, "bad")
      + part(counts.unjudged, "dim") + "</span>"
  }

  private var replies: String {
    let found = report.findings
    let rows = TurnReply.Kind.allCases.map { kind in
      (kind.words, found.recorded[kind] ?? 0, found.other[kind] ?? 0)
    }.filter { $0.1 + $0.2 > 0 }
    let lines = rows.map { name, recorded, other in
      "<tr><td>\(name)</td><td>\(Self.grouped(recorded))</td><td>\(Self.grouped(other))</td></tr>"
    }
    return """
      <section class="panel"><h2>Turns</h2>
      <table><thead><tr><th></th><th>recorded</th><th>other bot</th></tr></thead>
      <tbody>\(lines.joined())</tbody></table>
      <p class="quiet">\(Self.grouped(found.records)) records were read.\
      \(found.undecided > 0 ? " \(found.undecided) turns could not be decided again." : "")</p></section>
      """
  }

  private static let mostIntents = 15

  private var intents: String {
    let wrong = report.intents.filter { $0.counts.wrong > 0 }
    guard !wrong.isEmpty else { return "" }
    let lines = wrong.prefix(Self.mostIntents).map { intent in
      let kinds = intent.wrong.map { "\($0.count) \($0.kind.words)" }.joined(separator: ", ")
      return """
        <tr><td><button type="button" data-intent="\(escaped(intent.name))">\(escaped(intentName(intent.name)))</button></td>\
        <td class="bad">\(Self.grouped(intent.counts.wrong))</td><td>\(Self.grouped(intent.turns))</td>\
        <td class="note">\(kinds)</td></tr>
        """
    }
    let more = wrong.count - lines.count
    return """
      <section class="panel"><h2>Wrong, by intent</h2>
      <table><thead><tr><th></th><th>wrong</th><th>of turns</th><th class="note"></th></tr></thead>
      <tbody>\(lines.joined())</tbody></table>
      \(more > 0 ? "<p class=\"quiet\">And \(more) other intents.</p>" : "")</section>
      """
  }

  // MARK: - Pairs

  private func filters(_ pairs: [Difference]) -> String {
    let kinds = DifferenceKind.allCases.filter { kind in pairs.contains { $0.kind == kind } }
    let intents = Set(pairs.map(\.recordedIntent)).sorted()
    let all = report.findings.differences + report.late.all
    let sample =
      pairs.count < all
      ? "An even sample of \(Self.grouped(all)) differences, by kind and judgement."
      : "All differences."
    return """
      <section class="filters" id="filters">
      <h2>Side by side <span class="quiet" id="shown">\(pairs.count)</span></h2>
      <p class="quiet">\(sample)</p>
      <div class="fields">
      <label>Kind<select id="kind"><option value="">all</option>\
      \(kinds.map { "<option value=\"\($0.rawValue)\">\($0.words)</option>" }.joined())</select></label>
      <label>Judged<select id="judgement"><option value="">all</option>\
      \(Judgement.allCases.map { "<option>\($0.rawValue)</option>" }.joined())</select></label>
      <label>Intent<select id="intent"><option value="*">all</option>\
      \(intents.map { "<option value=\"\(escaped($0))\">\(escaped(intentName($0)))</option>" }.joined())</select></label>
      <label>Words<input id="words" type="search" placeholder="refund, 退款"></label>
      </div>
      </section>
      """
  }

  private func card(_ difference: Difference) -> String {
    let position = "\(difference.partition)-\(difference.offset)"
    let language = difference.language == "zh" ? "zh-Hans" : "en"
    let intents =
      difference.recordedIntent == difference.otherIntent
      ? intentName(difference.recordedIntent)
      : "\(intentName(difference.recordedIntent)) → \(intentName(difference.otherIntent))"
    let people = difference.peopleSaid.map { "<p lang=\"\(language)\">\(escaped($0))</p>" }.joined()
    return """
      <article data-kind="\(difference.kind.rawValue)" data-judgement="\(difference.judgement.rawValue)" \
      data-intent="\(escaped(difference.recordedIntent))">
      <header><span class="chip \(difference.judgement.rawValue)">\(difference.judgement.mark) \
      \(difference.judgement.rawValue)</span><b>\(difference.kind.words)</b>\
      <span class="because">\(difference.reason.words)</span></header>
      <p class="question" lang="\(language)">\(escaped(difference.question))</p>
      <div class="pair">
      \(side("Recorded", difference.recorded, language))
      \(side("Other bot", difference.other, language))
      </div>
      \(people.isEmpty ? "" : "<div class=\"people\"><h4>People then said</h4>\(people)</div>")
      <footer>\(escaped(intents))<code>baton show \(difference.conversation) --at \(position)</code></footer>
      </article>
      """
  }

  private func side(_ name: String, _ reply: TurnReply, _ language: String) -> String {
    let words = reply.text.isEmpty ? "" : "<p lang=\"\(language)\">\(escaped(reply.text))</p>"
    let choices =
      reply.choices.isEmpty
      ? ""
      : "<ul lang=\"\(language)\">"
        + reply.choices.map { "<li>\(escaped($0))</li>" }.joined() + "</ul>"
    let place =
      reply.isSaid
      ? "" : "<p class=\"place\">→ \(escaped(reply.queue)) · \(reply.reason.name)</p>"
    let articles = reply.articles.map { "<code>\(escaped($0.id))</code>" }.joined(separator: " ")
    return """
      <section class="side \(reply.kind.rawValue)"><h4>\(name) <span>\(reply.kind.words)</span></h4>\
      \(place)\(words)\(choices)\(articles.isEmpty ? "" : "<p class=\"sources\">\(articles)</p>")</section>
      """
  }

  // MARK: - Numbers

  static func percent(_ part: Int, of all: Int) -> String {
    "\(Double(part * 1_000 / max(1, all)) / 10) % of the turns"
  }

  /// With a thin space between thousands.
  static func grouped(_ number: Int) -> String {
    var digits = String(number)
    var groups: [String] = []
    while digits.count > 3 {
      groups.insert(String(digits.suffix(3)), at: 0)
      digits.removeLast(3)
    }
    return ([digits] + groups).joined(separator: "\u{2009}")
  }
}
