import Conversation
import DeskCore
import DeskDoor
import Foundation
import Testing

@testable import Desk

@Suite(.timeLimit(.minutes(2))) struct RouteTests {
  private static let id = Script.conversation.description

  /// A conversation that waits in the queue with an offer to Mei open.
  private static func waiting() throws -> (Script, offer: EventID) {
    var script = Script()
    let message = try script.customer("I want a person")
    _ = try script.handOver([message])
    let offer = try script.offer(to: "mei")
    return (script, offer)
  }

  @Test("Without a token, or with one that is none, nothing is told")
  func unauthorized() async throws {
    let calls = [
      ("GET", "/v1/me"), ("PUT", "/v1/me/presence"), ("GET", "/v1/stream"),
      ("GET", "/v1/conversations"), ("GET", "/v1/conversations/\(Self.id)"),
      ("POST", "/v1/conversations/\(Self.id)/messages"),
      ("POST", "/v1/conversations/\(Self.id)/notes"),
      ("POST", "/v1/conversations/\(Self.id)/transfer"),
      ("POST", "/v1/conversations/\(Self.id)/return"),
      ("POST", "/v1/conversations/\(Self.id)/take"),
      ("POST", "/v1/conversations/\(Self.id)/resolve"),
      ("POST", "/v1/conversations/\(Self.id)/acknowledge"),
      ("POST", "/v1/offers/\(Self.id)/accept"), ("POST", "/v1/offers/\(Self.id)/decline"),
      ("GET", "/v1/knowledge/search?q=x"), ("GET", "/v1/queues"), ("GET", "/v1/agents"),
    ]
    try await withDesk { desk in
      for (method, path) in calls {
        for token in [nil, "x", "eyJhbGciOiJub25lIn0.eyJzdWIiOiJtZWkifQ."] {
          let answer = try await desk.call(
            method, path, method == "GET" ? nil : "{}", token: token)
          #expect(answer.status == 401, "\(method) \(path)")
          #expect(answer.headers["content-type"] == "application/problem+json")
        }
      }
    }
  }

  @Test("A token of another deployment, and one that ran out, are refused")
  func foreignTokens() async throws {
    try await withDesk { desk in
      let other = await SessionTokens(secret: "another secret of sixteen bytes")
      let foreign = try await other.make(for: "mei")
      #expect(try await desk.call("GET", "/v1/me", token: foreign).status == 401)
      let old = try await desk.desk.tokens.make(
        for: "mei", now: Date().addingTimeInterval(-SessionTokens.lifetime - 5))
      #expect(try await desk.call("GET", "/v1/me", token: old).status == 401)
      let gone = try await desk.desk.tokens.make(for: "nobody")
      #expect(try await desk.call("GET", "/v1/me", token: gone).status == 401)
    }
  }

  @Test("Who guesses secrets is slowed down, and others are not")
  func guessing() async throws {
    try await withDesk { desk in
      let answers = try await withThrowingTaskGroup { group in
        for _ in 0..<24 {
          group.addTask {
            try await desk.call("POST", "/v1/sessions", #"{"agentId":"mei","secret":"guess"}"#)
          }
        }
        return try await group.reduce(into: []) { $0.append($1) }
      }
      let refused = answers.filter { $0.status == 429 }
      #expect(!refused.isEmpty)
      #expect(refused.allSatisfy { $0.headers["retry-after"] != nil })
      #expect(answers.allSatisfy { [401, 429].contains($0.status) })
      _ = try await desk.signIn("tom")
    }
  }

  @Test("An offer is accepted, answered, noted and resolved, each with its verdict")
  func wholeWay() async throws {
    let (script, offer) = try Self.waiting()
    try await withDesk { desk in
      try await desk.append(script)
      let token = try await desk.signIn("mei")
      func post(_ path: String, _ body: String) async throws -> RunningDesk.Answer {
        try await desk.call("POST", path, body, token: token)
      }
      let one = "/v1/conversations/\(Self.id)"
      let accepted = try await post("/v1/offers/\(offer)/accept", "{}")
      #expect((accepted.status, accepted["verdict"]) == (200, "effective"))
      let sent = try await post("\(one)/messages", #"{"commandId":"m1","text":"您好"}"#)
      #expect(sent.status == 202)
      let again = try await post("\(one)/messages", #"{"commandId":"m1","text":"您好"}"#)
      #expect((again.status, again["eventId"]) == (202, sent["eventId"]))
      #expect(again["of"] == sent["offset"])
      let other = try await post("\(one)/messages", #"{"commandId":"m1","text":"Other"}"#)
      #expect(other.status == 409)
      #expect(try await post("\(one)/notes", #"{"commandId":"n1","text":"Note"}"#).status == 200)
      let place = "\(sent["partition"] ?? "")-\(sent["offset"] ?? "")"
      let detail = try await desk.call("GET", "\(one)?atLeast=\(place)", token: token)
      #expect(detail["messages.1.text"] == "您好")
      #expect(detail["messages.1.author.name"] == "MEI")
      #expect(detail["messages.0.outcome.kind"] == "handedOver")
      #expect(detail["notes.0.text"] == "Note")
      #expect(detail["queueName"] == "Orders")
      let hash = try #require(detail["chainHash"])
      let proof = #"{"throughSeq":2,"chainHash":"\#(hash)"}"#
      #expect(try await post("\(one)/acknowledge", proof).status == 200)
      let end = try await post("\(one)/resolve", #"{"commandId":"r","code":"solved"}"#)
      #expect((end.status, end["verdict"]) == (200, "effective"))
      #expect(desk.logs.conversations[Script.conversation]?.acknowledgements.equal == 1)
    }
  }

  @Test("Who does not hold control is told who does")
  func conflict() async throws {
    let (script, offer) = try Self.waiting()
    try await withDesk { desk in
      try await desk.append(script)
      let (mei, tom) = (try await desk.signIn("mei"), try await desk.signIn("tom"))
      let another = try await desk.call(
        "POST", "/v1/offers/\(offer)/accept", #"{"commandId":"a"}"#, token: tom)
      #expect((another.status, another["reason"]) == (409, "not_allowed"))
      #expect(another["detail"] == "That is not yours to do. Control is with the queue.")
      _ = try await desk.call("POST", "/v1/offers/\(offer)/accept", token: mei)
      let answer = try await desk.call(
        "POST", "/v1/conversations/\(Self.id)/messages", #"{"commandId":"x","text":"Hi"}"#,
        token: tom)
      #expect((answer.status, answer["reason"]) == (409, "not_holder"))
      #expect((answer["control.owner"], answer["control.agentId"]) == ("agent", "mei"))
      #expect(answer["verdict"] == "void")
      let late = try await desk.call("POST", "/v1/offers/\(offer)/accept", "{}", token: tom)
      #expect(late.status == 409)
      let taking = try await desk.call(
        "POST", "/v1/conversations/\(Self.id)/take", #"{"commandId":"t"}"#, token: tom)
      #expect(taking.status == 403)
      let ann = try await desk.signIn("ann")
      let taken = try await desk.call(
        "POST", "/v1/conversations/\(Self.id)/take", #"{"commandId":"t"}"#, token: ann)
      #expect(taken.status == 200)
    }
  }

  @Test("Resolving over a message that was not seen is refused")
  func unseen() async throws {
    let (script, offer) = try Self.waiting()
    try await withDesk { desk in
      try await desk.append(script)
      let token = try await desk.signIn("mei")
      _ = try await desk.call("POST", "/v1/offers/\(offer)/accept", token: token)
      let answer = try await desk.call(
        "POST", "/v1/conversations/\(Self.id)/resolve",
        #"{"commandId":"r","code":"solved","throughSeq":0}"#, token: token)
      #expect((answer.status, answer["reason"]) == (409, "later_message_unanswered"))
    }
  }

  @Test("An event that is not folded in time is 504 with its id")
  func notFolded() async throws {
    let (script, _) = try Self.waiting()
    try await withDesk(foldLimit: .milliseconds(50)) { desk in
      try await desk.append(script)
      let token = try await desk.signIn("mei")
      desk.logs.stopReading()
      let answer = try await desk.call(
        "POST", "/v1/conversations/\(Self.id)/notes", #"{"commandId":"n","text":"Hi"}"#,
        token: token)
      #expect(answer.status == 504)
      #expect(answer["eventId"] == EventID.command("n", by: "mei").description)
      let read = try await desk.call(
        "GET", "/v1/conversations/\(Self.id)?atLeast=3-999", token: token)
      #expect(read.status == 504)
    }
  }

  @Test(
    "Bad input is 400 with a pointer to the field",
    arguments: [
      ("POST", "messages", #"{"commandId":"a","text":"  \n"}"#, "/text"),
      ("POST", "messages", #"{"commandId":"a","text":"a\u0000b"}"#, "/text"),
      ("POST", "messages", #"{"commandId":"a"}"#, "/text"),
      ("POST", "messages", #"{"commandId":"","text":"a"}"#, "/commandId"),
      ("POST", "messages", #"{"commandId":7,"text":"a"}"#, "/commandId"),
      ("POST", "messages", #"{"commandId":"a","text":"a","suggestionId":"x"}"#, "/suggestionId"),
      ("POST", "transfer", #"{"commandId":"a"}"#, ""),
      ("POST", "transfer", #"{"commandId":"a","queue":"nowhere"}"#, "/queue"),
      ("POST", "transfer", #"{"commandId":"a","agentId":"nobody"}"#, "/agentId"),
      ("POST", "resolve", #"{"commandId":"a","code":""}"#, "/code"),
      ("POST", "acknowledge", #"{"throughSeq":1,"chainHash":"zz"}"#, "/chainHash"),
      ("POST", "acknowledge", #"{"throughSeq":-1,"chainHash":""}"#, "/throughSeq"),
    ])
  func badField(method: String, path: String, body: String, pointer: String) async throws {
    let (script, _) = try Self.waiting()
    try await withDesk { desk in
      try await desk.append(script)
      let answer = try await desk.call(
        method, "/v1/conversations/\(Self.id)/\(path)", body, token: try await desk.signIn("mei"))
      #expect((answer.status, answer["errors.0.pointer"]) == (400, pointer))
    }
  }

  @Test("What does not exist is 404, what is no JSON 415, what is too long 413")
  func unknown() async throws {
    let (script, _) = try Self.waiting()
    try await withDesk { desk in
      let token = try await desk.signIn("mei")
      let message = #"{"commandId":"a","text":"a"}"#
      for id in [Self.id, "none", "%00", "..%2F..", String(repeating: "a", count: 500)] {
        let path = "/v1/conversations/\(id)"
        #expect(try await desk.call("GET", path, token: token).status == 404)
        #expect(
          try await desk.call("POST", "\(path)/messages", message, token: token).status == 404)
        #expect(try await desk.call("POST", "/v1/offers/\(id)/accept", token: token).status == 404)
      }
      try await desk.append(script)
      let path = "/v1/conversations/\(Self.id)/messages"
      let plain = try await desk.call("POST", path, message, token: token, type: "text/plain")
      #expect(plain.status == 415)
      let long = #"{"commandId":"a","text":"\#(String(repeating: "a", count: 70_000))"}"#
      #expect(try await desk.call("POST", path, long, token: token).status == 413)
      #expect(try await desk.call("DELETE", path, token: token).status == 405)
      for query in ["owner=x", "limit=0", "limit=x", "after=x", "atLeast=x"] {
        let answer = try await desk.call("GET", "/v1/conversations?\(query)", token: token)
        #expect(answer.status == 400, "\(query)")
      }
    }
  }

  @Test("Presence is told to the team's log, and the wall shows it")
  func presence() async throws {
    try await withDesk { desk in
      let token = try await desk.signIn("mei")
      let bad = try await desk.call(
        "PUT", "/v1/me/presence", #"{"presence":"here","acceptingWork":true}"#, token: token)
      #expect((bad.status, bad["errors.0.pointer"]) == (400, "/presence"))
      let told = try await desk.call(
        "PUT", "/v1/me/presence", #"{"presence":"online","acceptingWork":true}"#, token: token)
      #expect((told.status, told["verdict"]) == (200, "effective"))
      let me = try await desk.call("GET", "/v1/me", token: token)
      #expect((me["presence"], me["acceptingWork"]) == ("online", "1"))
      let agents = try await desk.call("GET", "/v1/agents?limit=1&after=ann", token: token)
      #expect((agents["items.0.agentId"], agents["items.0.presence"]) == ("mei", "online"))
      #expect(agents["next"] == "mei")
    }
  }

  @Test("Somebody whose page is gone, and who calls no more, is taken offline and told so")
  func absence() async throws {
    try await withDesk { running in
      let desk = running.desk
      let token = try await running.signIn("mei")
      let online = #"{"presence":"online","acceptingWork":true}"#
      _ = try await running.call("PUT", "/v1/me/presence", online, token: token)
      let told = desk.hub.listen(for: .mei, after: nil).entries
      desk.attendance.streamBegan(for: "mei")
      desk.attendance.streamEnded(for: "mei")
      let watch = Task {
        try await AbsenceWatch(desk: desk, limit: .milliseconds(50)).run()
      }
      defer { watch.cancel() }
      for await entry in told {
        guard case .presence = entry.announcement else { continue }
        #expect(
          entry.announcement
            == .presence(
              agentID: "mei", "offline", acceptingWork: true, byThemselves: false))
        break
      }
      let me = try await running.call("GET", "/v1/me", token: token)
      #expect((me["presence"], me["acceptingWork"]) == ("offline", "1"))
    }
  }

  @Test("A conversation is put aside until a time, taken up again after its end, and wrapped up")
  func asideAndAfter() async throws {
    let (script, offer) = try Self.waiting()
    try await withDesk { desk in
      try await desk.append(script)
      let token = try await desk.signIn("mei")
      func post(_ move: String, _ body: String) async throws -> RunningDesk.Answer {
        try await desk.call("POST", "/v1/conversations/\(Self.id)/\(move)", body, token: token)
      }
      _ = try await desk.call("POST", "/v1/offers/\(offer)/accept", "{}", token: token)
      let wrong = try await post("snooze", #"{"commandId":"s","until":"tomorrow"}"#)
      #expect((wrong.status, wrong["errors.0.pointer"]) == (400, "/until"))
      let until = Timestamp(milliseconds: Script.start + 3_600_000).rfc3339
      let aside = try await post("snooze", #"{"commandId":"s","until":"\#(until)"}"#)
      #expect((aside.status, aside["verdict"]) == (200, "effective"))
      let one = try await desk.call("GET", "/v1/conversations/\(Self.id)", token: token)
      #expect(one["control.snoozedUntil"] == until)
      _ = try await post("resolve", #"{"commandId":"r","code":"solved"}"#)
      let wrapped = try await post("wrap-up", #"{"commandId":"w","code":"solved"}"#)
      #expect(wrapped["verdict"] == "effective")
      let after = try await desk.call("GET", "/v1/conversations/\(Self.id)", token: token)
      #expect((after["lastAgentId"], after["wrappedUp"]) == ("mei", "1"))
      let again = try await post("reopen", #"{"commandId":"o"}"#)
      #expect((again.status, again["verdict"]) == (200, "effective"))
    }
  }

  @Test(
    "What waits for a team and none of its queues is shown as the team's, in the reader's language")
  func teamItself() async throws {
    var written = Script()
    let message = try written.customer("I want a person")
    _ = try written.handOver([message], queue: "")
    let script = written
    try await withDesk { desk in
      try await desk.append(script)
      let token = try await desk.signIn("ann")
      let one = try await desk.call("GET", "/v1/conversations/\(Self.id)", token: token)
      #expect((one["queue"], one["queueName"]) == ("", "Shop"))
      let queues = try await desk.call("GET", "/v1/queues", token: token)
      #expect((queues["items.0.queue"], queues["items.0.name"]) == ("", "Shop"))
      #expect(queues["items.0.waiting"] == "1")
    }
  }

  @Test("Knowledge is searched as the bot sees it")
  func knowledge() async throws {
    try await withDesk { desk in
      let token = try await desk.signIn("mei")
      let found = try await desk.call(
        "GET", "/v1/knowledge/search?q=refund%20take&limit=3", token: token)
      #expect(found["items.0.articleId"] == "refund-time")
    }
  }

  @Test("The page is served with a policy that allows no inline script")
  func page() async throws {
    try await withDesk { desk in
      let page = try await desk.call("GET", "/")
      #expect(page.status == 200)
      #expect(page.headers["content-security-policy"]?.contains("script-src 'self'") == true)
      #expect(page.headers["content-security-policy"]?.contains("unsafe") == false)
    }
  }
}
