@testable import Conversation
import ConversationTesting
import Foundation
import Testing

@Suite("The fold of a partition")
struct ConversationLogTests {
  private func apply(
    _ log: inout ConversationLog, key: [UInt8]?, value: [UInt8]?, offset: Int64
  ) throws -> Judged {
    switch (key, value) {
    case (let key?, let value?):
      try log.apply(
        key: key.span.bytes, value: value.span.bytes, offset: offset, timestamp: LogScript.start)
    case (let key?, nil):
      try log.apply(key: key.span.bytes, value: nil, offset: offset, timestamp: LogScript.start)
    case (nil, let value?):
      try log.apply(key: nil, value: value.span.bytes, offset: offset, timestamp: LogScript.start)
    case (nil, nil):
      try log.apply(key: nil, value: nil, offset: offset, timestamp: LogScript.start)
    }
  }

  @Test("What cannot be read is void for all, and the log goes on after it")
  func unreadable() throws {
    let script = LogScript()
    let message = script.event(.customerWrites("m1"))
    let value = try message.serialized()
    let key = message.conversation.utf8
    let bad: [(key: [UInt8]?, value: [UInt8]?)] = [
      (key, nil), (nil, value), (nil, nil), (key, []), (key, [0xFF, 0xFF]), ([], value),
      (Array("not an id".utf8), value), (Named.conversation("c2").utf8, value),
      (key, Array(value.dropLast(3))),
    ]
    var log = ConversationLog(partition: 0)
    for (offset, record) in bad.enumerated() {
      let judged = try apply(&log, key: record.key, value: record.value, offset: Int64(offset))
      #expect(judged.verdict == .void(.unreadable))
      #expect(judged.unreadable != nil)
      #expect(log.nextOffset == Int64(offset) + 1)
    }
    #expect(try apply(&log, key: key, value: value, offset: 20).verdict == .effective)
    #expect(log.count == 1)
  }

  @Test("An unreadable record of a conversation counts as its last")
  func unreadableBetween() throws {
    var script = LogScript(given: .customerWrites("m1"))
    let carry = script.event(.routerCarries)
    var log = script.fold
    _ = try apply(&log, key: script.conversation.utf8, value: [0xFF], offset: 2)
    #expect(try log.apply(carry, offset: 3, timestamp: script.now).verdict == .void(.stale))
    #expect(script.append(carry) == .effective)
  }

  @Test("A record says which log this is; another statement is void")
  func identity() {
    var script = LogScript()
    #expect(script.fold.identity?.partitionCount == 1)
    var other = script.records[0].event
    guard case .logOpened(var body) = other.body else { return }
    #expect(script.append(other) == .effective)
    body.identity[0] = 9
    other.body = .logOpened(body)
    #expect(script.append(other) == .void(.notAllowed))
    body.partition = 5
    other.body = .logOpened(body)
    #expect(script.append(other) == .void(.outOfBounds))
  }

  @Test("A session under a fold version that this binary lacks stops the partition")
  func unknownFoldVersion() {
    var log = ConversationLog(partition: 3)
    var event = LogScript().event(.customerWrites("m1"))
    event.foldVersion = 9
    #expect(throws: UnknownFoldVersion(version: 9, partition: 3, offset: 5)) {
      try log.apply(event, offset: 5, timestamp: LogScript.start)
    }
    #expect(log.nextOffset == nil)
    #expect(log.count == 0)
  }

  @Test("A later message of an open session is judged by the session's version, not its own")
  func laterVersion() {
    var script = LogScript(given: .customerWrites("m1"))
    var event = script.event(.customerWrites("m2"))
    event.foldVersion = 9
    #expect(script.append(event) == .effective)
    #expect(script.state?.foldVersion == FoldVersion.current)
  }

  @Test("What comes before a conversation's first message is void, and holds nothing")
  func nothingYet() {
    var script = LogScript()
    for move in [Move.botAnswers(["m1"]), .agentTakes("x"), .customerLeaves] {
      #expect(script.append(move) == .void(.sessionEnded))
    }
    #expect(script.fold.count == 0)
  }

  @Test("A forgotten conversation's place is used again")
  func places() {
    var script = LogScript(given: .customerWrites("m1"))
    script.append(.routerForgets)
    script.append(.customerWrites("m1"), in: "c2")
    #expect(script.fold.count == 1)
    #expect(Array(script.fold.all).map(\.id) == [Named.conversation("c2")])
  }

  @Test("The restore point is the lowest first record of all that is held")
  func restorePoint() {
    var script = LogScript()
    #expect(script.fold.restorePoint == 1)
    script.append(.customerWrites("m1"))
    script.append(.customerWrites("m1"), in: "c2")
    #expect(script.fold.restorePoint == 1)
    script.append(.routerCarries)
    #expect(script.fold.restorePoint == 2)
    script.append(.routerForgets, in: "c2")
    #expect(script.fold.restorePoint == 3)
  }
}
