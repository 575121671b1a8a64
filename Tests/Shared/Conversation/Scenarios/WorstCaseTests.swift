@testable import Conversation
import ConversationTesting
import Foundation
import SwiftProtobuf
import TestPacing
import Testing

/// A state holds ids, numbers and a bounded tail of text: carried, at most 256 KiB, whatever is
/// thrown at it.
@Suite("The largest state there can be", .calculating)
struct WorstCaseTests {
  private static let limit = 256 * 1024

  private func carriedBytes(_ log: LogScript) throws -> Int {
    try #require(log.state).carried.serializedData().count
  }

  @Test(
    "A flood of messages, and all that is remembered beside them, stays within 256 KiB")
  func flood() throws {
    var log = LogScript()
    let text = String(repeating: "x", count: 1_300)
    fillSessions(&log)
    for number in 1...1_998 { log.append(.customerWrites("m\(number)", text: text)) }
    understandAndLookUp(&log)
    log.append(largestHandoff(log))
    fillJudged(&log)
    #expect(log.state?.control.owner == .queue)
    #expect(log.state?.pending.count == 1_999)
    let bytes = try carriedBytes(log)
    print("largest state: \(bytes) bytes carried")
    #expect(bytes <= Self.limit)
  }

  @Test("A name, an address, a link or a field nobody knows cannot be as large as it likes")
  func longFields() throws {
    let long = String(repeating: "n", count: 900_000)
    let unknown: [UInt8] = [0xFA, 0x3F] + Self.field(long)
    let changes: [(inout MessageReceived) throws -> Void] = [
      { $0.words.attachments = [.with { $0.url = long }] },
      { $0.words.attachments = [.with { $0.mediaType = long }] },
      { $0.words.attachments = [.with { $0.sha256 = long }] },
      { $0.policy.defaultTeam = long },
      { $0.customer.name = long },
      { $0.address.peer = long },
      { try $0.words.merge(serializedBytes: unknown) },
      { try $0.policy.merge(serializedBytes: unknown) },
      { try $0.customer.merge(serializedBytes: unknown) },
      { try $0.address.merge(serializedBytes: unknown) },
    ]
    for change in changes {
      var log = LogScript()
      var event = log.event(.customerWrites("m1"))
      guard case .messageReceived(var body) = event.body else { return }
      try change(&body)
      event.body = .messageReceived(body)
      log.append(event)
      #expect(try carriedBytes(log) <= Self.limit)
    }
  }

  @Test("Nor can what is sent, offered, taken or looked up")
  func longFieldsOfOthers() throws {
    let long = String(repeating: "n", count: 900_000)
    for move in [Move.botAnswers(), .agentTakes(long), .agentTakes("x"), .botLooksUp(long)] {
      var log = LogScript(given: .customerWrites("m1"))
      log.append(lengthened(log.event(move), long))
      log.append(.lookupCompletes(long))
      #expect(try carriedBytes(log) <= Self.limit)
    }
    var log = LogScript(given: .customerWrites("m1"), .botHandsOver())
    log.append(lengthened(log.event(.routerOffers(to: "x")), long))
    log.append(.agentAccepts("x"))
    log.append(.agentSays("x"))
    #expect(try carriedBytes(log) <= Self.limit)
  }

  @Test("Messages under the longest names there may be stay within 256 KiB")
  func longNames() throws {
    var log = LogScript()
    for number in 1...60 {
      var event = log.event(.customerWrites("m\(number)"))
      guard case .messageReceived(var body) = event.body else { return }
      body.customer.name = String(repeating: "n", count: 8_000)
      event.body = .messageReceived(body)
      event.author.id = String(repeating: "i", count: 8_000)
      log.append(event)
    }
    #expect(try carriedBytes(log) <= Self.limit)
  }

  private static func field(_ text: String) -> [UInt8] {
    var length = text.utf8.count
    var bytes: [UInt8] = []
    while length >= 0x80 {
      bytes.append(UInt8(length & 0x7F) | 0x80)
      length >>= 7
    }
    return bytes + [UInt8(length)] + Array(text.utf8)
  }

  private func lengthened(_ event: Event, _ long: String) -> Event {
    var event = event
    switch event.body {
    case .messageSent(var body):
      body.authorName = long
      body.sources = [.with { $0.title = long }]
      event.body = .messageSent(body)
    case .controlTaken(var body):
      body.team = long
      event.body = .controlTaken(body)
    case .offerCreated(var body):
      body.team = long
      event.body = .offerCreated(body)
    default: break
    }
    return event
  }

  private func fillSessions(_ log: inout LogScript) {
    let agent = String(repeating: "a", count: 200)
    for number in 1...8 {
      log.append(.customerWrites("s\(number)"))
      for _ in 1...25 {
        log.append(.agentTakes(agent))
        log.append(.agentSays(agent))
      }
      log.append(.agentResolves(agent))
    }
    log.append(.customerWrites("s9"))
  }

  private func understandAndLookUp(_ log: inout LogScript) {
    let intent = String(repeating: "i", count: 4_000)
    for number in 1_990...1_998 { log.append(.botUnderstands("m\(number)", intent: intent)) }
    for _ in 1...20 {
      log.append(.botLooksUp(String(repeating: "c", count: 200)))
      log.append(.lookupCompletes(String(repeating: "r", count: 1_024)))
    }
  }

  private func largestHandoff(_ log: LogScript) -> Event {
    var event = log.event(.botHandsOver(["m1998"]))
    guard case .handoffRequested(var body) = event.body else { return event }
    body.package.summary = String(repeating: "s", count: 16_000)
    event.body = .handoffRequested(body)
    return event
  }

  private func fillJudged(_ log: inout LogScript) {
    for number in 1...4_200 {
      var event = log.event(.botAnswers(["nobody"]))
      event.id = EventID(hi: 9, lo: UInt64(number))
      log.append(event)
    }
  }
}
