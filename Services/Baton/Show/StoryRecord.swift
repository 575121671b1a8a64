import Conversation
import Foundation

/// A conversation as `show --json` prints it; named as the desk's API names things.
struct StoryRecord: Encodable {
  struct Author: Encodable {
    var role: String
    var id: String?
    var name: String
  }

  struct Message: Encodable {
    var seq: UInt32
    var eventId: String
    var sessionSeq: UInt32
    var author: Author
    var text: String
    var sentAt: String
    var outcome: EntryRecord.Outcome?
  }

  struct Deadline: Encodable {
    var kind: String
    var armedBy: String
    var due: String
  }

  struct Delivery: Encodable {
    var eventId: String
    var sequence: UInt32
    var status: String
    var attempts: UInt32
  }

  var conversationId: String
  var sessionSeq: UInt32
  var asOf: String
  var control: EntryRecord.Holder
  var queue: String?
  var seq: UInt32
  var chainHash: String
  var pending: [String]
  var deadlines: [Deadline]
  var deliveries: [Delivery]
  /// What each service acts on.
  var owed: [OwedLine]
  /// Who held the baton, and why.
  var passes: [ControlPass]
  /// Whom it was offered to, and what came of it.
  var offers: [OfferTold]
  var events: Int
  var withoutEffect: Int
  var summary: String?
  var messages: [Message]
  /// Why it stands where it does, while it waits.
  var line: LineExplanation?

  init(_ story: Story, _ state: Conversation) {
    conversationId = state.id.description
    sessionSeq = state.session
    asOf = story.position
    control = EntryRecord.Holder(state.control)
    queue = state.queue.queue.isEmpty ? nil : state.queue.queue
    seq = state.seq
    chainHash = state.chain.hexadecimal
    pending = state.pending.map(\.id.description)
    deadlines = state.deadlines.map {
      Deadline(
        kind: $0.kind.name, armedBy: $0.armedBy.description, due: EntryRecord.text(of: $0.due))
    }
    deliveries = state.deliveries.map {
      Delivery(
        eventId: $0.message.description, sequence: $0.sequence,
        status: $0.step.map { "\($0)" } ?? "pending", attempts: $0.attempts)
    }
    owed = OwedLine.all(of: state)
    passes = story.passes
    offers = story.offers
    events = story.events
    withoutEffect = story.void
    summary = state.handoff?.package.summary
    messages = story.messages.map(Message.init)
  }

  func text() throws -> String { try PrettyJSON.text(of: self) }
}

extension StoryRecord.Message {
  fileprivate init(_ message: Story.Message) {
    seq = message.seq
    eventId = message.id.description
    sessionSeq = message.session
    author = StoryRecord.Author(
      role: message.author.role.name, id: message.author.id.isEmpty ? nil : message.author.id,
      name: message.name)
    text = message.text
    sentAt = EntryRecord.text(of: message.timestamp)
    outcome = message.outcome.map(EntryRecord.Outcome.init)
  }
}
