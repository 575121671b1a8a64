import Conversation
import DeskCore
import Foundation
import GRDB
import Testing

@testable import Desk

private let searchedMessages =
  Int(ProcessInfo.processInfo.environment["BATON_SEARCH_MESSAGES"] ?? "") ?? 0

/// How long a search over very many messages takes: `BATON_SEARCH_MESSAGES=1000000` says how many.
@Suite(
  .enabled(if: searchedMessages > 0), .serialized, .timeLimit(.minutes(60)))
struct SearchScaleTests {
  private static let perConversation = 10

  private static let openings = [
    "我的订单", "请问退款", "你好，包裹", "快递单号", "my order", "the refund for", "hello, parcel",
    "tracking number",
  ]
  private static let endings = [
    "到哪了", "什么时候到账", "一直没有收到", "可以取消吗", "has not arrived", "is too late",
    "was charged twice", "came damaged",
  ]

  /// Messages with a number of their own each: common words in many, rare ones in few.
  private static func text(_ number: Int) -> String {
    let opening = openings[number % openings.count]
    let ending = endings[(number / openings.count) % endings.count]
    let rare = number % 1_000 == 0 ? " 甲骨文 zanzibar" : ""
    return "\(opening) \(20_000 + number) \(ending)\(rare)"
  }

  /// The rows as folding makes them, written straight, because folding a million takes minutes.
  private static func filled(_ model: ReadModel) async throws {
    var script = Script()
    try script.customer("Hello")
    for batch in script.batches(of: 1) { try await model.fold(batch) }
    let row = try #require(script.state.map { ConversationRow($0) })
    let view = try JSONText.encode(row.view)
    for start in stride(from: 0, to: searchedMessages, by: 50_000) {
      try await model.pool.write { db in
        for number in start..<min(searchedMessages, start + 50_000) {
          let conversation = ConversationID(
            hi: UInt64(number / Self.perConversation) + 1, lo: 77
          ).description
          if number % Self.perConversation == 0 {
            try db.cachedStatement(
              sql: """
                INSERT INTO conversation (id, partition, tab, agent, team, queue, since, updated,
                last, channel, language, customer, urgency, mood, due, open, aside, standing, view)
                VALUES (?, 3, 'closed', '', ?, '', 0, ?, '', '', '', '', 0, 0, 0, 0, 0, '', ?)
                """
            ).execute(arguments: [
              conversation, number % 1_000 < 20 ? "shop" : "pay", number, view,
            ])
          }
          let text = Self.text(number)
          try db.cachedStatement(
            sql: "INSERT INTO entry (conversation, kind, event, seq, view) VALUES (?, 1, ?, ?, ?)"
          ).execute(arguments: [
            conversation, "e\(number)", number, try JSONText.encode(["text": text]),
          ])
          try db.cachedStatement(sql: "INSERT INTO found (rowid, terms) VALUES (?, ?)").execute(
            arguments: [db.lastInsertedRowID, SearchTerms.indexed(text).joined(separator: " ")])
        }
      }
    }
  }

  @Test("A search over all of them answers in less than 50 ms, whoever asks and whatever for")
  func search() async throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    defer { try? FileManager.default.removeItem(at: folder) }
    let model = try ReadModel(file: folder.appending(path: "desk.sqlite"))
    try await Self.filled(model)
    let queries = [
      "订单", "退款 什么时候", "包裹一直没有收到", "甲骨文", "order", "parcel damaged", "zanz", "20777", "无此内容",
      "refund 29041",
    ]
    for person in [Person.boss, .mei] {
      for words in queries {
        var times: [Duration] = []
        var count = 0
        for _ in 0..<20 {
          let clock = ContinuousClock()
          let start = clock.now
          let page = try await model.conversations(
            ConversationQuery(tab: nil, person: person, search: words, limit: 40))
          times.append(clock.now - start)
          count = page.items.count
        }
        let p95 = times.sorted()[18]
        print("\(searchedMessages) messages, \(person.id), \(words): \(count) found, p95 \(p95)")
        #expect(p95 < .milliseconds(50), "\(person.id) \(words)")
      }
    }
  }
}
