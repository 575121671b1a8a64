import Conversation
import Foundation
import LogRuntime
import Testing

@testable import Desk

@Suite(.timeLimit(.minutes(2))) struct MergeTests {
  private static let here = Script.conversation
  private static let other = ConversationID(hi: 0x2222_2222_3333_8444, lo: 0x9555_6666_7777_8888)

  private static func path(_ id: ConversationID, _ move: String = "") -> String {
    "/v1/conversations/\(id)\(move.isEmpty ? "" : "/\(move)")"
  }

  /// Two conversations with messages of the customers named; Ann holds the first.
  private static func withTwo(
    of customers: (String, String) = ("42", "42"),
    _ body: @Sendable @escaping (RunningDesk, _ ann: String) async throws -> Void
  ) async throws {
    var script = Script()
    try script.customer("My parcel is late", id: customers.0)
    try script.customer("Order 20031, by the way", in: other, id: customers.1)
    try await withDesk { [script] desk in
      try await desk.append(script)
      let ann = try await desk.signIn("ann")
      let taken = try await desk.call(
        "POST", path(here, "take"), #"{"commandId":"t"}"#, token: ann)
      #expect(taken.status == 200, "\(taken.text)")
      try await body(desk, ann)
    }
  }

  private static func merge(
    _ desk: RunningDesk, _ command: String, _ token: String
  ) async throws -> RunningDesk.Answer {
    try await desk.call(
      "POST", path(other, "merge"), #"{"commandId":"\#(command)","into":"\#(here)"}"#,
      token: token)
  }

  @Test("The other conversation ends and says where it goes on; its messages stand where it does")
  func merged() async throws {
    try await Self.withTwo { desk, ann in
      let answer = try await Self.merge(desk, "m", ann)
      #expect((answer.status, answer["verdict"]) == (200, "effective"), "\(answer.text)")
      let ended = try await desk.call("GET", Self.path(Self.other), token: ann)
      #expect((ended["control.owner"], ended["control.phase"]) == ("none", "closed"))
      #expect(ended["moves.2.kind"] == "merged", "\(ended.text)")
      #expect(ended["moves.2.to.id"] == Self.here.description)
      let open = try await desk.call("GET", Self.path(Self.here), token: ann)
      #expect(open["merged.0.conversationId"] == Self.other.description)
      #expect(open["merged.0.messages.0.text"] == "Order 20031, by the way")
      #expect(open["merged.0.by.name"] == "ANN")
      #expect(open["notes.0.mergedFrom"] == Self.other.description)
      #expect(open["control.agentId"] == "ann" && open["messages.1.text"] == nil)
      let state = try #require(desk.logs.conversations[Self.other])
      #expect(!state.isInLimbo && state.pending.isEmpty)
    }
  }

  @Test("The same command counts once, and completes what was cut off before the note")
  func repeated() async throws {
    try await Self.withTwo { desk, ann in
      _ = try await Self.merge(desk, "m", ann)
      let again = try await Self.merge(desk, "m", ann)
      #expect(again.status == 200 && again["of"] != nil, "\(again.text)")
      let open = try await desk.call("GET", Self.path(Self.here), token: ann)
      #expect(open["notes.0.mergedFrom"] != nil && open["notes.1.mergedFrom"] == nil)
      #expect(open["merged.1.conversationId"] == nil)
      let late = try await Self.merge(desk, "another", ann)
      #expect((late.status, late["reason"]) == (409, "session_ended"), "\(late.text)")
    }
  }

  @Test("Two customers' conversations, and ones that somebody else holds, are not merged")
  func refused() async throws {
    try await Self.withTwo(of: ("42", "43")) { desk, ann in
      let answer = try await Self.merge(desk, "m", ann)
      #expect(answer.status == 409, "\(answer.text)")
      #expect(desk.logs.conversations[Self.other]?.control.owner == .bot)
    }
    try await Self.withTwo { desk, _ in
      let root = try await desk.signIn("root")
      let answer = try await Self.merge(desk, "m", root)
      #expect(answer.status == 409, "\(answer.text)")
      #expect(desk.logs.conversations[Self.other]?.control.owner == .bot)
    }
  }

  @Test("A customer who writes again in what was merged begins anew with the bot")
  func anew() async throws {
    try await Self.withTwo { desk, ann in
      _ = try await Self.merge(desk, "m", ann)
      let before = try #require(desk.logs.conversations[Self.other])
      var received = MessageReceived()
      received.words.text = "Hello again"
      received.customer.id = "42"
      let event = Event(
        id: EventID(hi: 5, lo: 5), conversation: Self.other, author: .customer,
        occurredAt: Timestamp(milliseconds: 0), body: .messageReceived(received))
      let place = try #require(desk.logs.append([Proposal(event, desk.desk.topics)]).last)
      _ = await desk.desk.conversations.reaches(
        partition: place.partition, offset: place.offset, within: .seconds(20))
      let after = try #require(desk.logs.conversations[Self.other])
      #expect(after.control.owner == .bot && after.session == before.session + 1)
      let open = try await desk.call("GET", Self.path(Self.here), token: ann)
      #expect(open["merged.0.messages.1.text"] == nil)
    }
  }
}
