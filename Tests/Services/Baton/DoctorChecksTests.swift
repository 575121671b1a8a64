import Conversation
import Firm
import Foundation
import Kafka
import Testing

@testable import Baton

@Suite struct DoctorChecksTests {
  private func letter(_ reason: String, at milliseconds: Int64) -> DeadLetter {
    DeadLetter(
      RawRecord(
        topic: "d", partition: 0, offset: milliseconds,
        timestamp: Timestamp(milliseconds: milliseconds),
        headers: [Header("kafka_dlt-exception-message", text: reason)]))
  }

  @Test("Dead letters are counted by reason, with what to do")
  func letters() {
    #expect(LettersCheck.findings([]) == [.well("dead letters", "none")])
    let findings = LettersCheck.findings([
      letter("b", at: 1), letter("a", at: 2), letter("b", at: 3),
    ])
    #expect(findings.map(\.standing) == [.warning])
    #expect(findings[0].text.hasPrefix("3, the last of 1970-01-01T00:00:00.003Z; 2 because of: b;"))
    #expect(findings[0].mend?.contains("baton letters list") == true)
  }

  @Test("A gateway that answered 410 is told until it has another url")
  func gateways() {
    func note(_ url: String, disabled: Bool = true) -> GatewaysCheck.Note {
      GatewaysCheck.Note(channel: "app", account: "cn", url: url, disabled: disabled, at: "noon")
    }
    let well = [Finding.well("gateways", "none answered 410 Gone")]
    #expect(GatewaysCheck.findings([]) { _, _ in nil } == well)
    #expect(GatewaysCheck.findings([note("a")]) { _, _ in "a?2" } == well)
    #expect(
      GatewaysCheck.findings([note("a"), note("a", disabled: false)]) { _, _ in "a" } == well)
    let shut = GatewaysCheck.findings([note("a"), note("b")]) { _, _ in "b" }
    #expect(shut.map(\.standing) == [.warning])
    #expect(
      shut.first?.text == "nothing is delivered to app / cn since noon: b answered 410 Gone")
    #expect(GatewaysCheck.findings([note("a")]) { _, _ in nil }.map(\.standing) == [.warning])
  }

  @Test("The same warning of several lines of a firm's files is one finding")
  func firmWarnings() {
    func problem(_ line: Int?, _ message: String) -> FirmProblem {
      FirmProblem(file: "teams.yaml", line: line, path: "teams[\(line ?? 0)]", message: message)
    }
    let findings = ConfigurationCheck.warnings([
      problem(4, "plain"), problem(9, "plain"), problem(nil, "empty"),
    ])
    #expect(findings.map(\.text) == ["teams.yaml:4, teams.yaml:9: plain", "teams.yaml: empty"])
  }

  @Test("A group that is far behind is worth a warning, and one of the moment is not")
  func lag() {
    let near = GroupsCheck.Place(committed: 10, high: 20)
    let far = GroupsCheck.Place(committed: 10, high: 2_000)
    #expect(GroupsCheck.lag(of: "bot", [near]) == .well("lag", "bot is 10 records behind"))
    let finding = GroupsCheck.lag(of: "dispatcher", [near, far])
    #expect(finding.standing == .warning && finding.text == "dispatcher is 2000 records behind")
    #expect(finding.mend?.hasSuffix("router=2") == true)
    #expect(GroupsCheck.lag(of: "bot", []).standing == .well)
  }

  @Test("A restart that would fold hours of log is worth a warning")
  func restore() {
    let now = Date(timeIntervalSince1970: 100_000)
    func standing(_ seconds: Int64) -> Finding.Standing? {
      let from = Timestamp(milliseconds: seconds * 1_000)
      let place = GroupsCheck.Place(committed: 1, high: 1, restoresFrom: from)
      return GroupsCheck.restore(of: "bot", [place], at: now)?.standing
    }
    #expect(standing(99_000) == .well)
    #expect(standing(80_000) == .warning)
    #expect(GroupsCheck.restore(of: "bot", [], at: now) == nil)
  }
}
