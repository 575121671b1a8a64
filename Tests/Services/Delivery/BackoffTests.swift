import Conversation
import DeliveryCore
import Testing

@Suite struct BackoffTests {
  private let messages = (0..<500).map { EventID(hi: 99, lo: UInt64($0)) }

  @Test(
    "Waits double from 1 s to 5 minutes, a fifth shorter or longer",
    arguments: [
      (UInt32(1), UInt32(1_000)), (2, 2_000), (3, 4_000), (9, 256_000), (10, 300_000),
      (4_000_000_000, 300_000),
    ])
  func schedule(attempt: UInt32, base: UInt32) {
    for message in messages {
      let wait = Backoff.milliseconds(after: attempt, of: message)
      #expect(wait >= base - base / 5 && wait < base + base / 5)
    }
  }

  @Test("The spread follows from the message alone, and spreads")
  func spread() {
    let waits = messages.map { Backoff.milliseconds(after: 5, of: $0) }
    #expect(waits == messages.map { Backoff.milliseconds(after: 5, of: $0) })
    #expect(Set(waits).count > 400)
    let mean = waits.reduce(0) { $0 + Int($1) } / waits.count
    #expect((15_500...16_500).contains(mean))
  }

  @Test("A try counted as 0 waits like the first")
  func zero() {
    #expect((800..<1_200).contains(Backoff.milliseconds(after: 0, of: messages[0])))
  }
}
