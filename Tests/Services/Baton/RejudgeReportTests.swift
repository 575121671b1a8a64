import Conversation
import Foundation
import Testing

@testable import Baton
@testable import BotRejudging

@Suite struct RejudgeReportTests {
  private func difference(
    _ number: UInt64, _ judgement: Judgement, question: String = "多久可以退货？", language: String = "zh"
  ) -> Difference {
    var recorded = TurnReply(.answered)
    recorded.text = "十五天 <b>内</b>"
    var other = TurnReply(.handedOver)
    (other.queue, other.reason) = ("returns", .noAnswer)
    return Difference(
      conversation: ConversationID(hi: number, lo: number), session: 1, partition: 3,
      offset: Int64(number), timestamp: Timestamp(milliseconds: 1_800_000_000_000), channel: "web",
      account: "shop", question: question, language: language, recordedIntent: "return_policy",
      otherIntent: "", recorded: recorded, other: other, kind: .handoffAdded,
      judgement: judgement, reason: .customerWasContent, peopleSaid: [])
  }

  private func report(_ differences: [Difference], pairs: Int = 100) -> RejudgeReport {
    var findings = Findings(pairs: pairs)
    for difference in differences {
      findings.count(difference.recorded, difference.other, intent: difference.recordedIntent)
      findings.count(difference)
    }
    return RejudgeReport(
      bot: "next", articles: 2, version: "0123456789abcdef", span: RejudgedSpan(),
      findings: findings)
  }

  private func text(_ report: RejudgeReport) -> RejudgeText {
    RejudgeText(report: report, style: Style(isColoured: false))
  }

  @Test("The summary counts by kind, by intent, and by rule")
  func summary() {
    let summary = text(report([difference(1, .wrong), difference(2, .unjudged)])).summary
    let lines = summary.split(separator: "\n").map { line in
      line.split(separator: " ").joined(separator: " ")
    }
    #expect(lines.contains("Decided otherwise 2 (100.0 %) right wrong unjudged"))
    #expect(lines.contains("handoff added 0 1 1"))
    #expect(lines.contains("1 of 2 return_policy: 1 handoff added"))
    #expect(lines.contains("2 the customer was content with what was recorded"))
  }

  @Test("What the recorded bot read by is said, and a model that learnt other articles")
  func makers() {
    var understood = TurnUnderstood()
    understood.versions = ["knowledge", "model"].map { name in
      var version = Version()
      (version.name, version.version) = (name, "\(name)-1")
      return version
    }
    var report = report([difference(1, .wrong)])
    report.findings.count(Findings.Maker(understood))
    #expect(text(report).summary.contains("Was   version knowledge-1, model model-1 for 1 message"))
    #expect(!text(report).summary.contains("baton train"))
    report.isModelStale = true
    #expect(text(report).summary.contains("! its model learnt other articles"))
    #expect(RejudgePage(report: report).html.contains("Recorded with version <code>knowledge-1"))
  }

  @Test("No difference is said as such, and that there was nothing to decide")
  func alike() {
    var alike = report([])
    alike.findings.count(TurnReply(.answered), TurnReply(.answered), intent: "")
    #expect(text(alike).summary.contains("✓ it decides every turn alike"))
    #expect(text(report([])).summary.contains("No session that began then"))
    #expect(text(report([])).differences(ofConversations: 5) == nil)
  }

  @Test("Conversations with wrong ones come first, and how many more there are is said")
  func conversations() throws {
    let list = try #require(
      text(report([difference(1, .unjudged), difference(2, .wrong)]))
        .differences(ofConversations: 1))
    #expect(list.contains("3-2  handoff added  ✗ wrong") && !list.contains("3-1"))
    #expect(list.contains("and 1 more conversations"))
    #expect(list.contains("→ returns, because no_answer"))
  }

  @Test("The page shows what was said as text, in its language, and says that it is a sample")
  func page() {
    let script = "<script>alert('x')</script> & \"so\""
    let page = RejudgePage(
      report: report(
        [difference(1, .wrong), difference(2, .wrong, question: script, language: "en")])
    ).html
    #expect(!page.contains(script) && !page.contains("<b>内"))
    #expect(page.contains("&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt; &amp; &quot;so&quot;"))
    #expect(page.contains("lang=\"zh-Hans\">多久可以退货？"))
    #expect(page.contains("All differences."))
    let sample = RejudgePage(report: report((1...30).map { difference($0, .right) }, pairs: 4)).html
    #expect(sample.contains("An even sample of 30 differences"))
    #expect(sample.components(separatedBy: "<article ").count == 5)
  }

  @Test("A number of many digits is grouped")
  func numbers() {
    #expect(RejudgePage.grouped(999) == "999")
    #expect(RejudgePage.grouped(10_000_000) == "10\u{2009}000\u{2009}000")
  }
}
