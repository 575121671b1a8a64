import ConversationTesting
import HTTPTypes
import Synchronization

/// The gateways of a chaos run, which take what is delivered to them, at times not at once.
final class ChaosGateways: Sendable {
  static let names = (1...4).map { "chaos-\($0)" }

  let receiver: GatewayReceiver
  private let chance: Mutex<SplitMix64>

  init(_ plan: ChaosPlan, _ receiver: GatewayReceiver) {
    self.receiver = receiver
    chance = Mutex(plan.chance(of: "gateways"))
  }

  /// Each gateway fails several of its next calls; one of them answers nothing for so many seconds.
  func makeTrouble(silence: Int) async throws {
    for name in Self.names {
      for reply in chance.withLock({ Self.replies(&$0) }) { receiver.answer(name, reply) }
    }
    let silent = chance.withLock { $0.pick(Self.names) }
    receiver.answer(silent, .held, .held)
    try await Task.sleep(for: .seconds(silence))
    makePeace()
  }

  /// Answers whoever waits.
  func makePeace() {
    for name in Self.names { receiver.release(name) }
  }

  private static func replies(_ chance: inout SplitMix64) -> [GatewayReceiver.Reply] {
    (0..<chance.within(1...4)).map { _ in
      chance.pick([
        .status(500), .status(503), .status(429, headers: [.retryAfter: "1"]), .status(302),
      ])
    }
  }

  /// What each conversation's gateway got, in the order of its calls, repeats included.
  var delivered: [String: [String]] {
    var delivered: [String: [String]] = [:]
    for post in Self.names.flatMap({ receiver.posts(to: $0) }) {
      guard let conversation = post["conversationId"], let event = post["eventId"] else { continue }
      delivered[conversation, default: []].append(event)
    }
    return delivered
  }
}
