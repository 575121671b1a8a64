import Conversation
import IntakeCore
import Testing

@Suite struct InboundMessageTests {
  private let full: [String: JSONValue] = [
    "channel": .text("shop-app"), "account": .text("cn"), "peer": .text("customer-42"),
    "thread": .null, "messageId": .text("m-001"), "sentAt": .text("2026-11-23T08:00:00Z"),
    "text": .text("我的订单到哪了"),
    "attachments": .array([
      .object([
        "url": .text("https://example.com/a.png"), "mediaType": .text("image/png"),
        "name": .text("a.png"), "bytes": .number(1234),
      ])
    ]),
    "customer": .object([
      "id": .text("42"), "name": .text("李雷"), "language": .text("zh"), "tier": .text("gold"),
      "attributes": .object(["b": .text("2"), "a": .text("1")]),
    ]),
  ]

  private let stamp = IntakeStamp(
    secret: [1, 2, 3], policy: SessionPolicy(), receivedAt: Timestamp(milliseconds: 5))

  private func problems(_ changes: [String: JSONValue?]) -> [FieldProblem] {
    var members = full
    for (name, value) in changes { members[name] = value }
    do {
      _ = try InboundMessage(reading: .object(members))
      return []
    } catch {
      return error.list
    }
  }

  @Test("A full message becomes message.received with everything in it")
  func fullMessage() throws {
    let event = try InboundMessage(reading: .object(full)).event(stamp)
    guard case .messageReceived(let body) = event.body else {
      Issue.record("not a message")
      return
    }
    #expect(body.words.text == "我的订单到哪了")
    #expect(body.words.attachments.map(\.url) == ["https://example.com/a.png"])
    #expect(body.words.attachments.map(\.bytes) == [1234])
    #expect(body.customer.attributes.map(\.key) == ["a", "b"])
    #expect(body.address.messageID == "m-001")
    #expect(body.sentAtMs == 1_795_420_800_000)
    #expect(event.occurredAt == Timestamp(milliseconds: 1_795_420_800_000))
    #expect(event.author == .customer)
    #expect(event.foldVersion == FoldVersion.current)
    #expect(event.epoch == 0)
  }

  @Test("As many attachments as the log takes are accepted, and one more is refused")
  func manyAttachments() throws {
    let attachment = JSONValue.object(["url": .text("https://a.example/" + word(2_030))])
    let most = 40_000 / (2_048 + 24)
    var members = full
    members["text"] = .text("")
    members["attachments"] = .array(Array(repeating: attachment, count: most))
    let event = try InboundMessage(reading: .object(members)).event(stamp)
    var log = ConversationLog(partition: 0)
    #expect(try log.apply(event, offset: 1, timestamp: stamp.receivedAt).verdict == .effective)
    members["attachments"] = .array(Array(repeating: attachment, count: most + 1))
    #expect(throws: FieldProblems.self) { try InboundMessage(reading: .object(members)) }
  }

  private func word(_ length: Int) -> String { String(repeating: "a", count: length) }

  @Test("The same message has the same ids, whatever else changes")
  func sameIDs() throws {
    let first = try InboundMessage(reading: .object(full)).event(stamp)
    var other = full
    other["text"] = .text("something else")
    other["sentAt"] = nil
    let second = try InboundMessage(reading: .object(other)).event(stamp)
    #expect(first.id == second.id)
    #expect(first.conversation == second.conversation)
  }

  @Test(
    "Another peer, thread, account, channel or message is another event",
    arguments: ["peer", "thread", "account", "channel", "messageId"])
  func otherIDs(field: String) throws {
    var other = full
    other[field] = .text("other")
    let first = try InboundMessage(reading: .object(full)).event(stamp)
    let second = try InboundMessage(reading: .object(other)).event(stamp)
    #expect(first.id != second.id)
    #expect((first.conversation == second.conversation) == (field == "messageId"))
  }

  @Test("Fields cannot run into each other")
  func lengthPrefixed() {
    let first = Peer(channel: "a", account: "bc", peer: "d")
    let second = Peer(channel: "ab", account: "c", peer: "d")
    #expect(first.conversation(secret: [1]) != second.conversation(secret: [1]))
    #expect(first.eventID(of: "m", .message) != second.eventID(of: "m", .message))
  }

  @Test("The conversation's id depends on the deployment's secret")
  func secret() {
    let peer = Peer(channel: "a", account: "b", peer: "c")
    #expect(peer.conversation(secret: [1]) != peer.conversation(secret: [2]))
  }

  @Test(
    "What must be there is asked for",
    arguments: ["channel", "account", "peer", "messageId", "text"])
  func missing(field: String) {
    let expected = [FieldProblem("/\(field)", "is missing")]
    let alone: [String: JSONValue?] = ["attachments": .null]
    #expect(problems(alone.merging([field: nil]) { $1 }) == expected)
    #expect(problems(alone.merging([field: .null]) { $1 }) == expected)
  }

  @Test(
    "What is no string is refused",
    arguments: ["channel", "account", "peer", "messageId", "text", "thread", "sentAt", "kind"])
  func wrongKind(field: String) {
    let expected = [FieldProblem("/\(field)", "must be a string, is a number")]
    #expect(problems([field: .number(1)]) == expected)
  }

  @Test("Several problems are told at once")
  func several() {
    let found = problems([
      "channel": .text(""), "sentAt": .text("yesterday"), "text": .text("a\u{7}"),
      "attachments": .array([.object(["url": .text("ftp://x"), "bytes": .number(-1)])]),
      "customer": .array([]),
    ])
    #expect(
      found.map(\.pointer) == [
        "/channel", "/sentAt", "/text", "/attachments/0/url", "/attachments/0/bytes", "/customer",
      ])
  }

  @Test(
    "Control characters and half surrogate pairs are refused",
    arguments: [
      JSONValue.text("a\0b"), .text("\u{1B}[31m"), .text("\u{85}"), .brokenText, .text("a\rb"),
    ])
  func unwanted(text: JSONValue) {
    #expect(problems(["text": text]).map(\.pointer) == ["/text"])
  }

  @Test("Line breaks and tabs are text, and CR LF is one line feed")
  func lines() throws {
    var members = full
    members["text"] = .text("one\r\ntwo\tthree\n")
    let message = try InboundMessage(reading: .object(members))
    guard case .message(let words) = message.act else { return }
    #expect(words.text == "one\ntwo\tthree\n")
  }

  @Test("8,000 characters are a message, 8,001 are not, whatever their width")
  func longest() {
    for character in ["a", "字", "😀"] {
      #expect(problems(["text": .text(String(repeating: character, count: 8_000))]) == [])
      #expect(
        problems(["text": .text(String(repeating: character, count: 8_001))]) == [
          FieldProblem("/text", "must have at most 8000 characters, has 8001")
        ])
    }
  }

  @Test("Blank words are no message, unless something is attached")
  func blank() {
    #expect(problems(["text": .text(" \n ")]) == [])
    #expect(
      problems(["text": .text(" \n "), "attachments": .null]) == [
        FieldProblem("/text", "must not be empty")
      ])
  }

  @Test("Edits and deletions name the message they are about")
  func edits() throws {
    var members = full
    members["messageId"] = .text("m-002")
    members["kind"] = .text("edit")
    #expect(problems(["kind": .text("edit")]) == [FieldProblem("/of", "is missing")])
    members["of"] = .text("m-001")
    let original = try InboundMessage(reading: .object(full))
    let edit = try InboundMessage(reading: .object(members)).event(stamp)
    guard case .messageEdited(let body) = edit.body else {
      Issue.record("not an edit")
      return
    }
    #expect(body.message.id == original.eventID)
    #expect(edit.conversation == original.peer.conversation(secret: stamp.secret))
    #expect(problems(["kind": .text("left"), "text": .null, "attachments": .null]) == [])
    #expect(problems(["kind": .text("poke")]).map(\.pointer) == ["/kind"])
  }

  @Test("Too much about a customer is refused before the log would")
  func largeCustomer() {
    let attributes = (0..<9).map {
      ("k\($0)", JSONValue.text(String(repeating: "v", count: 1_000)))
    }
    let customer = JSONValue.object([
      "attributes": .object(Dictionary(uniqueKeysWithValues: attributes))
    ])
    #expect(problems(["customer": customer]).map(\.pointer) == ["/customer"])
  }

  @Test("A document that is no object is one problem")
  func noObject() {
    #expect(throws: FieldProblems([FieldProblem("", "must be an object, is an array")])) {
      try InboundMessage(reading: .array([]))
    }
  }
}
