public import Conversation

/// A message that the customer can see.
public struct MessageView: Sendable, Equatable, Codable {
  public var seq: UInt32
  public var eventId: String
  public var sessionSeq: UInt32
  public var author: AuthorView
  /// As first written: what the chain runs over.
  public var text: String
  public var editedText: String?
  public var edited: Bool?
  public var deleted: Bool?
  public var attachments: [AttachmentView]
  public var sentAt: String
  public var replyTo: [String]
  public var sources: [SourceView]
  /// How sure the bot was, 0 to 1; of its answers alone.
  public var confidence: Double?
  public var quickReplies: [String]
  /// What a language model did for the person who wrote it; nil for nothing.
  public var assistance: [String]?
  public var outcome: OutcomeView?
  public var delivery: String?
  public var verdict: String
  /// The chain up to and with it, where what came before it is no longer in the log.
  public var chainHash: String?

  public init(_ entry: TranscriptEntry) {
    seq = entry.seq
    eventId = entry.id.description
    sessionSeq = entry.session
    author = AuthorView(entry.author, name: entry.authorName)
    text = entry.words.text
    editedText = entry.isDeleted ? nil : entry.editedText
    edited = entry.editedText == nil ? nil : true
    deleted = entry.isDeleted ? true : nil
    attachments = entry.words.attachments.map { AttachmentView($0) }
    sentAt = entry.timestamp.rfc3339
    replyTo = entry.replyTo.map(\.description)
    sources = entry.sources.map { SourceView($0) }
    quickReplies = entry.quickReplies
    outcome = entry.author.role == .customer ? OutcomeView(kind: OutcomeView.open) : nil
    verdict = "effective"
  }
}

extension MessageView {
  /// Whether the customer still waits for an answer to it.
  public var isUnanswered: Bool {
    switch outcome?.kind {
    case OutcomeView.open: true
    case MessageOutcome.Kind.handedOver.name:
      outcome?.followedUpBy == nil && outcome?.ended == nil
    default: false
    }
  }
}

/// What became of a customer's message: `answered`, `askedBack`, `handedOver`, `ended`, or `open`.
public struct OutcomeView: Sendable, Equatable, Codable {
  public static let open = "open"

  public var kind: String
  public var by: String?
  /// The person's message that answered what the bot had handed over.
  public var followedUpBy: String?
  /// Whether the session ended without an answer to what was handed over.
  public var ended: Bool?

  public init(kind: String, by: String? = nil) {
    self.kind = kind
    self.by = by
  }
}

public struct AuthorView: Sendable, Equatable, Codable {
  public var role: String
  public var id: String?
  public var name: String?

  public init(_ author: Author, name: String = "") {
    role = author.role.name
    id = author.id.filled
    self.name = name.filled
  }
}

public struct AttachmentView: Sendable, Equatable, Codable {
  public var url: String
  public var mediaType: String
  public var name: String
  public var bytes: UInt64

  init(_ attachment: Attachment) {
    url = attachment.url
    mediaType = attachment.mediaType
    name = attachment.name
    bytes = attachment.bytes
  }
}

/// A note for the team alone.
public struct NoteView: Sendable, Equatable, Codable {
  public var eventId: String
  public var author: AuthorView
  public var text: String
  /// The ids of those whom it asks.
  public var mentions: [String]
  public var sentAt: String
  /// The message that it stands after.
  public var afterSeq: UInt32
  /// The conversation that goes on here, where the note says so.
  public var mergedFrom: String?
}

/// What the bot would say, for the agent alone.
public struct SuggestionView: Sendable, Equatable, Codable {
  public var eventId: String
  public var message: String
  public var text: String
  public var sources: [SourceView]
  public var confidence: Double
  public var epoch: Int64
  public var suggestedAt: String

  public init(
    eventId: String, message: String, text: String, sources: [SourceView] = [],
    confidence: Double = 0, epoch: Int64, suggestedAt: String
  ) {
    self.eventId = eventId
    self.message = message
    self.text = text
    self.sources = sources
    self.confidence = confidence
    self.epoch = epoch
    self.suggestedAt = suggestedAt
  }
}

/// Something that happened to a conversation between its messages.
public struct MoveView: Sendable, Equatable, Codable {
  public struct Target: Sendable, Equatable, Codable {
    public var kind: String
    public var id: String
    public var name: String?
  }

  public var eventId: String
  public var kind: String
  public var at: String
  public var afterSeq: UInt32
  public var by: AuthorView
  public var to: Target?
  public var reason: String?
  public var text: String?
  public var sessionSeq: UInt32
  public var score: UInt32?
}
