public import Conversation
public import Understanding

/// What people at the desk made of the firm's articles and canned replies: a pure fold over `baton.knowledge`.
///
/// An edit counts where it names the one before it of the same article or reply, which is what its author saw: of two who
/// edit the same, the log takes the first, and the second is told. What it says holds in place of the files, until it is
/// taken back.
public struct KnowledgeEdits: Sendable {
  /// What an edit is of.
  public enum Subject: Hashable, Sendable {
    case article(String)
    case reply(String)

    /// As records are keyed, so that all of one subject are in one partition.
    public var key: [UInt8] {
      switch self {
      case .article(let id): Array("article/\(id)".utf8)
      case .reply(let id): Array("reply/\(id)".utf8)
      }
    }
  }

  /// One edit that counted.
  public struct Revision: Sendable, Equatable {
    /// The offset of its record, and one more.
    public var number: Int64
    public var event: EventID
    public var authorID: String
    public var authorName: String
    public var at: Timestamp
    public var content: EditedContent
  }

  /// So many revisions of a subject are told; the topic keeps all.
  private static let told = 50
  /// More subjects than a firm has.
  private static let most = 20_000

  private var revisions: [Subject: [Revision]] = [:]
  /// How many edits counted: another number is other knowledge.
  public private(set) var count = 0

  public init() {}

  /// Judges one record and changes the state by it. Total: what cannot be read is void.
  ///
  /// - Parameter edited: nil for a record that is none.
  public mutating func apply(
    _ edited: KnowledgeEdited?, offset: Int64, timestamp: Timestamp
  ) -> Verdict {
    guard let edited, let subject = edited.subject else { return .void(.unreadable) }
    guard edited.authorRole == .supervisor, !edited.authorID.isEmpty else {
      return .void(.notAllowed)
    }
    if let same = revisions[subject]?.first(where: { $0.event == edited.event.id }) {
      return .duplicate(of: same.number - 1, first: .effective)
    }
    guard edited.basedOn == number(of: subject) else { return .void(.stale) }
    guard let content = EditedContent(edited), isRoom(for: subject) else {
      return .void(.outOfBounds)
    }
    let revision = Revision(
      number: offset + 1, event: edited.event.id, authorID: edited.authorID,
      authorName: edited.authorName, at: timestamp, content: content)
    revisions[subject, default: []].insert(revision, at: 0)
    if revisions[subject, default: []].count > Self.told { revisions[subject]?.removeLast() }
    count += 1
    return .effective
  }

  private func isRoom(for subject: Subject) -> Bool {
    revisions[subject] != nil || revisions.count < Self.most
  }

  /// What an edit of it has to name; 0 where nobody has edited it.
  public func number(of subject: Subject) -> Int64 { revisions[subject]?.first?.number ?? 0 }

  /// The latest first.
  public func history(of subject: Subject) -> [Revision] { revisions[subject] ?? [] }

  /// What an edit says of it now; nil where the files say it.
  public func content(of subject: Subject) -> EditedContent? {
    guard let content = revisions[subject]?.first?.content, content != .asInFiles else {
      return nil
    }
    return content
  }
}

extension KnowledgeEdits {
  /// The firm's articles with what was made of them: those of the files in their order, then the new ones by their ids.
  public func applied(to articles: [Article]) -> [Article] {
    let known = Set(articles.map(\.id))
    let edited = articles.compactMap { article -> Article? in
      switch content(of: .article(article.id)) {
      case .article(let other): other
      case .withdrawn: nil
      case .reply, .asInFiles, nil: article
      }
    }
    return edited + added { known.contains($0) }
  }

  /// The firm's canned replies with what was made of them, in the same way.
  public func applied(to replies: [CannedReply]) -> [CannedReply] {
    let known = Set(replies.map(\.id))
    let edited = replies.compactMap { reply -> CannedReply? in
      switch content(of: .reply(reply.id)) {
      case .reply(let other): other
      case .withdrawn: nil
      case .article, .asInFiles, nil: reply
      }
    }
    return edited + added { known.contains($0) }
  }

  private func added(_ isKnown: (String) -> Bool) -> [Article] {
    revisions.values.compactMap { list -> Article? in
      guard case .article(let article)? = list.first?.content, !isKnown(article.id) else {
        return nil
      }
      return article
    }.sorted { $0.id < $1.id }
  }

  private func added(_ isKnown: (String) -> Bool) -> [CannedReply] {
    revisions.values.compactMap { list -> CannedReply? in
      guard case .reply(let reply)? = list.first?.content, !isKnown(reply.id) else { return nil }
      return reply
    }.sorted { $0.id < $1.id }
  }
}

extension KnowledgeEdited {
  /// Nil for a kind that this binary does not know, or an id that is none.
  var subject: KnowledgeEdits.Subject? {
    guard id.isIdentifier else { return nil }
    return switch kind {
    case .article: .article(id)
    case .reply: .reply(id)
    case .unspecified, .UNRECOGNIZED: nil
    }
  }
}
