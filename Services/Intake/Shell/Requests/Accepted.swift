internal import Conversation
internal import Hummingbird
internal import IntakeCore
internal import Web

/// The answer to a write that is durable.
struct Accepted: Encodable {
  var eventId: String
  var conversationId: String
  var partition: Int32
  var offset: Int64

  init(_ event: Event, _ place: WriteMemory.Place) {
    eventId = event.id.description
    conversationId = event.conversation.description
    partition = place.partition
    offset = place.offset
  }

  var response: Response {
    get throws { try .json(self, status: .accepted) }
  }
}
