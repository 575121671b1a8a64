/// One message that the customer can see.
public struct TranscriptEntry: Sendable, Equatable {
  /// Its place among all that the customer can see, from 1, over all sessions.
  public var seq: UInt32
  public var id: EventID
  public var session: UInt32
  public var author: Author
  public var authorName: String
  /// As it was first written: what the chain runs over.
  public var words: Words
  public var timestamp: Timestamp
  /// The customer messages that it answers.
  public var replyTo: [EventID] = []
  public var sources: [Source] = []
  public var quickReplies: [String] = []
  public var replyKind: ReplyKind = .unspecified
  /// The chain's hash up to and with this message.
  public var chainHash: [UInt8] = []
  /// What the customer made of it since; nil if never edited.
  public var editedText: String?
  public var isDeleted = false
  var isUnderstood = false

  /// The words as they stand now: edited, or withdrawn.
  public var currentText: String {
    isDeleted ? "" : editedText ?? words.text
  }
}

/// The last messages of a conversation: at most 50, and 64 KiB of words, names and references.
public struct Transcript: Sendable, Equatable {
  public static let messageLimit = 50
  public static let byteLimit = 64 * 1024

  public private(set) var entries: [TranscriptEntry] = []
  private var bytes = 0

  init() {}

  init(entries: [TranscriptEntry]) {
    for entry in entries { append(entry) }
  }

  mutating func append(_ entry: TranscriptEntry) {
    entries.append(entry)
    bytes += Self.size(of: entry)
    trim()
  }

  func position(of id: EventID) -> Int? {
    entries.lastIndex { $0.id == id }
  }

  public subscript(id: EventID) -> TranscriptEntry? {
    position(of: id).map { entries[$0] }
  }

  /// Changes one entry in place; its size counts anew.
  mutating func update(at position: Int, _ change: (inout TranscriptEntry) -> Void) {
    bytes -= Self.size(of: entries[position])
    change(&entries[position])
    bytes += Self.size(of: entries[position])
    trim()
  }

  private mutating func trim() {
    guard entries.count > Self.messageLimit || bytes > Self.byteLimit else { return }
    var excess = max(0, entries.count - Self.messageLimit)
    for entry in entries.prefix(excess) { bytes -= Self.size(of: entry) }
    while bytes > Self.byteLimit, excess < entries.count - 1 {
      bytes -= Self.size(of: entries[excess])
      excess += 1
    }
    if excess > 0 { entries.removeFirst(excess) }
  }

  private static func size(of entry: TranscriptEntry) -> Int {
    var size = entry.words.size + (entry.editedText?.utf8.count ?? 0)
    size += entry.author.id.utf8.count + entry.authorName.utf8.count + entry.replyTo.count * 20
    for source in entry.sources { size += source.size }
    for reply in entry.quickReplies { size += reply.utf8.count }
    return size
  }
}

/// A customer message that nobody answered yet.
public struct PendingMessage: Sendable, Equatable {
  public var id: EventID
  public var seq: UInt32
  /// The bot gave it up to people: its outcome of the bot's tenure stands.
  public var isHandedOver = false
  /// What the bot made of it; kept for the last four.
  public var understanding: TurnUnderstood?
}

/// What became of a customer message.
public struct MessageOutcome: Sendable, Equatable {
  public enum Kind: UInt8, Sendable, CaseIterable {
    case answered, askedBack, handedOver
    /// A person answered what the bot had handed over.
    case followedUp
    /// The session ended with it seen, or the customer left.
    case ended
  }

  public var message: EventID
  public var kind: Kind
  public var by: EventID
}
