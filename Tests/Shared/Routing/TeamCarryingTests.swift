import Conversation
import ConversationTesting
import Routing
import Testing

@Suite("A team's state carried forward")
struct TeamCarryingTests {
  private var team: TeamScript {
    var team = TeamScript()
    team.configure(["x": 1, "y": 2], skills: ["x": ["returns"]], queues: ["vip": ["vip"]])
    team.presence("x")
    team.queued("c1", epoch: 1)
    team.queued("c2", epoch: 2, skills: ["returns"], priority: 9)
    team.reserve("c2", epoch: 2, for: "x", as: "r1")
    team.assigned("c3", epoch: 3, to: "y")
    team.ended("c4", epoch: 4)
    return team
  }

  @Test("It replaces the state by itself, and moves the restore point")
  func carried() throws {
    var team = team
    let before = try #require(team.state)
    #expect(team.log.restorePoint == 0)
    #expect(team.append(try #require(team.carry())) == .effective)
    let after = try #require(team.state)
    #expect(after.carried == before.carried)
    #expect(after.agents == before.agents)
    #expect(after.line == before.line)
    #expect(team.log.restorePoint == after.lastOffset)
  }

  @Test("It is void once another record of the team lies between")
  func between() throws {
    var team = team
    let carry = try #require(team.carry())
    team.presence("y")
    #expect(team.append(carry) == .void(.stale))
  }

  @Test("It is void decided more than five minutes before or after its record, or by a person")
  func stale() throws {
    for skew in [-300_001, 300_001] as [Int64] {
      var team = team
      let moment = team.now.adding(milliseconds: skew)
      let carry = try #require(team.carry(decidedAt: moment))
      #expect(team.append(carry) == .void(.stale))
    }
    var team = team
    let carry = try #require(team.carry())
    #expect(team.append(carry, by: .agent("x")) == .void(.stale))
  }

  @Test("A reader who begins at it says what the reader of everything says")
  func restored() throws {
    var team = team
    team.append(try #require(team.carry()))
    let carry = team.records[team.records.count - 1]
    var reader = TeamLog(partition: 0)
    let offset = Int64(team.records.count - 1)
    #expect(reader.apply(carry.event, offset: offset, timestamp: carry.timestamp) == .effective)
    #expect(reader[team.team] == team.state)
    #expect(reader.stateHash == team.log.stateHash)
    team.presence("y")
    #expect(reader.stateHash != team.log.stateHash)
  }

  @Test("What is forgotten of ended work is the same for a restored reader")
  func forgetting() throws {
    var team = TeamScript()
    for number in 1...1_990 { team.ended("c\(number)", epoch: 1) }
    for number in 1...20 { team.queued("c\(number)", epoch: 2) }
    for number in 1...5 { team.ended("c\(number)", epoch: 3) }
    team.append(try #require(team.carry()))
    let carry = team.records[team.records.count - 1]
    var reader = TeamLog(partition: 0)
    _ = reader.apply(
      carry.event, offset: Int64(team.records.count - 1), timestamp: carry.timestamp)
    for number in 2_000...2_040 {
      team.ended("c\(number)", epoch: 1)
      let last = team.records[team.records.count - 1]
      let offset = Int64(team.records.count - 1)
      let verdict = reader.apply(last.event, offset: offset, timestamp: last.timestamp)
      #expect(verdict == team.verdicts.last)
    }
    #expect(reader[team.team] == team.state)
  }
}
