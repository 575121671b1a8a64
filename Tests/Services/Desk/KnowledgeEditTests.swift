import Conversation
import Foundation
import Testing

@testable import Desk

@Suite(.timeLimit(.minutes(2))) struct KnowledgeEditTests {
  private static let article = "/v1/knowledge/articles/refund-time"

  private static func edit(_ command: String, basedOn: String, answer: String) -> String {
    """
    {"commandId":"\(command)","basedOn":\(basedOn),"article":{"texts":{"en":{"title":"Refund time",
    "question":"How long does a refund take?","similar":["when is my money back"],"answer":"\(answer)"}}}}
    """
  }

  @Test("An edit holds in place of the file, is told with its author, and is taken back")
  func edited() async throws {
    try await withDesk { desk in
      let (ann, mei) = (try await desk.signIn("ann"), try await desk.signIn("mei"))
      let before = try await desk.call("GET", Self.article, token: ann)
      #expect(before["revision"] == "0" && before["inFiles.texts.en.answer"] != nil)
      let saved = try await desk.call(
        "POST", Self.article, Self.edit("e1", basedOn: "0", answer: "Two days."), token: ann)
      #expect((saved.status, saved["verdict"]) == (200, "effective"), "\(saved.text)")
      let again = try await desk.call(
        "POST", Self.article, Self.edit("e1", basedOn: "0", answer: "Two days."), token: ann)
      #expect((again.status, again["of"]) == (200, saved["offset"]))

      let found = try await desk.call("GET", "/v1/knowledge/search?q=refund", token: mei)
      #expect(found["items.0.answer"] == "Two days.")
      let now = try await desk.call("GET", Self.article, token: ann)
      #expect(now["history.0.by.name"] == "ANN" && now["history.0.kind"] == "changed")
      #expect(now["inFiles.texts.en.answer"] == before["inFiles.texts.en.answer"])
      let list = try await desk.call("GET", "/v1/knowledge/articles?q=money", token: ann)
      #expect(list["items.0.articleId"] == "refund-time" && list["items.0.edited"] != nil)

      let revision = try #require(now["revision"])
      for (command, change) in [("w", "withdrawn"), ("r", "asInFiles")] {
        let based = try await desk.call("GET", Self.article, token: ann)["revision"] ?? revision
        let answer = try await desk.call(
          "POST", Self.article,
          #"{"commandId":"\#(command)","basedOn":\#(based),"\#(change)":true}"#, token: ann)
        #expect(answer.status == 200, "\(answer.text)")
        let told = try await desk.call("GET", "/v1/knowledge/search?q=refund", token: mei)
        #expect((told["items.0.answer"] == nil) == (change == "withdrawn"))
      }
      let back = try await desk.call("GET", "/v1/knowledge/search?q=refund", token: mei)
      #expect(back["items.0.answer"] == "Three to five working days.")
      let audit = try await desk.call(
        "GET", "/v1/audit?action=edited", token: try await desk.signIn("root"))
      #expect(audit["items.0.detail"] == "article/refund-time")
    }
  }

  @Test("Of two who edit the same, the second is told who was first, and saves on top of that")
  func conflict() async throws {
    try await withDesk { desk in
      let (ann, root) = (try await desk.signIn("ann"), try await desk.signIn("root"))
      _ = try await desk.call(
        "POST", Self.article, Self.edit("a", basedOn: "0", answer: "Two days."), token: ann)
      let late = try await desk.call(
        "POST", Self.article, Self.edit("b", basedOn: "0", answer: "Nine days."), token: root)
      #expect((late.status, late["reason"]) == (409, "stale"))
      #expect(late["editedBy.name"] == "ANN")
      let revision = try #require(late["revision"])
      let over = try await desk.call(
        "POST", Self.article, Self.edit("c", basedOn: revision, answer: "Nine days."), token: root)
      #expect(over.status == 200, "\(over.text)")
      let now = try await desk.call("GET", Self.article, token: ann)
      #expect(now["now.texts.en.answer"] == "Nine days.")
      #expect(now["history.1.by.id"] == "ann")
    }
  }

  @Test("What the files would not allow is named and not saved")
  func wrong() async throws {
    try await withDesk { desk in
      let ann = try await desk.signIn("ann")
      let long = String(repeating: "a", count: 3_001)
      let bodies = [
        (Self.edit("x", basedOn: "0", answer: long), "/article/texts/en/answer"),
        (#"{"commandId":"x","basedOn":0,"article":{"texts":{}}}"#, "/article"),
        (#"{"commandId":"x","basedOn":0}"#, ""),
        (#"{"commandId":"x","basedOn":0,"withdrawn":true,"asInFiles":true}"#, ""),
      ]
      for (body, pointer) in bodies {
        let answer = try await desk.call("POST", Self.article, body, token: ann)
        #expect((answer.status, answer["errors.0.pointer"]) == (400, pointer), "\(answer.text)")
      }
      let reply = try await desk.call(
        "POST", "/v1/replies/hello",
        #"{"commandId":"x","basedOn":0,"reply":{"title":{"en":"t"},"text":{"en":"{shoe}"}}}"#,
        token: ann)
      #expect((reply.status, reply["errors.0.pointer"]) == (400, "/reply/text/en"))
    }
  }

  @Test("A preview tells what the bot says now and with the change, and saves nothing")
  func preview() async throws {
    try await withDesk { desk in
      let ann = try await desk.signIn("ann")
      let body = """
        {"articleId":"refund-time","questions":["How long does a refund take?","where is the moon"],
        "article":{"texts":{"en":{"title":"Refund time","question":"How long does a refund take?","answer":"Two days."}}}}
        """
      let answer = try await desk.call("POST", "/v1/knowledge/preview", body, token: ann)
      #expect(answer["items.0.now.text"] == "Three to five working days.", "\(answer.text)")
      #expect(answer["items.0.then.text"] == "Two days.")
      #expect(answer["items.0.then.kind"] == "answers")
      #expect(answer["items.1.now.kind"] == answer["items.1.then.kind"])
      let gone = try await desk.call(
        "POST", "/v1/knowledge/preview",
        #"{"articleId":"refund-time","questions":["How long does a refund take?"],"withdrawn":true}"#,
        token: ann)
      #expect(gone["items.0.now.kind"] == "answers" && gone["items.0.then.kind"] != "answers")
      #expect(try await desk.call("GET", Self.article, token: ann)["revision"] == "0")
    }
  }

  @Test("A canned reply is changed, and another one written")
  func replies() async throws {
    try await withDesk { desk in
      let (ann, mei) = (try await desk.signIn("ann"), try await desk.signIn("mei"))
      for (id, text) in [("hello", "Welcome {customer}"), ("bye", "Goodbye")] {
        let answer = try await desk.call(
          "POST", "/v1/replies/\(id)",
          #"{"commandId":"\#(id)","basedOn":0,"reply":{"title":{"en":"T"},"text":{"en":"\#(text)"}}}"#,
          token: ann)
        #expect(answer.status == 200, "\(answer.text)")
      }
      let list = try await desk.call("GET", "/v1/replies", token: mei)
      #expect((list["items.0.id"], list["items.0.text.en"]) == ("bye", "Goodbye"))
      #expect(list["items.1.text.en"] == "Welcome {customer}")
    }
  }
}
