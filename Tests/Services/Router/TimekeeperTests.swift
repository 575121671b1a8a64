import Conversation
import ConversationTesting
import RouterCore
import Testing

@Suite("The timekeeper")
struct TimekeeperTests {
  @Test("It tells a deadline once it is due, and the log takes it")
  func due() {
    var log = LogScript(given: .customerWrites("m1"))
    var timekeeper = Timekeeper()
    timekeeper.watch(log.state!)
    #expect(timekeeper.passed(by: log.now.adding(milliseconds: 19_999), in: log.fold) == [])
    log.wait(20_000)
    let passed = timekeeper.passed(by: log.now, in: log.fold)
    #expect(passed.map(\.body.name) == ["deadline.passed"])
    #expect(log.append(passed[0]) == .effective)
    #expect(log.state?.control.owner == .queue)
  }

  @Test("Two timekeepers say the same of one state, so that one is a repeat")
  func two() {
    var log = LogScript(given: .customerWrites("m1"))
    log.wait(20_000)
    let passed = (0..<2).map { number in
      var timekeeper = Timekeeper()
      timekeeper.watch(log.state!)
      return timekeeper.passed(by: log.now.adding(milliseconds: Int64(number)), in: log.fold)
    }
    #expect(passed[0].map(\.id) == passed[1].map(\.id))
    #expect(log.append(passed[0][0]) == .effective)
    #expect(log.append(passed[1][0]) == .duplicate(of: 2, first: .effective))
  }

  @Test("It says it again, anew, when it was too early by the broker's clock")
  func earlyThenAgain() {
    var log = LogScript(given: .customerWrites("m1"))
    var timekeeper = Timekeeper()
    timekeeper.watch(log.state!)
    let ahead = log.now.adding(milliseconds: 20_000)
    let early = timekeeper.passed(by: ahead, in: log.fold)
    #expect(log.append(early[0]) == .void(.early))
    #expect(timekeeper.passed(by: ahead.adding(milliseconds: 4_999), in: log.fold) == [])
    let again = timekeeper.passed(by: ahead.adding(milliseconds: 5_000), in: log.fold)
    #expect(again.count == 1)
    log.wait(25_000)
    #expect(log.append(again[0]) == .effective)
  }

  @Test("A conversation with many records has its deadline told once")
  func onceForManyRecords() {
    var log = LogScript(given: .customerWrites("m1"), .botAnswers())
    var timekeeper = Timekeeper()
    for _ in 0..<50 {
      log.append(.agentNotes("x"))
      timekeeper.watch(log.state!)
    }
    log.wait(1_800_000)
    #expect(timekeeper.passed(by: log.now, in: log.fold).count == 1)
  }

  @Test("After its clock, a day ahead, was set right, it tells what is due")
  func clockSetBack() {
    var log = LogScript(given: .customerWrites("m1"))
    var timekeeper = Timekeeper()
    timekeeper.watch(log.state!)
    let early = timekeeper.passed(by: log.now.adding(milliseconds: 86_400_000), in: log.fold)
    #expect(log.append(early[0]) == .void(.early))
    log.wait(20_000)
    let passed = timekeeper.passed(by: log.now, in: log.fold)
    #expect(passed.map { log.append($0) } == [.effective])
  }

  @Test("What is over is not told")
  func over() {
    var log = LogScript(given: .customerWrites("m1"))
    var timekeeper = Timekeeper()
    timekeeper.watch(log.state!)
    log.append(.botAnswers())
    log.append(.botResolves)
    log.append(.routerForgets)
    #expect(timekeeper.passed(by: log.now.adding(milliseconds: 60_000), in: log.fold) == [])
  }

  @Test("An offer's deadline and the wait for a person are both told when both are due")
  func both() {
    var log = LogScript(given: .customerWrites("m1"), .botHandsOver(), .routerOffers(to: "x"))
    var timekeeper = Timekeeper()
    timekeeper.watch(log.state!)
    log.wait(60_000)
    let passed = timekeeper.passed(by: log.now, in: log.fold)
    #expect(passed.map { log.append($0) } == [.effective, .effective])
    #expect(Set(passed.map(\.id)).count == 2)
  }
}
