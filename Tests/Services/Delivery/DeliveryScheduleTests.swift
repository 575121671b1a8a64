import Conversation
import DeliveryCore
import Testing

@Suite struct DeliveryScheduleTests {
  private func id(_ number: UInt64) -> ConversationID { ConversationID(hi: 0, lo: number) }
  private func time(_ milliseconds: Int64) -> Timestamp { Timestamp(milliseconds: milliseconds) }

  @Test("Gives what is due, the earliest first, once")
  func takesDue() {
    var schedule = DeliverySchedule()
    schedule.set(id(1), time(30))
    schedule.set(id(2), time(10))
    schedule.set(id(3), time(99))
    #expect(schedule.next == time(10))
    #expect(schedule.takeDue(at: time(30)) == [id(2), id(1)])
    #expect(schedule.takeDue(at: time(30)) == [])
    #expect(schedule.next == time(99))
  }

  @Test("The last word on a conversation stands")
  func replaces() {
    var schedule = DeliverySchedule()
    schedule.set(id(1), time(10))
    schedule.set(id(1), time(50))
    schedule.set(id(2), time(10))
    schedule.remove(id(2))
    #expect(schedule.takeDue(at: time(10)) == [])
    #expect(schedule.takeDue(at: time(50)) == [id(1)])
    #expect(schedule.count == 0)
  }
}
