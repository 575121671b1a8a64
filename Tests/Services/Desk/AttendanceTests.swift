import Testing

@testable import Desk

@Suite struct AttendanceTests {
  private let start = ContinuousClock.now

  private func after(_ seconds: Int) -> ContinuousClock.Instant { start + .seconds(seconds) }

  @Test("Somebody is missing once their last page is gone for the whole time, and told once")
  func lastPage() {
    let attendance = Attendance()
    attendance.streamBegan(for: "mei")
    attendance.streamBegan(for: "mei")
    attendance.streamEnded(for: "mei", at: after(0))
    #expect(attendance.takeMissing(since: after(100)) == [])
    attendance.streamEnded(for: "mei", at: after(10))
    #expect(attendance.takeMissing(since: after(9)) == [])
    #expect(attendance.takeMissing(since: after(10)) == ["mei"])
    #expect(attendance.takeMissing(since: after(10)) == [])
  }

  @Test("Who comes back in time, or calls, is not missing")
  func backInTime() {
    let attendance = Attendance()
    for agent in ["mei", "tom"] {
      attendance.streamBegan(for: agent)
      attendance.streamEnded(for: agent, at: after(0))
    }
    attendance.streamBegan(for: "mei")
    attendance.called("tom", at: after(20))
    #expect(attendance.takeMissing(since: after(10)) == [])
    #expect(attendance.takeMissing(since: after(20)) == ["tom"])
  }

  @Test("Who never had a page here is not missed")
  func withoutPage() {
    let attendance = Attendance()
    attendance.called("mei", at: after(0))
    #expect(attendance.takeMissing(since: after(100)) == [])
  }

  @Test("Who could not be taken offline is missed again later, unless they came back")
  func again() {
    let attendance = Attendance()
    attendance.missAgain("mei", at: after(0))
    #expect(attendance.takeMissing(since: after(0)) == ["mei"])
    attendance.streamBegan(for: "mei")
    attendance.missAgain("mei", at: after(5))
    #expect(attendance.takeMissing(since: after(100)) == [])
  }
}
