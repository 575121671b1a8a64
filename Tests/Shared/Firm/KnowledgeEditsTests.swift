import Conversation
import Testing
import Understanding

@testable import Firm

@Suite struct KnowledgeEditsTests {
  private var edits = KnowledgeEdits()
  private var offset: Int64 = -1

  private static let article = Article(
    id: "returns", folder: "shop",
    texts: [
      ArticleText(
        language: .english, title: "Returns", question: "Can I return it?",
        similar: ["send back"], answer: "Within 15 days.")
    ])

  private static func article(answer: String, id: String = "returns") -> Article {
    Article(
      id: id, tags: ["t"], folder: "shop", intent: "return_policy",
      urgency: Understanding.Urgency.high, escalation: Escalation(queue: "returns"),
      texts: [
        ArticleText(
          language: .english, title: "Returns", question: "Can I return it?",
          similar: ["send back"], answer: answer),
        ArticleText(language: .chinese, title: "退货", question: "可以退货吗？", answer: "十五天内。"),
      ])
  }

  private mutating func apply(
    _ content: EditedContent, of subject: KnowledgeEdits.Subject = .article("returns"),
    basedOn: Int64, event: UInt64, by role: AuthorRole = .supervisor
  ) throws -> Verdict {
    var edited = KnowledgeEdited(content, of: subject)
    edited.event = EventRef(EventID(hi: 1, lo: event))
    edited.basedOn = basedOn
    edited.authorRole = role
    edited.authorID = "ann"
    offset += 1
    // As through the topic.
    let bytes = try edited.bytes()
    return edits.apply(
      KnowledgeEdited(bytes: bytes), offset: offset, timestamp: Timestamp(milliseconds: 1))
  }

  @Test("An article that is edited is as it was written, with all that belongs to it")
  mutating func whole() throws {
    let other = Self.article(answer: "Within 30 days.")
    #expect(try apply(.article(other), basedOn: 0, event: 1) == .effective)
    #expect(edits.applied(to: [Self.article]) == [other])
  }

  @Test("An edit counts where it names the one before it, and the same one once")
  mutating func order() throws {
    let (first, second) = (Self.article(answer: "A."), Self.article(answer: "B."))
    #expect(try apply(.article(first), basedOn: 0, event: 1) == .effective)
    #expect(try apply(.article(second), basedOn: 0, event: 2) == .void(.stale))
    #expect(
      try apply(.article(first), basedOn: 0, event: 1) == .duplicate(of: 0, first: .effective))
    #expect(edits.number(of: .article("returns")) == 1)
    #expect(try apply(.article(second), basedOn: 1, event: 3) == .effective)
    #expect(edits.applied(to: [Self.article]) == [second])
    #expect(edits.history(of: .article("returns")).map(\.number) == [4, 1])
  }

  @Test("What is withdrawn is told nobody, and what is taken back is what the files say")
  mutating func takenBack() throws {
    #expect(try apply(.withdrawn, basedOn: 0, event: 1) == .effective)
    #expect(edits.applied(to: [Self.article]).isEmpty)
    #expect(try apply(.asInFiles, basedOn: 1, event: 2) == .effective)
    #expect(edits.applied(to: [Self.article]) == [Self.article])
    let new = Self.article(answer: "A.", id: "another")
    #expect(try apply(.article(new), of: .article("another"), basedOn: 0, event: 3) == .effective)
    #expect(edits.applied(to: [Self.article]).map(\.id) == ["returns", "another"])
  }

  @Test("What is no article, or no supervisor's, or cannot be read, changes nothing")
  mutating func void() throws {
    let long = Self.article(answer: String(repeating: "a", count: 3_001))
    #expect(try apply(.article(long), basedOn: 0, event: 1) == .void(.outOfBounds))
    #expect(
      try apply(.withdrawn, basedOn: 0, event: 2, by: .agent) == .void(.notAllowed))
    #expect(
      try apply(.withdrawn, of: .article("No id"), basedOn: 0, event: 3) == .void(.unreadable))
    let poison = KnowledgeEdited(bytes: [0xFF, 0x01])
    #expect(
      edits.apply(poison, offset: 9, timestamp: Timestamp(milliseconds: 1)) == .void(.unreadable))
    #expect(edits.count == 0)
  }

  @Test("A canned reply is changed in its place")
  mutating func reply() throws {
    let hello = CannedReply(id: "hello", title: Wording(en: "Hi"), text: Wording(en: "Hello"))
    let bye = CannedReply(id: "bye", title: Wording(en: "Bye"), text: Wording(en: "Goodbye"))
    var other = hello
    other.text = Wording(en: "Welcome {customer}", zh: "{customer}您好")
    other.team = "shop"
    #expect(try apply(.reply(other), of: .reply("hello"), basedOn: 0, event: 1) == .effective)
    #expect(edits.applied(to: [hello, bye]) == [other, bye])
    other.text = Wording(en: "{shoe}")
    #expect(
      try apply(.reply(other), of: .reply("hello"), basedOn: 1, event: 2) == .void(.outOfBounds))
  }
}
