import ConversationTesting
import Foundation
import Synchronization

/// An agent who accepts, declines, ignores, or vanishes with what they have; who answers and resolves
/// what they took, and comes back when told that they are asked no more.
final class StormAgent: Sendable {
  private let id: String
  private let baton: BatonUp
  private let chance: Mutex<SplitMix64>
  private let counts = Mutex<[String: Int]>([:])
  private let isCalm = Mutex(false)

  init(_ id: String, seed: UInt64, _ baton: BatonUp) {
    self.id = id
    self.baton = baton
    chance = Mutex(SplitMix64(seed: seed))
  }

  /// How often each was done.
  var done: [String: Int] { counts.withLock { $0 } }

  /// From now on every offer is accepted.
  func calm() { isCalm.withLock { $0 = true } }

  /// Works until the task is cancelled; whatever goes wrong on the way is begun anew.
  func work() async {
    while !Task.isCancelled {
      _ = try? await sit()
      try? await Task.sleep(for: .milliseconds(500))
    }
  }

  private func sit() async throws {
    let agent = try await DeskAgent(baton, id: id)
    try await agent.goOnline()
    // What they had before they vanished, and what the log gave back meanwhile.
    for conversation in try await mine(agent) { await finish(conversation, agent) }
    while !Task.isCancelled {
      let event = try await agent.stream.event()
      switch event.name {
      case "offer": if try await answer(event, agent) { return }
      case "presence": try await comeBack(event, agent)
      default: break
      }
    }
  }

  private func mine(_ agent: DeskAgent) async throws -> [String] {
    let answer = try await agent.get("conversations?owner=me").json as? [String: Any]
    let items = answer?["items"] as? [[String: Any]]
    return items?.compactMap { $0["conversationId"] as? String } ?? []
  }

  /// Whether they vanish.
  private func answer(_ offer: StreamEvent, _ agent: DeskAgent) async throws -> Bool {
    let roll = isCalm.withLock { $0 } ? 0 : chance.withLock { $0.below(100) }
    let id = offer.string("offerId") ?? ""
    switch roll {
    case 0..<74:
      guard try await agent.accept(offer).status == 200 else { return false }
      count("accepted")
      if roll >= 70 {
        count("vanished with a conversation")
        return true
      }
      if let conversation = offer.string("conversationId") { await finish(conversation, agent) }
    case 74..<86:
      count("declined")
      _ = try await agent.act("offers/\(id)/decline", ["reason": "not now"])
    case 86..<94: count("ignored")
    default:
      count("vanished")
      return true
    }
    return false
  }

  private func finish(_ conversation: String, _ agent: DeskAgent) async {
    _ = try? await agent.say("\(id) is here.", in: conversation)
    let answer = try? await agent.act("conversations/\(conversation)/resolve", ["code": "solved"])
    if answer?.status == 200 { count("resolved") }
  }

  /// Whom the log took off work says that they are there.
  private func comeBack(_ event: StreamEvent, _ agent: DeskAgent) async throws {
    guard event.data["acceptingWork"] as? Bool == false || event.string("presence") == "offline"
    else { return }
    count("came back")
    try await agent.goOnline()
  }

  private func count(_ what: String) { counts.withLock { $0[what, default: 0] += 1 } }
}
