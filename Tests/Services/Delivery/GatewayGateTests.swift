import Conversation
import DeliveryCore
import Testing

@Suite struct GatewayGateTests {
  private func time(_ milliseconds: Int64) -> Timestamp { Timestamp(milliseconds: milliseconds) }

  @Test("So many calls run at once, and the next waits for the end of one")
  func limit() {
    var gate = GatewayGate()
    for _ in 0..<GatewayGate.callsAtOnce { #expect(gate.admit(at: time(0)) == nil) }
    #expect(gate.admit(at: time(0)) == time(100))
    gate.ended(isAnswered: true, at: time(1))
    #expect(gate.admit(at: time(1)) == nil)
  }

  @Test("After five failures in a row one call at a time goes, each after a longer pause")
  func pause() {
    var gate = GatewayGate()
    for _ in 0..<5 {
      #expect(gate.admit(at: time(0)) == nil)
      gate.ended(isAnswered: false, at: time(0))
    }
    #expect(gate.admit(at: time(0)) == time(1_000))
    #expect(gate.admit(at: time(1_000)) == nil)
    #expect(gate.admit(at: time(1_000)) == time(2_000))
    gate.ended(isAnswered: false, at: time(1_000))
    #expect(gate.admit(at: time(1_000)) == time(3_000))
  }

  @Test("One success opens it again")
  func recovery() {
    var gate = GatewayGate()
    for _ in 0..<9 {
      _ = gate.admit(at: time(1_000_000))
      gate.ended(isAnswered: false, at: time(0))
    }
    #expect(gate.admit(at: time(1_000_000)) == nil)
    gate.ended(isAnswered: true, at: time(1_000_000))
    #expect(gate.admit(at: time(1_000_000)) == nil)
    #expect(gate.admit(at: time(1_000_000)) == nil)
  }

  @Test("A gateway that refuses is there; one that fails or is silent is not")
  func answered() {
    #expect(AttemptResult.answered(status: 400).isAnswered)
    #expect(AttemptResult.answered(status: 410).isAnswered)
    #expect(!AttemptResult.answered(status: 503).isAnswered)
    #expect(!AttemptResult.answered(status: 429).isAnswered)
    #expect(!AttemptResult.unreachable(reason: "").isAnswered)
  }
}
