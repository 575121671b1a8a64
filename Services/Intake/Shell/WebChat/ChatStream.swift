internal import Conversation
internal import Foundation
internal import Hummingbird
internal import IntakeCore
internal import Web

/// One page's line: everything of its conversation, from where it broke off.
struct ChatStream: Sendable {
  let streams: ChatStreams
  let conversation: ConversationID

  /// - Parameter position: of the last event that the page has; nil if it has none.
  func response(to request: Request, after position: StreamPosition?) -> Response {
    ServerSentEvents.response(to: request) { sink in
      var cursor = StreamCursor(after: position)
      var typed = 0
      for await _ in streams.attend(conversation) {
        guard let page = streams.read(conversation, cursor) else { continue }
        try await send(page, isFirst: cursor.isFirst, to: sink)
        cursor = page.next
        if let typing = streams.typing(in: conversation, after: typed) {
          typed = typing.number
          try await sink.send(try typing.serverSentEvent)
        }
      }
    }
  }

  /// `alive` says that all there is was sent, and what follows is new; later, that the line stands.
  private func send(
    _ page: StreamCursor.Page, isFirst: Bool, to sink: ServerSentEvents.Sink
  ) async throws {
    if page.isReset { try await sink.send(ServerSentEvent(event: "reset", data: "{}")) }
    for item in page.items { try await sink.send(try item.serverSentEvent) }
    guard isFirst || page.items.isEmpty else { return }
    try await sink.send(ServerSentEvent(event: "alive", data: "{}"))
  }
}

extension Typing {
  /// Without an id: nobody asks for it again.
  var serverSentEvent: ServerSentEvent {
    get throws {
      let author = StreamPayload.Message.Author(role: role.name, name: name.isEmpty ? nil : name)
      let data = try JSONCoding.encoder.encode(StreamPayload.Typing(author: author))
      return ServerSentEvent(event: "typing", data: String(decoding: data, as: UTF8.self))
    }
  }
}

extension StreamItem {
  var serverSentEvent: ServerSentEvent {
    get throws {
      let data = try JSONCoding.encoder.encode(payload)
      return ServerSentEvent(
        id: position.description, event: eventName, data: String(decoding: data, as: UTF8.self))
    }
  }
}
