import Conversation
import ConversationTesting
import Foundation
import Routing
import Testing

@Suite("How long one waits")
struct EstimateTests {
  @Test("It grows with the place in line, and shrinks with the people who serve it")
  func places() throws {
    func estimates(_ agents: Int) throws -> [WaitEstimate] {
      var team = TeamScript((0..<agents).map { TeamScript.agent("a\($0)") })
      for number in 0..<agents { team.assigned("c9\(number)", epoch: 1, to: "a\(number)") }
      for number in 1...3 { team.waits("c\(number)") }
      return try (1...3).map {
        try #require(team.state?.estimate(of: Named.conversation("c\($0)")))
      }
    }
    let (few, many) = (try estimates(1), try estimates(4))
    #expect(few.map(\.position) == [1, 2, 3])
    #expect(few[0].p50 < few[1].p50 && few[1].p50 < few[2].p50)
    #expect(few.allSatisfy { $0.p50 < $0.p90 })
    #expect(zip(few, many).allSatisfy { $0.p90 > 3 * $1.p90 })
  }

  /// A day of one queue: exponential times between arrivals and of handling, which are not known to it.
  @Test("Nine in ten wait no longer than it says, over a day of a busy team", arguments: 1...3)
  func coverage(seed: UInt64) throws {
    var day = Day(agents: 4, seed: seed)
    day.run(conversations: 3_000)
    let coverage = try #require(day.team.state?.coverage)
    let p90 = Double(coverage.withinP90) / Double(coverage.estimated)
    let p50 = Double(coverage.withinP50) / Double(coverage.estimated)
    print("estimate: \(coverage.estimated) waited, \(p90) under p90, \(p50) under p50")
    #expect(coverage.estimated > 500)
    #expect((0.85...0.95).contains(p90))
    #expect((0.4...0.6).contains(p50))
  }
}

/// Events in order of time: who comes, who is done.
private struct Day {
  var team: TeamScript
  private var random: SplitMix64
  private var leaving: [(at: Int64, conversation: String, epoch: Int64)] = []
  private var names: [ConversationID: String] = [:]
  private let load = 0.9
  private let handling = 240_000.0
  private let agents: Int

  init(agents: Int, seed: UInt64) {
    self.agents = agents
    random = SplitMix64(seed: seed)
    team = TeamScript((0..<agents).map { TeamScript.agent("a\($0)") })
  }

  private mutating func exponential(_ mean: Double) -> Int64 {
    Int64(-log(Double(random.below(1_000_000) + 1) / 1_000_001) * mean)
  }

  mutating func run(conversations: Int) {
    for number in 0..<conversations {
      let gap = exponential(handling / Double(agents) / load)
      let next = team.now.milliseconds + gap
      while let first = leaving.indices.min(by: { leaving[$0].at < leaving[$1].at }),
        leaving[first].at <= next
      {
        let done = leaving.remove(at: first)
        team.now = Timestamp(milliseconds: max(team.now.milliseconds, done.at))
        team.ended(done.conversation, epoch: done.epoch)
        serve()
      }
      team.now = Timestamp(milliseconds: next)
      names[Named.conversation("n\(number)")] = "n\(number)"
      team.waits("n\(number)")
      serve()
    }
  }

  private mutating func serve() {
    for assignment in team.state?.decide(at: team.now) ?? [] {
      var body = WorkAssigned()
      body.work = WorkRef(assignment.conversation, epoch: 2)
      body.agentID = assignment.agentID
      body.assignedAtMs = team.now.milliseconds
      body.session = 1
      team.append(.workAssigned(body))
      let name = names[assignment.conversation] ?? ""
      leaving.append((team.now.milliseconds + exponential(handling), name, 3))
    }
  }
}
