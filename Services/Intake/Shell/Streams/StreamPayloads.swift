internal import Conversation
internal import IntakeCore
internal import Web

/// The JSON of what a customer's page is sent.
enum StreamPayload {
  struct Message: Encodable {
    struct Author: Encodable {
      var role: String
      var name: String?
    }

    struct Source: Encodable {
      var articleId: String
      var title: String
    }

    var eventId: String
    var messageId: String?
    var author: Author
    var text: String
    var sentAt: String
    var replyTo: [String]
    var sources: [Source]
    var quickReplies: [String]
  }

  struct Control: Encodable {
    struct Agent: Encodable { var name: String }

    var owner: String
    var agent: Agent?
    var sessionSeq: UInt32
  }

  struct Position: Encodable {
    struct Wait: Encodable {
      var p50: Int?
      var p90: Int?
    }

    var position: Int
    var waitSeconds: Wait
  }

  struct Typing: Encodable {
    var author: Message.Author
  }

  struct Rating: Encodable {
    var sessionSeq: UInt32
    var span: String
    var score: Int?
  }
}

extension StreamItem {
  /// The name of the server-sent event.
  var eventName: String {
    switch content {
    case .message: "message"
    case .control: "control"
    case .position: "position"
    case .rating: "csat"
    }
  }

  var payload: any Encodable {
    switch content {
    case .message(let entry, let messageID): StreamPayload.Message(entry, messageID)
    case .control(let owner, let name, let session):
      StreamPayload.Control(
        owner: owner.name, agent: owner == .agent ? .init(name: name) : nil, sessionSeq: session)
    case .position(let position, let p50, let p90):
      StreamPayload.Position(position: position, waitSeconds: .init(p50: p50, p90: p90))
    case .rating(let session, let span, let score):
      StreamPayload.Rating(sessionSeq: session, span: span.rawValue, score: score)
    }
  }
}

extension StreamPayload.Message {
  init(_ entry: TranscriptEntry, _ messageID: String?) {
    eventId = entry.id.description
    messageId = messageID
    author = Author(
      role: entry.author.role.name, name: entry.authorName.isEmpty ? nil : entry.authorName)
    text = entry.currentText
    sentAt = RFC3339.text(milliseconds: entry.timestamp.milliseconds)
    replyTo = entry.replyTo.map(\.description)
    sources = entry.sources.map { Source(articleId: $0.articleID, title: $0.title) }
    quickReplies = entry.quickReplies
  }
}

extension Owner {
  /// The owner's word in every JSON body.
  var name: String {
    switch self {
    case .none: "none"
    case .bot: "bot"
    case .queue: "queue"
    case .agent: "agent"
    }
  }
}
