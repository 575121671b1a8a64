import Foundation
import Synchronization

/// An agent who takes every offer, answers what the customer writes then, and resolves; or, if so
/// told, passes each conversation on once.
final class BusyAgent: Sendable {
  static let greeting = "What can I do for you?"
  static let problem = "My parcel"

  let agent: DeskAgent
  private let passesOn: Bool
  private let seen = Mutex<(offers: [String], passedOn: Set<String>)>(([], []))

  init(_ agent: DeskAgent, passesOn: Bool = false) {
    self.agent = agent
    self.passesOn = passesOn
  }

  /// The offers that came.
  var offers: [String] { seen.withLock { $0.offers } }
  /// The conversations that were passed on to the queue.
  var passedOn: Set<String> { seen.withLock { $0.passedOn } }

  /// Works until the task is cancelled.
  func work() async throws {
    var mine: Set<String> = []
    while true {
      let event = try await agent.stream.event()
      guard let conversation = event.string("conversationId") else { continue }
      if event.name == "offer" {
        seen.withLock { $0.offers.append(event.string("offerId") ?? "") }
        try await expect(200, agent.accept(event))
        mine.insert(conversation)
        try await expect(202, agent.say("\(agent.id): \(Self.greeting)", in: conversation))
      } else if event.name == "message", mine.contains(conversation), isProblem(event) {
        try await expect(202, agent.say("\(agent.id): It comes today.", in: conversation))
        mine.remove(conversation)
        try await letGo(of: conversation)
      }
    }
  }

  private func letGo(of conversation: String) async throws {
    let isFirst = seen.withLock { seen in
      passesOn && seen.passedOn.insert(conversation).inserted
    }
    let path = "conversations/\(conversation)"
    if isFirst {
      let transfer = ["queue": "shop-general", "reason": "A colleague knows more."]
      try await expect(200, agent.act("\(path)/transfer", transfer))
    } else {
      try await expect(200, agent.act("\(path)/resolve", ["code": "solved"]))
    }
  }

  private func isProblem(_ event: StreamEvent) -> Bool {
    let message = event.data["message"] as? [String: Any]
    return (message?["text"] as? String)?.hasPrefix(Self.problem) == true
  }

  private func expect(_ status: Int, _ answer: HTTP.Answer) throws {
    guard answer.status == status else {
      throw HarnessError("\(agent.id): \(answer.status) \(answer.text)")
    }
  }
}
