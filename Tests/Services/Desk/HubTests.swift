import Conversation
import DeskCore
import Testing

@testable import Desk

@Suite(.timeLimit(.minutes(1))) struct HubTests {
  private func suggestion(_ number: Int, for agent: String) -> Announcement {
    .suggestion(
      SuggestionView(
        eventId: "e\(number)", message: "m", text: "", epoch: 1, suggestedAt: ""),
      conversationID: "c", agentID: agent)
  }

  @Test("Who comes back is told what was missed, and nothing of others'")
  func missed() {
    let hub = Hub(name: "h")
    let start = hub.listen(for: .mei, after: nil)
    #expect(start.missed == nil)
    hub.announce([suggestion(1, for: "mei"), suggestion(2, for: "tom"), suggestion(3, for: "mei")])
    let again = hub.listen(for: .mei, after: hub.id(start.number + 1))
    #expect(again.missed?.map(\.announcement) == [suggestion(3, for: "mei")])
  }

  @Test("Who was away too long, or comes from another process, needs a snapshot")
  func gap() {
    let hub = Hub(name: "h")
    let start = hub.listen(for: .mei, after: nil)
    for number in 0..<3 * Hub.held { hub.announce([suggestion(number, for: "mei")]) }
    #expect(hub.listen(for: .mei, after: hub.id(start.number)).missed == nil)
    #expect(hub.listen(for: .mei, after: "other.5").missed == nil)
    #expect(hub.listen(for: .mei, after: "h.99999999").missed == nil)
    #expect(hub.listen(for: .mei, after: "nonsense").missed == nil)
  }

  @Test("A stream ends for who is too slow, and nothing is left out before its end")
  func slow() async {
    let hub = Hub(name: "h")
    let start = hub.listen(for: .mei, after: nil)
    for number in 0..<3_000 { hub.announce([suggestion(number, for: "mei")]) }
    var numbers: [Int64] = []
    for await entry in start.entries { numbers.append(entry.number) }
    #expect(numbers == Array(1...Int64(numbers.count)))
    #expect(numbers.count < 3_000)
  }

  @Test("An offer is announced when it opens and when it ends, and once")
  func offers() throws {
    var script = Script()
    var announcer = Announcer()
    let message = try script.customer("I want a person")
    _ = try script.handOver([message])
    let offer = try script.offer(to: "mei")
    try script.person(.note(text: "Looks urgent"), as: .tom)
    try script.person(.accept(offer: offer))
    let told = script.batches(of: 1).map { batch in
      announcer.announcements(of: batch).compactMap { announcement -> String? in
        switch announcement {
        case .offer: "offer"
        case .offerEnded: "ended"
        default: nil
        }
      }
    }
    #expect(told == [[], [], ["offer"], [], ["ended"]])
  }
}
