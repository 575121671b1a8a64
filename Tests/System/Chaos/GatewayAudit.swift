import Conversation
import Foundation

/// What gateways got, held against what the log says that they should.
struct GatewayAudit {
  /// One call.
  struct Call: Equatable, Sendable {
    var event: String
    /// By which a gateway knows a repeat.
    var id: String?
    var body: [UInt8]

    init(event: String, id: String?, body: [UInt8] = []) {
      self.event = event
      self.id = id
      self.body = body
    }
  }

  private(set) var faults: [String] = []
  /// Calls that repeated one before.
  private(set) var repeats = 0
  /// All of them.
  private(set) var calls = 0

  /// - Parameters:
  ///   - conversations: the records of each conversation with a gateway, in their order.
  ///   - delivered: the calls to each one's gateway, in their order.
  init(_ conversations: [String: [Judged]], delivered: [String: [Call]]) {
    for (conversation, records) in conversations {
      let calls = delivered[conversation] ?? []
      self.calls += calls.count
      if let fault = fault(of: calls, records) { faults.append("\(conversation): \(fault)") }
      faults += Self.doubles(calls).map { "\(conversation): \($0)" }
    }
    for conversation in delivered.keys where conversations[conversation] == nil {
      faults.append("\(conversation): delivered, but not in the log")
    }
  }

  /// Every effective message once at least and in order, and no other.
  private mutating func fault(of calls: [Call], _ records: [Judged]) -> String? {
    let said = records.filter { $0.said != nil }.compactMap { $0.event?.id.description }
    var seen: Set<String> = []
    let first = calls.map(\.event).filter { seen.insert($0).inserted }
    repeats += calls.count - first.count
    guard first != said else { return nil }
    let lost = said.filter { !seen.contains($0) }
    let alien = first.filter { !said.contains($0) }
    return lost.isEmpty && alien.isEmpty
      ? "the gateway got \(first), the log says \(said)"
      : "the gateway never got \(lost), and \(alien) that does not count"
  }

  /// What a gateway that keeps ids would yet show twice, or take for a repeat of another.
  private static func doubles(_ calls: [Call]) -> [String] {
    var first: [String: Call] = [:]
    return calls.compactMap { call in
      guard call.id == call.event else { return "\(call.event) came as \(call.id ?? "-")" }
      guard let before = first[call.event] else {
        first[call.event] = call
        return nil
      }
      return before == call ? nil : "\(call.event) came again with another body"
    }
  }
}

extension GatewayReceiver {
  /// The calls to gateways by conversation, in their order.
  func calls(to gateways: [String]) -> [String: [GatewayAudit.Call]] {
    var calls: [String: [GatewayAudit.Call]] = [:]
    for post in gateways.flatMap({ posts(to: $0) }) {
      guard let conversation = post["conversationId"], let event = post["eventId"] else { continue }
      calls[conversation, default: []].append(
        GatewayAudit.Call(event: event, id: post.webhookID, body: post.body))
    }
    return calls
  }
}
