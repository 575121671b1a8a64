import Conversation
import IntakeCore
import Testing

@Suite struct MemoryTests {
  @Test("A bounded memory holds the newest and forgets the oldest")
  func generations() {
    var memory = Generations<Int, String>(capacity: 2)
    for key in 1...5 { memory[key] = "\(key)" }
    #expect([1, 2].map { memory[$0] } == [nil, nil])
    #expect([4, 5].map { memory[$0] } == ["4", "5"])
    memory[5] = nil
    #expect(memory[5] == nil)
  }

  @Test("A repeat is known by its content, and other content is a conflict")
  func writes() {
    var memory = WriteMemory(capacity: 8)
    let id = EventID(hi: 1, lo: 1)
    let place = WriteMemory.Place(partition: 3, offset: 44)
    #expect(memory.find(id, content: [1]) == .new)
    memory.remember(id, content: [1], at: place)
    #expect(memory.find(id, content: [1]) == .repeated(place))
    #expect(memory.find(id, content: [2]) == .conflict)
  }
}
