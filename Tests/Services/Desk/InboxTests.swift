import Conversation
import DeskCore
import DeskDoor
import Foundation
import Testing

@testable import Desk

/// What the lists hold, what narrows them, and what is unread in them.
@Suite struct InboxTests {
  private func model() throws -> ReadModel {
    try ReadModel(
      file: FileManager.default.temporaryDirectory.appending(path: "desk-\(UUID().uuidString)")
        .appending(path: "desk.sqlite"))
  }

  private func fold(_ script: Script, into model: ReadModel) async throws {
    for batch in script.batches(of: 500) { try await model.fold(batch) }
  }

  /// A conversation that Mei has accepted.
  private func held() throws -> Script {
    var script = Script()
    let message = try script.customer("I want a person")
    _ = try script.handOver([message])
    let offer = try script.offer(to: "mei")
    try script.person(.accept(offer: offer))
    return script
  }

  private func ids(_ query: ConversationQuery, _ model: ReadModel) async throws -> [String] {
    try await model.conversations(query).items.map(\.view.conversationId)
  }

  @Test("What its agent's page has not shown is unread, and what it has is not")
  func unread() async throws {
    var script = try held()
    let model = try model()
    func unread() async throws -> Int? {
      try await fold(script, into: model)
      let mine = ConversationQuery(tab: .me, person: .mei)
      return try await model.conversations(mine).items.first?.unread
    }
    #expect(try await unread() == 1)
    let hash = Array(try #require(script.state).chain.bytes)
    try script.person(.acknowledge(throughSeq: 1, chainHash: hash))
    #expect(try await unread() == 0)
    try script.customer("Hello?")
    try script.customer("Are you there?")
    #expect(try await unread() == 2)
    #expect(try await model.counts(for: .mei).unread == 1)
    #expect(try await model.counts(for: .tom).unread == 0)
  }

  @Test("Mine, the team's, the queue's and the waiting are lists of their own")
  func tabs() async throws {
    var script = try held()
    let model = try model()
    try await fold(script, into: model)
    let id = Script.conversation.description
    let team = ConversationQuery(tab: .team, person: .tom)
    let waiting = ConversationQuery(tab: .waiting, person: .mei)
    #expect(try await ids(team, model) == [id])
    #expect(try await ids(ConversationQuery(tab: .team, person: .zoe), model) == [])
    #expect(try await ids(waiting, model) == [])
    #expect(try await ids(ConversationQuery(tab: .queue, person: .tom), model) == [])
    try script.person(.message(text: "It comes today.", suggestion: nil))
    try await fold(script, into: model)
    #expect(try await ids(waiting, model) == [id])
    let counts = try await model.counts(for: .mei)
    #expect((counts.me, counts.team, counts.waiting, counts.queue) == (1, 1, 1, 0))
  }

  @Test("Each filter narrows a list to what it names")
  func filters() async throws {
    let model = try model()
    try await fold(try held(), into: model)
    func isFound(_ change: (inout ConversationQuery.Filter) -> Void) async throws -> Bool {
      var query = ConversationQuery(tab: nil, person: .mei)
      change(&query.filter)
      return try await !ids(query, model).isEmpty
    }
    #expect(try await isFound { $0.channel = "web-chat" })
    #expect(try await !isFound { $0.channel = "email" })
    #expect(try await isFound { $0.queue = "orders" })
    #expect(try await !isFound { $0.queue = "billing" })
    #expect(try await isFound { $0.agentID = "mei" })
    #expect(try await !isFound { $0.agentID = "tom" })
    #expect(try await isFound { $0.isUnanswered = true })
    #expect(try await !isFound { $0.isUnanswered = false })
    #expect(try await !isFound { $0.urgency = "critical" })
    #expect(try await !isFound { $0.isRatedLow = true })
    #expect(try await !isFound { $0.mood = .bad })
  }

  @Test("A rating of 1 or 2 brings a conversation among those to review")
  func ratedLow() async throws {
    for (score, isListed) in [(UInt32(2), true), (3, false)] {
      var script = try held()
      try script.person(.resolve(code: "solved", notes: "", throughSeq: nil))
      var rated = CsatSubmitted()
      rated.score = score
      rated.span = .agent
      try script.system(.csatSubmitted(rated), as: .customer)
      let model = try model()
      try await fold(script, into: model)
      var query = ConversationQuery(tab: .closed, person: .boss)
      query.filter.isRatedLow = true
      #expect(try await !ids(query, model).isEmpty == isListed)
    }
  }

  @Test("Customers are found by name, messages by what they say now, and withdrawn ones by nothing")
  func findings() async throws {
    var script = Script()
    let first = try script.customer("我的订单到哪了")
    var edited = MessageEdited()
    edited.message = EventRef(first)
    edited.words.text = "我的退款到哪了"
    try script.system(.messageEdited(edited), as: .customer)
    let second = try script.customer("secret 12345")
    var deleted = MessageDeleted()
    deleted.message = EventRef(second)
    try script.system(.messageDeleted(deleted), as: .customer)
    let model = try model()
    try await fold(script, into: model)
    for (words, isFound) in [
      ("退款", true), ("订单", false), ("12345", false), ("Li Na", true), ("li n", true),
    ] {
      let query = ConversationQuery(tab: nil, person: .boss, search: words)
      #expect(try await !ids(query, model).isEmpty == isFound, "\(words)")
    }
  }

  @Test("A search goes on after its page's end, each conversation once, the latest first")
  func searchPaging() async throws {
    var script = Script()
    let all = (0..<7).map { ConversationID(hi: UInt64($0), lo: 9) }
    for _ in 0..<3 { for id in all { try script.customer("parcel is late", in: id) } }
    let model = try model()
    try await fold(script, into: model)
    var seen: [String] = []
    var query = ConversationQuery(tab: nil, person: .boss, search: "parcel", limit: 3)
    repeat {
      let page = try await model.conversations(query)
      seen += page.items.map(\.view.conversationId)
      query.after = page.next.flatMap { PageCursor(text: $0.text) }
    } while query.after != nil
    #expect(seen == all.reversed().map(\.description))
  }

  @Test("A page's end is read as it was written, also where no conversation stands at it")
  func cursors() {
    for cursor in [PageCursor(key: -12, id: ""), PageCursor(key: 12, id: "a_b")] {
      #expect(PageCursor(text: cursor.text) == cursor)
    }
    #expect(PageCursor(text: "12") == nil)
  }

  @Test("What is due soonest comes first where that order is wanted")
  func due() async throws {
    var script = Script()
    let quiet = ConversationID(hi: 1, lo: 9)
    try script.customer("Hello", in: quiet)
    let message = try script.customer("I want a person")
    _ = try script.handOver([message])
    let model = try model()
    try await fold(script, into: model)
    var query = ConversationQuery(tab: nil, person: .boss)
    query.order = .due
    #expect(
      try await ids(query, model) == [Script.conversation.description, quiet.description])
  }

  @Test("A day counts what was taken on and resolved, how long it took, and how it was rated")
  func day() async throws {
    var script = try held()
    try script.person(.message(text: "Solved.", suggestion: nil))
    try script.person(.resolve(code: "solved", notes: "", throughSeq: nil))
    var rated = CsatSubmitted()
    rated.score = 4
    rated.span = .agent
    try script.system(.csatSubmitted(rated), as: .customer)
    let model = try model()
    try await fold(script, into: model)
    let day = try await model.day(of: "mei", since: 0)
    #expect((day.taken, day.resolved, day.ratings, day.meanRating) == (1, 1, 1, 4))
    #expect(day.handleP50Ms == 2_000)
    #expect(try await model.day(of: "tom", since: 0) == DaySummary())
    #expect(try await model.day(of: "mei", since: .max).taken == 0)
  }

  @Test("A suggestion that was changed before it was sent is known as changed")
  func edited() async throws {
    for (text, edited) in [("Your parcel comes today.", 0), ("It comes today, Li Na.", 1)] {
      var script = try held()
      let open = try #require(script.state?.pending.last?.id)
      var suggested = MessageSuggested()
      suggested.message = EventRef(open)
      suggested.text = "Your parcel comes today."
      let suggestion = try script.bot(.messageSuggested(suggested))
      try script.person(
        .message(text: text, suggestion: suggestion, isEdited: text != suggested.text))
      let model = try model()
      try await fold(script, into: model)
      let day = try await model.day(of: "mei", since: 0)
      #expect((day.suggestionsUsed, day.suggestionsEdited) == (1, edited))
      #expect((day.suggestionsShown, day.suggestionsIgnored) == (0, 0))
    }
  }

  @Test("A suggestion that was shown is ignored until it is used")
  func ignored() async throws {
    var script = try held()
    var suggested = MessageSuggested()
    suggested.message = EventRef(try #require(script.state?.pending.last?.id))
    suggested.text = "Your parcel comes today."
    let first = try script.bot(.messageSuggested(suggested))
    let second = try script.bot(.messageSuggested(suggested))
    let hash = Array(try #require(script.state).chain.bytes)
    try script.person(.acknowledge(throughSeq: 1, chainHash: hash, shown: [first, second]))
    try script.person(.message(text: suggested.text, suggestion: first))
    let model = try model()
    try await fold(script, into: model)
    let day = try await model.day(of: "mei", since: 0)
    #expect((day.suggestionsShown, day.suggestionsIgnored, day.suggestionsUsed) == (2, 1, 1))
  }
}
