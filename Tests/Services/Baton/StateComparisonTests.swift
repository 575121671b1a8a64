import LogRuntime
import ServiceHost
import Testing

@testable import Baton

@Suite struct StateComparisonTests {
  private static func claim(
    _ reader: String, _ hash: String, partition: Int32 = 0, next: Int64 = 9
  ) -> StateComparison.Claim {
    StateComparison.Claim(
      reader: reader, topic: "t",
      state: PartitionState(partition: partition, nextOffset: next, count: 1, stateHash: hash))
  }

  private static func log(_ claims: [StateComparison.Claim]) -> [StateComparison.Place: String] {
    Dictionary(claims.map { ($0.place, "good") }) { first, _ in first }
  }

  @Test("Readers that hold what the log says at their own places are well")
  func well() {
    let claims = [Self.claim("a", "good"), Self.claim("b", "good", next: 8)]
    let comparison = StateComparison(claims: claims, log: Self.log(claims))
    #expect(comparison.divergences.isEmpty)
    #expect(
      StatesCheck.finding(comparison)
        == .well("states", "2 readers hold what the log says, in 1 partitions"))
  }

  @Test("One that holds another state than the log's is found, with the mend")
  func divergence() {
    let claims = [Self.claim("a", "good"), Self.claim("b", "bad"), Self.claim("b", "bad", next: 8)]
    let comparison = StateComparison(claims: claims, log: Self.log(claims))
    #expect(
      comparison.divergences == [
        "b holds another state than the log's of t-0 before 8",
        "b holds another state than the log's of t-0 before 9",
      ])
    let finding = StatesCheck.finding(comparison)
    #expect(finding.standing == .wrong && finding.text.hasSuffix("and 1 more"))
    #expect(finding.mend?.contains("restart") == true)
  }

  @Test("Where the log has lost its beginning, readers at one place are held against each other")
  func withoutBeginning() {
    let equal = [Self.claim("a", "x"), Self.claim("b", "x"), Self.claim("c", "y", next: 8)]
    #expect(StateComparison(claims: equal, log: [:]).divergences.isEmpty)
    let different = [Self.claim("b", "y"), Self.claim("a", "x")]
    #expect(
      StateComparison(claims: different, log: [:]).divergences == [
        "a, b hold different states of t-0 before 9"
      ])
  }
}
