import Conversation
import ConversationTesting
import Routing
import Testing

@Suite("Agents who ask for work")
struct RequestTests {
  private var team: TeamScript {
    var team = TeamScript(
      [TeamScript.agent("x", ["a"]), TeamScript.agent("y")],
      queues: [
        TeamScript.queue("general", ["a"]) { $0.isPulled = true }, TeamScript.queue("rare", ["b?"]),
      ])
    team.waits("c1")
    team.waits("c2")
    return team
  }

  private func request(_ agent: String, _ conversation: String? = nil) -> TeamEventBody {
    var body = WorkRequested()
    body.agentID = agent
    body.conversationHi = conversation.map { Named.conversation($0).hi } ?? 0
    body.conversationLo = conversation.map { Named.conversation($0).lo } ?? 0
    return .workRequested(body)
  }

  @Test("The next that suits them is theirs, also where nobody is offered it unasked")
  func next() {
    var team = team
    #expect(team.append(request("x"), by: .agent("x")) == .effective)
    #expect(team.decided == ["c1 to x"])
    #expect(team.append(request("y"), by: .agent("y")) == .effective)
    #expect(team.decided == ["c1 to x"])
  }

  @Test("A conversation that they name is theirs, whatever it asks for")
  func named() {
    var team = team
    team.append(request("y", "c2"), by: .agent("y"))
    #expect(team.decided == ["c2 to y"])
  }

  @Test("Only for themselves, while they are there and have room")
  func notAllowed() {
    var team = team
    #expect(team.append(request("x"), by: .agent("y")) == .void(.notAllowed))
    team.presence("y", .away)
    #expect(team.append(request("y"), by: .agent("y")) == .void(.notAllowed))
    team.assigned("c9", epoch: 1, to: "x")
    #expect(team.append(request("x"), by: .agent("x")) == .void(.outOfBounds))
  }

  @Test("The reservation that answers it ends it, and no reservation answers another's")
  func answered() throws {
    var team = team
    team.append(request("x"), by: .agent("x"))
    let wish = try #require(team.state?.requests.first)
    var body = ReservationMade()
    body.work = WorkRef(Named.conversation("c1"), epoch: 1)
    body.agentID = "y"
    body.request = ReservationRef(wish.id)
    #expect(team.append(.reservationMade(body)) == .void(.noSuchOffer))
    body.agentID = "x"
    #expect(team.append(.reservationMade(body)) == .effective)
    #expect(team.state?.requests == [])
  }

  @Test("Where nothing waits for them, they are told so")
  func refused() throws {
    var team = team
    team.append(request("y"), by: .agent("y"))
    #expect(team.decided == [])
    #expect(team.state?.owed(at: team.now) == [])
    team.wait(2_000)
    let wish = try #require(team.state?.requests.first)
    #expect(team.state?.owed(at: team.now) == [.refusal(wish.id, agentID: "y")])
    var ended = WorkRequestEnded()
    ended.agentID = "y"
    ended.request = ReservationRef(wish.id)
    #expect(team.append(.workRequestEnded(ended)) == .effective)
    #expect(team.state?.requests == [])
  }
}
