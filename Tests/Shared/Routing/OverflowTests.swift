import Conversation
import ConversationTesting
import Routing
import Testing

@Suite("Queues that are full, late, closed or deserted")
struct OverflowTests {
  private static func overflow(_ queue: String, after: UInt32 = 0, length: UInt32 = 0) -> Overflow {
    var overflow = Overflow()
    overflow.team = "other"
    overflow.queue = queue
    overflow.afterMs = after
    overflow.length = length
    return overflow
  }

  private func moved(_ team: TeamScript) -> [String] {
    (team.state?.owed(at: team.now) ?? []).compactMap { owed in
      guard case .overflow(_, let to, let isFallback) = owed else { return nil }
      return to.queue + (isFallback ? " as fallback" : "")
    }
  }

  @Test("After a time it goes to another queue, but to none in which it has waited")
  func time() {
    var team = TeamScript(
      [TeamScript.agent("x", ["rare"])],
      queues: [
        TeamScript.queue("general", ["none"]) {
          $0.overflow = [
            Self.overflow("first", after: 60_000), Self.overflow("second", after: 90_000),
          ]
        }
      ])
    team.waits("c1")
    team.waits("c2") { $0.visited = ["first"] }
    team.wait(60_000)
    #expect(moved(team) == ["first"])
    team.wait(30_000)
    #expect(moved(team).sorted() == ["first", "second"])
  }

  @Test("Beyond a length, whoever comes last goes to another queue")
  func length() {
    var team = TeamScript(
      [TeamScript.agent("x", capacity: 0)],
      queues: [TeamScript.queue { $0.overflow = [Self.overflow("other", length: 2)] }])
    for name in ["c1", "c2"] { team.waits(name) }
    #expect(moved(team) == [])
    team.waits("c3")
    #expect(moved(team) == ["other"])
  }

  @Test("A closed queue serves those in it, and holds or sends on whoever comes")
  func closed() {
    for overflows in [false, true] {
      var team = TeamScript(
        [TeamScript.agent("x", capacity: 5)],
        queues: [
          TeamScript.queue { if overflows { $0.overflow = [Self.overflow("other", after: 1)] } }
        ])
      team.waits("c1")
      var body = QueueClosed()
      body.queue = "general"
      body.closed = true
      #expect(team.append(.queueClosed(body), by: .agent("x")) == .void(.notAllowed))
      let sue = Author(.supervisor, id: "sue")
      #expect(team.append(.queueClosed(body), by: sue) == .effective)
      #expect(team.append(.queueClosed(body), by: sue) == .void(.alreadyDone))
      team.waits("c2")
      #expect(team.decided == ["c1 to x"])
      #expect(team["c2"]?.isHeld == true)
      #expect(moved(team) == (overflows ? ["other"] : []))
      body.closed = false
      team.append(.queueClosed(body), by: sue)
      #expect(team.decided == ["c1 to x", "c2 to x"])
    }
  }

  @Test("While nobody accepts work, another team takes over, after a time")
  func fallback() {
    var team = TeamScript([TeamScript.agent("x")]) {
      $0.fallback = Self.overflow("rescue", after: 60_000)
    }
    team.presence("x", .offline)
    team.waits("c1")
    team.wait(59_999)
    #expect(moved(team) == [])
    team.wait(1)
    #expect(moved(team) == ["rescue as fallback"])
    team.presence("x")
    #expect(moved(team) == [])
  }
}
