import Conversation
import Foundation
import ServiceHost

/// Replaces what people wrote, and who they are, in a conversation's records.
///
/// It folds the records as they were and as masked, side by side, so that what is computed from the
/// words (chain hashes, carried states) is what it would be, had those been the words.
struct Masking {
  private var original: ConversationLog
  private var masked: ConversationLog
  private var hashes: [[UInt8]: [UInt8]] = [:]

  /// - Throws: where the log begins with a carried state, which holds words of before.
  static func recording(of id: ConversationID, _ records: [RawRecord]) throws -> Recording {
    var masking = Masking(partition: records.first?.partition ?? 0)
    return try Recording(of: id, try records.map { try masking.mask($0) }, isMasked: true)
  }

  private init(partition: Int32) {
    original = ConversationLog(partition: partition)
    masked = ConversationLog(partition: partition)
  }

  private mutating func mask(_ record: RawRecord) throws -> RawRecord {
    var copy = record
    let judged = try original.apply(record)
    copy.value =
      try judged.event.map { event in
        var event = event
        try mask(&event)
        return try event.serialized()
      } ?? record.value.map { _ in [0xFF] }
    _ = try masked.apply(copy)
    if let id = judged.conversation, let before = original[id], let after = masked[id] {
      hashes[before.chain.bytes] = after.chain.bytes
    }
    return copy
  }

  private func mask(_ event: inout Event) throws {
    if let body = Self.customers(event.body) ?? Self.peoples(event) ?? Self.bots(event.body) {
      event.body = body
    }
    switch event.body {
    case .contextAcknowledged(var body):
      body.chainHash = hash(body.chainHash)
      event.body = .contextAcknowledged(body)
    case .handoffRequested(var body):
      body.package.chainHash = hash(body.package.chainHash)
      event.body = .handoffRequested(body)
    case .contextCarried(var body) where body.hasState:
      guard let state = masked[event.conversation] else {
        throw CommandFailure(
          .failed, "The log begins with a carried state of the conversation: it cannot be masked")
      }
      body.state = state.carried
      event.body = .contextCarried(body)
    default: break
    }
  }

  private func hash(_ hash: Data) -> Data { Data(hashes[[UInt8](hash)] ?? [UInt8](hash)) }

  private static func customers(_ body: EventBody) -> EventBody? {
    switch body {
    case .messageReceived(var body):
      body.words.mask()
      body.address.peer = "peer"
      body.address.thread = text(body.address.thread)
      body.address.messageID = ""
      body.customer.id = text(body.customer.id)
      body.customer.name = text(body.customer.name)
      for place in body.customer.attributes.indices {
        body.customer.attributes[place].value = text(body.customer.attributes[place].value)
      }
      return .messageReceived(body)
    case .messageEdited(var body):
      body.words.mask()
      return .messageEdited(body)
    case .csatSubmitted(var body):
      body.comment.mask()
      return .csatSubmitted(body)
    default: return nil
    }
  }

  private static func peoples(_ event: Event) -> EventBody? {
    switch event.body {
    case .messageSent(var body) where [.agent, .supervisor].contains(event.author.role):
      body.words.mask()
      return .messageSent(body)
    case .noteAdded(var body):
      body.words.mask()
      return .noteAdded(body)
    case .conversationTransferred(var body):
      body.reason = text(body.reason)
      return .conversationTransferred(body)
    case .handoffReturned(var body):
      body.instructions = text(body.instructions)
      return .handoffReturned(body)
    case .conversationResolved(var body):
      body.notes.mask()
      return .conversationResolved(body)
    case .wrapUpCompleted(var body):
      body.notes.mask()
      return .wrapUpCompleted(body)
    default: return nil
    }
  }

  /// What the bot drew from the customer's words; its own come from the firm's articles.
  private static func bots(_ body: EventBody) -> EventBody? {
    switch body {
    case .turnUnderstood(var body):
      for place in body.slots.indices { body.slots[place].value = text(body.slots[place].value) }
      return .turnUnderstood(body)
    case .lookupRequested(var body):
      for place in body.arguments.indices {
        body.arguments[place].value = text(body.arguments[place].value)
      }
      return .lookupRequested(body)
    case .lookupCompleted(var body):
      body.result = text(body.result)
      return .lookupCompleted(body)
    case .handoffRequested(var body):
      body.package.summary = text(body.package.summary)
      body.package.attachmentSha256 = []
      for place in body.package.slots.indices {
        body.package.slots[place].value = text(body.package.slots[place].value)
      }
      for place in body.package.lookups.indices {
        body.package.lookups[place].result = text(body.package.lookups[place].result)
      }
      return .handoffRequested(body)
    default: return nil
    }
  }

  /// As long as it was, and of the same script.
  static func text(_ text: String) -> String {
    String(
      String.UnicodeScalarView(
        text.unicodeScalars.map { scalar in
          switch scalar.properties.generalCategory {
          case .decimalNumber: "0"
          case .uppercaseLetter: "X"
          case .lowercaseLetter, .titlecaseLetter, .modifierLetter: "x"
          case .otherLetter: "某"
          default: scalar
          }
        }))
  }
}

extension Words {
  fileprivate mutating func mask() {
    text = Masking.text(text)
    for place in attachments.indices {
      attachments[place].url = "https://example.invalid/\(place)"
      attachments[place].name = Masking.text(attachments[place].name)
      attachments[place].sha256 = ""
    }
  }
}
