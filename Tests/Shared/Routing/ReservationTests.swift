import Conversation
import ConversationTesting
import Routing
import Testing

@Suite("Reservations are judged by the log")
struct ReservationTests {
  private var team: TeamScript {
    var team = TeamScript()
    team.configure(["x": 1, "y": 1])
    team.presence("x")
    team.presence("y")
    team.queued("c1", epoch: 1)
    team.queued("c2", epoch: 2)
    return team
  }

  @Test("One takes the agent's room, and the item with it")
  func reserving() {
    var team = team
    #expect(team.reserve("c1", epoch: 1, for: "x", as: "r1") == .effective)
    #expect(team["c1"]?.phase == .reserved)
    #expect(team["c1"]?.reservation == Named.reservation("r1"))
    #expect(team.agent("x")?.load == 1)
    #expect(team.reserve("c1", epoch: 1, for: "y", as: "r2") == .void(.notOwed))
    #expect(team.reserve("c2", epoch: 2, for: "x", as: "r3") == .void(.outOfBounds))
    #expect(team.reserve("c2", epoch: 2, for: "y", as: "r4") == .effective)
  }

  @Test("One for an older epoch, of nobody known, or by a person is void")
  func notReserving() {
    var team = team
    #expect(team.reserve("c1", epoch: 0, for: "x", as: "r1") == .void(.staleEpoch))
    #expect(team.reserve("c9", epoch: 1, for: "x", as: "r2") == .void(.notOwed))
    #expect(team.reserve("c1", epoch: 1, for: "z", as: "r3") == .void(.outOfBounds))
    var body = ReservationMade()
    body.work = WorkRef(Named.conversation("c1"), epoch: 1)
    body.agentID = "x"
    #expect(team.append(.reservationMade(body), by: .agent("x")) == .void(.notAllowed))
  }

  @Test("It ends only by a verdict of the conversation's log, about this very reservation")
  func ending() {
    var team = team
    team.reserve("c1", epoch: 1, for: "x", as: "r1")
    team.presence("x", .offline)
    #expect(team["c1"]?.phase == .reserved)
    #expect(team.offerEnded("c1", epoch: 1, "r9", .declined) == .void(.noSuchOffer))
    #expect(team.offerEnded("c1", epoch: 0, "r1", .declined) == .void(.staleEpoch))
    #expect(team.offerEnded("c1", epoch: 1, "r1", .declined) == .effective)
    #expect(team["c1"]?.phase == .waiting)
    #expect(team.agent("x")?.load == 0)
    #expect(team.offerEnded("c1", epoch: 1, "r1", .declined) == .void(.noSuchOffer))
  }

  @Test("Who let it pass is remembered, until everyone has")
  func declined() {
    var team = team
    team.reserve("c1", epoch: 1, for: "x", as: "r1")
    team.offerEnded("c1", epoch: 1, "r1", .timedOut)
    #expect(team["c1"]?.declinedBy == ["x"])
    team.reserve("c1", epoch: 1, for: "y", as: "r2")
    team.offerEnded("c1", epoch: 1, "r2", .declined)
    #expect(team["c1"]?.declinedBy == [])
  }

  @Test("An offer that was rescinded was not let pass by anybody")
  func rescinded() {
    var team = team
    team.reserve("c1", epoch: 1, for: "x", as: "r1")
    team.offerEnded("c1", epoch: 1, "r1", .rescinded)
    #expect(team["c1"]?.declinedBy == [])
    #expect(team["c1"]?.phase == .waiting)
  }

  @Test("A void offer ends its item")
  func voidOffer() {
    var team = team
    team.reserve("c1", epoch: 1, for: "x", as: "r1")
    #expect(team.offerEnded("c1", epoch: 1, "r1", .void) == .effective)
    #expect(team.state?.items.map(\.conversation) == [Named.conversation("c2")])
    #expect(team.agent("x")?.load == 0)
  }

  @Test("A void offer while another of its item is open leaves the item with that one")
  func otherOpen() {
    var team = team
    team.reserve("c1", epoch: 1, for: "x", as: "r1")
    team.offerEnded("c1", epoch: 1, "r1", .void, open: ("r2", "y"))
    #expect(team["c1"]?.phase == .reserved)
    #expect(team["c1"]?.agentID == "y")
    #expect(team["c1"]?.reservation == Named.reservation("r2"))
    #expect(team.state?.agents.map(\.load) == [0, 1])
  }

  @Test("An assignment in a later epoch ends it")
  func accepted() {
    var team = team
    team.reserve("c1", epoch: 1, for: "x", as: "r1")
    team.assigned("c1", epoch: 8, to: "x")
    #expect(team["c1"]?.phase == .assigned)
    #expect(team["c1"]?.reservation == nil)
    #expect(team.agent("x")?.load == 1)
    #expect(team.offerEnded("c1", epoch: 1, "r1", .void) == .void(.noSuchOffer))
  }
}
