@testable import Conversation
import ConversationTesting
import Testing

@Suite("How a session ends")
struct EndingRowTests {
  private let held = LogScript(given: .customerWrites("m1"), .agentTakes("x"), .agentSays("x"))

  @Test("Resolving ends the session for now, with a time to wrap up in")
  func resolving() {
    var log = held
    #expect(log.append(.agentResolves("x")) == .effective)
    #expect(log.state?.control.phase == .resolved)
    #expect(log.state?.control.owner == Owner.none)
    #expect(log.state?.deadlines.map(\.kind) == [.wrapUp])
    #expect(log.state?.sessions.last?.code == "solved")
    #expect(log.state?.owed.contains(.rating(session: 1, .agent)) == true)
  }

  @Test("A resolution that had not seen the last message is void")
  func resolvingUnseen() {
    var log = held
    let resolve = log.event(.agentResolves("x"))
    log.append(.customerWrites("m2"))
    #expect(log.append(resolve) == .void(.laterMessageUnanswered))
    #expect(log.state?.control.phase == .open)
  }

  @Test("A resolution that had seen an open message gives it its outcome")
  func resolvingSeen() {
    var log = held
    log.append(.customerWrites("m2"))
    #expect(log.append(.agentResolves("x")) == .effective)
    #expect(log.last.outcomes.map(\.kind) == [.ended])
    #expect(log.state?.pending == [])
  }

  @Test("Whoever does not hold control cannot resolve or close")
  func notTheirs() {
    var log = held
    #expect(log.append(.agentResolves("y")) == .void(.notHolder))
    #expect(log.append(.agentCloses("y")) == .void(.notHolder))
    #expect(log.append(.agentResolves("x"), asOf: 1) == .void(.staleEpoch))
    #expect(log.append(.botResolves) == .void(.notHolder))
  }

  @Test("Closing is final")
  func closing() {
    var log = held
    let unseen = log.event(.agentCloses("x"))
    log.append(.customerWrites("m2"))
    #expect(log.append(unseen) == .void(.laterMessageUnanswered))
    #expect(log.append(.agentCloses("x")) == .effective)
    #expect(log.state?.control.phase == .closed)
    #expect(log.state?.deadlines == [])
    #expect(log.append(.agentReopens("x")) == .void(.sessionEnded))
    #expect(log.append(.agentCloses("x")) == .void(.sessionEnded))
  }

  @Test("The last agent, or a supervisor, takes a resolved session up again")
  func reopening() {
    var log = held
    #expect(log.append(.agentReopens("x")) == .void(.sessionEnded))
    log.append(.agentResolves("x"))
    #expect(log.append(.agentReopens("y")) == .void(.notHolder))
    #expect(log.append(.agentReopens("x"), asOf: 1) == .void(.staleEpoch))
    #expect(log.append(.agentReopens("x")) == .effective)
    #expect(log.state?.control.owner == .agent)
    #expect(log.state?.sessions.last?.ending == SessionSummary.Ending.none)
    log.append(.agentResolves("x"))
    var bySupervisor = log.event(.agentReopens("x"))
    bySupervisor.author = Author(.supervisor, id: "sue")
    bySupervisor.id = EventID(hi: 4, lo: 4)
    #expect(log.append(bySupervisor) == .effective)
    #expect(log.state?.control.agentID == "sue")
  }

  @Test("Nobody without a name reopens")
  func namelessReopening() {
    var log = held
    log.append(.agentResolves("x"))
    var nameless = log.event(.agentReopens("x"))
    nameless.author = Author(.supervisor)
    #expect(log.append(nameless) == .void(.outOfBounds))
  }

  @Test("A resolved session is closed by its agent, or by its deadline")
  func closingResolved() {
    var log = held
    log.append(.agentResolves("x"))
    var byDeadline = log
    #expect(log.append(.agentCloses("x")) == .effective)
    #expect(log.state?.control.phase == .closed)
    #expect(log.state?.sessions.last?.ending == .resolved)
    byDeadline.wait(300_000)
    #expect(byDeadline.append(.deadlinePasses(.wrapUp)) == .effective)
    #expect(byDeadline.state?.control.phase == .closed)
  }

  @Test("Wrapping up is once for each session, by its agent, after its end, however late")
  func wrappingUp() {
    var log = held
    #expect(log.append(.agentWrapsUp("x")) == .void(.sessionEnded))
    log.append(.agentResolves("x"))
    let late = log.event(.agentWrapsUp("x"))
    #expect(log.append(.agentWrapsUp("y")) == .void(.notHolder))
    log.append(.customerWrites("m2"))
    #expect(log.state?.session == 2)
    #expect(log.append(late) == .effective)
    #expect(log.state?.sessions.map(\.isWrappedUp) == [true, false])
    var again = late
    again.id = EventID(hi: 4, lo: 5)
    #expect(log.append(again) == .void(.alreadyDone))
  }

  @Test("A rating is asked for once, and given once, for each session and span")
  func rating() {
    var log = held
    log.append(.agentResolves("x"))
    #expect(log.append(.routerAsksForRating) == .effective)
    #expect(log.state?.owed.contains(.rating(session: 1, .agent)) == false)
    #expect(log.append(.routerAsksForRating) == .void(.alreadyDone))
    let late = log.event(.customerRates(5))
    log.append(.customerWrites("m2"))
    #expect(log.append(late) == .effective)
    var again = late
    again.id = EventID(hi: 4, lo: 6)
    #expect(log.append(again) == .void(.alreadyDone))
    var other = log.event(.customerRates(4, .bot))
    other.session = 1
    #expect(log.append(other) == .effective)
  }

  @Test("A rating out of its range, of no span, or of a session nobody had is void")
  func noRating() {
    var log = held
    #expect(log.append(.customerRates(0)) == .void(.outOfBounds))
    #expect(log.append(.customerRates(6)) == .void(.outOfBounds))
    #expect(log.append(.customerRates(5, .unspecified)) == .void(.outOfBounds))
    var foreign = log.event(.customerRates(5))
    foreign.session = 9
    #expect(log.append(foreign) == .void(.sessionEnded))
    var byAgent = log.event(.routerAsksForRating)
    byAgent.author = .agent("x")
    #expect(log.append(byAgent) == .void(.notAllowed))
  }
}
