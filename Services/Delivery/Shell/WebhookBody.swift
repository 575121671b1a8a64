import Conversation
import DeliveryCore
import Foundation
import Web

/// The body of a delivery: the same bytes at every try.
struct WebhookBody: Encodable {
  struct Author: Encodable {
    var role: String
    var name: String
  }

  struct File: Encodable {
    var url: String
    var mediaType: String
    var name: String
    var bytes: UInt64
    var sha256: String?

    init(_ attachment: Attachment) {
      url = attachment.url
      mediaType = attachment.mediaType
      name = attachment.name
      bytes = attachment.bytes
      sha256 = attachment.sha256.isEmpty ? nil : attachment.sha256
    }
  }

  struct Source: Encodable {
    var articleId: String
    var title: String
  }

  struct Message: Encodable {
    var eventId: String
    var conversationId: String
    var sessionSeq: UInt32
    var sequence: UInt32
    var channel: String
    var account: String
    var peer: String
    var thread: String?
    var author: Author
    var text: String
    var attachments: [File]
    var replyTo: [String]
    var sources: [Source]
    var quickReplies: [String]
    var expiresAt: String
  }

  var type = "message.sent"
  var timestamp: String
  var data: Message

  init(_ message: OutgoingMessage) {
    timestamp = Self.text(of: message.sentAt)
    let address = message.address
    data = Message(
      eventId: message.eventID.description, conversationId: message.conversationID.description,
      sessionSeq: message.session, sequence: message.sequence, channel: address.channel,
      account: address.account, peer: address.peer,
      thread: address.thread.isEmpty ? nil : address.thread,
      author: Author(role: message.role.name, name: message.authorName),
      text: message.words.text, attachments: message.words.attachments.map(File.init),
      replyTo: message.replyTo.map(\.description),
      sources: message.sources.map { Source(articleId: $0.articleID, title: $0.title) },
      quickReplies: message.quickReplies, expiresAt: Self.text(of: message.expiresAt))
  }

  func bytes() throws -> [UInt8] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return [UInt8](try encoder.encode(self))
  }

  static func text(of time: Timestamp) -> String {
    RFC3339.text(milliseconds: time.milliseconds)
  }
}
