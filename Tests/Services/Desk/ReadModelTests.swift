import Conversation
import DeskCore
import DeskDoor
import Foundation
import GRDB
import Testing

@testable import Desk

@Suite struct ReadModelTests {
  private let folder = FileManager.default.temporaryDirectory
    .appending(path: "desk-\(UUID().uuidString)")

  private func model(_ name: String = "desk.sqlite") throws -> ReadModel {
    try ReadModel(file: folder.appending(path: name))
  }

  private func rows(_ model: ReadModel) async throws -> [String] {
    try await model.pool.read { db in
      try Schema.tables.flatMap { table in
        let order = table == "found" ? "rowid" : "1"
        return try Row.fetchAll(db, sql: "SELECT * FROM \(table) ORDER BY \(order)")
          .map { "\(table) \($0)" }
      }
    }
  }

  private func fold(_ batches: [FoldedBatch], into model: ReadModel) async throws {
    for batch in batches { try await model.fold(batch) }
  }

  @Test("A rebuilt model equals the one that grew, however the log was cut")
  func rebuilt() async throws {
    let script = try Script.whole()
    let grown = try model("grown.sqlite")
    try await fold(script.batches(of: 1), into: grown)
    let rebuilt = try model("rebuilt.sqlite")
    try await fold(script.batches(of: 500), into: rebuilt)
    #expect(try await rows(grown) == rows(rebuilt))
  }

  @Test("Records that are read again change nothing")
  func readAgain() async throws {
    let script = try Script.whole()
    let model = try model()
    try await fold(script.batches(of: 4), into: model)
    let before = try await rows(model)
    try await fold(script.batches(of: 3), into: model)
    #expect(try await rows(model) == before)
  }

  @Test("A model that stopped anywhere goes on to the same rows", arguments: 1..<11)
  func restarted(at step: Int) async throws {
    let script = try Script.whole()
    let whole = try model("whole.sqlite")
    try await fold(script.batches(of: 500), into: whole)
    let stopped = try model("stopped-\(step).sqlite")
    try await fold(Array(script.batches(of: 1).prefix(step)), into: stopped)
    try await fold(script.batches(of: 500, from: 0), into: stopped)
    #expect(try await rows(whole) == rows(stopped))
  }

  @Test("A file that is no database is made anew")
  func broken() async throws {
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let file = folder.appending(path: "broken.sqlite")
    try Data("this is not a database, though it is long enough to look".utf8).write(to: file)
    let model = try ReadModel(file: file)
    #expect(try model.next(topic: Script.topic, partition: 3) == nil)
  }

  @Test("Another log than the one the rows are from is refused")
  func otherLog() async throws {
    let model = try model()
    func batch(_ identity: UInt64, next: Int64) -> FoldedBatch {
      FoldedBatch(
        topic: Script.topic, partition: 3,
        identity: LogIdentity(
          id: EventID(hi: identity, lo: 1), partition: 3, partitionCount: 4),
        next: next)
    }
    try await model.fold(batch(1, next: 1))
    await #expect(throws: OtherLog.self) { try await model.fold(batch(2, next: 5)) }
    try await model.clear()
    try await model.fold(batch(2, next: 5))
    #expect(try model.next(topic: Script.topic, partition: 3) == 5)
  }

  @Test("A detail holds every message with its outcome, the notes and the moves, and whence it is")
  func detail() async throws {
    let script = try Script.whole()
    let model = try model()
    try await fold(script.batches(of: 500), into: model)
    let found = try #require(try await model.detail(Script.conversation, topic: Script.topic))
    #expect(found.messages.map(\.seq) == [1, 2, 3, 4])
    #expect(found.messages.map(\.author.role) == ["customer", "bot", "customer", "agent"])
    #expect(found.messages[0].outcome?.kind == "answered")
    #expect(found.messages[0].outcome?.by == found.messages[1].eventId)
    #expect(found.messages[2].outcome?.kind == "handedOver")
    #expect(found.messages[2].outcome?.followedUpBy == found.messages[3].eventId)
    #expect(found.notes.map(\.text) == ["Asked the courier."])
    #expect(
      found.moves.map(\.kind) == ["opened", "handedOver", "offered", "accepted", "resolved"])
    #expect(found.suggestions == [])
    #expect(found.view.chainHash == script.state?.chain.hexadecimal)
    #expect(found.view.context?.summary == "Asks where the order is.")
    #expect((found.partition, found.asOf) == (3, Int64(script.steps.count)))
  }

  @Test("A suggestion is shown as long as its message is unanswered and it was not used")
  func suggestions() async throws {
    let script = try Script.whole()
    let model = try model()
    let suggested = try #require(
      script.steps.firstIndex {
        if case .messageSuggested = $0.judged.event?.body { true } else { false }
      })
    try await fold(Array(script.batches(of: 1).prefix(suggested + 1)), into: model)
    let before = try await model.detail(Script.conversation, topic: Script.topic)
    #expect(before?.suggestions.map(\.text) == ["您好，我来为您查询。"])
    try await fold(script.batches(of: 1), into: model)
    let after = try await model.detail(Script.conversation, topic: Script.topic)
    #expect(after?.suggestions == [])
  }

  @Test("A void message is in no transcript, and its verdict is known")
  func void() async throws {
    let script = try Script.whole()
    let model = try model()
    try await fold(script.batches(of: 500), into: model)
    let refused = try #require(
      script.steps.first { $0.judged.event?.author.id == "tom" }?.judged)
    let id = try #require(refused.event?.id)
    #expect(try await model.ordered(id)?.reason == "not_holder")
    #expect(try await model.ordered(id)?.offset == refused.offset)
    let detail = try #require(try await model.detail(Script.conversation, topic: Script.topic))
    #expect(!detail.messages.contains { $0.text == "Said by nobody" })
  }

  @Test(
    "Search finds Chinese words of any length, words of Latin and their beginnings, and notes",
    arguments: [
      ("订单", true), ("派", true), ("派送", true), ("人工客服", true), ("4481", true),
      ("ord", true), ("ORDER 4481-220", true), ("courier", true), ("退款", false),
      ("单订", false), ("!?", false), ("\" NEAR *", false),
    ])
  func search(query: String, isFound: Bool) async throws {
    let script = try Script.whole()
    let model = try model()
    try await fold(script.batches(of: 500), into: model)
    let page = try await model.conversations(
      ConversationQuery(tab: nil, person: .mei, search: query))
    #expect(page.items.isEmpty == !isFound)
  }

  @Test("A list goes on after its page's end, each conversation once")
  func paging() async throws {
    var script = Script()
    let ids = (0..<7).map { ConversationID(hi: UInt64($0), lo: 9) }
    for id in ids { try script.customer("Hello", in: id) }
    let model = try model()
    try await fold(script.batches(of: 500), into: model)
    var seen: [String] = []
    var query = ConversationQuery(tab: .bot, person: .boss, limit: 3)
    repeat {
      let page = try await model.conversations(query)
      seen += page.items.map(\.view.conversationId)
      query.after = page.next.flatMap { PageCursor(text: $0.text) }
    } while query.after != nil
    #expect(seen == ids.reversed().map(\.description))
  }

  @Test("A conversation is in its agent's list, and an open offer in its agent's offers")
  func tabs() async throws {
    var script = Script()
    let message = try script.customer("Hello")
    _ = try script.handOver([message])
    let offer = try script.offer(to: "mei")
    let model = try model()
    try await fold(script.batches(of: 500), into: model)
    #expect(try await model.offers(to: "mei").map(\.offer?.offerId) == [offer.description])
    #expect(try await model.offers(to: "tom").isEmpty)
    #expect(try await model.lines().map(\.waiting) == [1])
    try script.person(.accept(offer: offer))
    try await fold(script.batches(of: 500), into: model)
    #expect(try await model.offers(to: "mei").isEmpty)
    let mine = try await model.conversations(ConversationQuery(tab: .me, person: .mei))
    #expect(mine.items.map(\.view.conversationId) == [Script.conversation.description])
    #expect(try await model.heldByAgent() == ["mei": 1])
  }
}
