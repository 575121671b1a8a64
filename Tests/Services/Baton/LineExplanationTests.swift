import Conversation
import ConversationTesting
import Routing
import Testing

@testable import Baton

@Suite struct LineExplanationTests {
  private var team: TeamScript {
    var team = TeamScript()
    team.configure(
      ["ann": 1, "ben": 1, "eva": 2, "max": 1],
      skills: ["ann": ["vip"], "ben": ["vip"], "eva": ["vip"]], queues: ["vip": ["vip"]])
    team.presence("ann")
    team.presence("ben")
    team.presence("eva", accepting: false)
    team.presence("max")
    team.assigned("c0", epoch: 1, to: "ben")
    team.queued("c1", epoch: 3, queue: "vip")
    return team
  }

  private func explanation(_ team: TeamScript) throws -> LineExplanation {
    let state = try #require(team.state)
    return try #require(LineExplanation(Named.conversation("c1"), in: state, at: team.now))
  }

  @Test("Of everybody who can what it asks for it is said why they do not have it")
  func people() throws {
    var team = team
    #expect(
      try explanation(team).people.map { "\($0.agentId) \($0.state)" } == [
        "ann is free", "ben is full: 1 of 1", "eva accepts no work",
      ])
    team.presence("ann", .away)
    #expect(try explanation(team).people.first?.state == "is away")
    team.presence("ann")
    team.reserve("c1", epoch: 3, for: "ann", as: "r1")
    #expect(try explanation(team).people.first?.state == "is being asked")
    team.offerEnded("c1", epoch: 3, "r1", .declined)
    #expect(try explanation(team).people.first?.state == "let it pass, and is free")
  }

  @Test("Where nobody can what it asks for, that is said")
  func nobody() throws {
    var team = TeamScript()
    team.configure(["max": 1], queues: ["vip": ["vip"]])
    team.queued("c1", epoch: 3, queue: "vip")
    let lines = try explanation(team).lines
    #expect(lines.contains("asks for vip"))
    #expect(lines.last == "nobody of care can what it asks for")
  }

  @Test("As JSON it is what the desk shows of it, and more")
  func record() throws {
    let text = try PrettyJSON.text(of: try explanation(team))
    for key in ["conversationId", "position", "since", "team", "people", "points"] {
      #expect(text.contains("\"\(key)\""), "\(key)")
    }
  }
}
