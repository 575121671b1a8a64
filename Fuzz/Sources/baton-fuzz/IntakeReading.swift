import Conversation
import Foundation
@testable import IntakeCore
@testable import IntakeDoor

/// Bodies as intake reads them; what it takes becomes an event that all can read.
enum IntakeReading {
  private static let peer = Peer(channel: "webchat", account: "web", peer: "p")
  private static let now = Timestamp(milliseconds: FuzzedLog.start)

  static func read(_ bytes: [UInt8]) {
    guard let value = try? JSONReader.read(bytes) else { return }
    if !value.hasBrokenText {
      promise(
        (try? JSONSerialization.jsonObject(with: Data(bytes), options: .fragmentsAllowed)) != nil,
        "what was read is no JSON")
    }
    if let message = try? InboundMessage(reading: value) { check(message) }
    if let message = try? InboundMessage(webChat: value, from: peer) { check(message) }
    if let rating = try? Rating(reading: value) { check(rating.event(now: now)) }
    if let receipt = try? Receipt(reading: value) {
      check(receipt.event(in: ConversationID(hi: 1, lo: 2), now: now))
    }
    _ = try? WebChat.Opening(reading: value, accounts: ["bank"])
  }

  private static let stamp = IntakeStamp(
    secret: [1, 2, 3], policy: SessionPolicy(), receivedAt: now)

  /// What is accepted is heard: the fold of an empty log finds it effective.
  private static func check(_ message: InboundMessage) {
    let event = message.event(stamp)
    check(event)
    guard case .message = message.act else { return }
    var log = ConversationLog(partition: 0)
    let judged = try? log.apply(event, offset: 1, timestamp: now)
    promise(judged?.verdict == .effective, "an accepted message is \(judged?.verdict as Any)")
    _ = message.content
  }

  private static func check(_ event: Event) {
    guard let written = try? event.serialized() else {
      fatalError("broken: what was taken cannot be written")
    }
    promise((try? Event(serialized: written)) == event, "it is another event now")
  }
}

extension JSONValue {
  fileprivate var hasBrokenText: Bool {
    switch self {
    case .brokenText: true
    case .array(let values): values.contains(where: \.hasBrokenText)
    case .object(let members): members.values.contains(where: \.hasBrokenText)
    case .null, .bool, .number, .text: false
    }
  }
}
