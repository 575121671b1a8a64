import Conversation
@testable import DeskDoor
import Firm
import NIOCore
@testable import Web

/// Bodies as the desk reads them. The first byte says which.
enum DeskReading {
  static func read(_ bytes: [UInt8]) {
    guard let first = bytes.first else { return }
    let body = ByteBuffer(bytes: bytes.dropFirst())
    do {
      try readers[Int(first) % readers.count](body)
    } catch let problem as Problem {
      promiseToTell(problem)
    } catch {
      fatalError("broken: \(error) is thrown, which no caller is told of")
    }
  }

  private static let readers: [@Sendable (ByteBuffer) throws -> Void] = [
    { body in
      let message = try JSONCoding.read(MoveBodies.Message.self, from: body)
      _ = try Field.text(message.text, "/text")
      _ = try Field.event(message.suggestionId, "/suggestionId")
      _ = try Field.command(message.commandId)
    },
    { _ = try Field.text(try JSONCoding.read(MoveBodies.Note.self, from: $0).text, "/text") },
    { body in
      let transfer = try JSONCoding.read(MoveBodies.Transfer.self, from: body)
      _ = try Field.optionalText(transfer.reason, "/reason", atMost: 500)
    },
    { body in
      let resolve = try JSONCoding.read(MoveBodies.Resolve.self, from: body)
      _ = try Field.text(resolve.code, "/code", atMost: 50)
      _ = try Field.optionalText(resolve.notes, "/notes", atMost: 2_000)
      _ = try resolve.throughSeq.map { try Field.count($0, "/throughSeq") }
    },
    { body in
      let snooze = try JSONCoding.read(MoveBodies.Snooze.self, from: body)
      _ = RFC3339.milliseconds(snooze.until)
    },
    { _ = try JSONCoding.read(MoveBodies.Close.self, from: $0) },
    { _ = try JSONCoding.read(MoveBodies.WrapUp.self, from: $0) },
    { body in
      let acknowledge = try JSONCoding.read(MoveBodies.Acknowledge.self, from: body)
      let hash = try Field.hash(acknowledge.chainHash, "/chainHash")
      promise(
        hash.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
          == acknowledge.chainHash.lowercased(), "it is another hash now")
    },
    { _ = try JSONCoding.read(MoveBodies.Decline.self, from: $0) },
    { _ = try JSONCoding.read(SessionBodies.SignIn.self, from: $0) },
    { _ = try JSONCoding.read(SessionBodies.PresenceChange.self, from: $0) },
    { body in
      let handBack = try JSONCoding.read(MoveBodies.Return.self, from: body)
      _ = try Field.optionalText(handBack.instructions, "/instructions", atMost: 1_000)
    },
    { _ = try JSONCoding.read(MoveBodies.Assign.self, from: $0) },
    { _ = try JSONCoding.read(MoveBodies.Lookup.self, from: $0) },
    { _ = try JSONCoding.read(MoveBodies.Prioritise.self, from: $0) },
    { _ = try JSONCoding.read(MoveBodies.Drain.self, from: $0) },
    { _ = try JSONCoding.read(MoveBodies.CloseQueue.self, from: $0) },
    { _ = try JSONCoding.read(MoveBodies.TakeNext.self, from: $0) },
    { _ = try JSONCoding.read(SessionBodies.Identity.self, from: $0) },
    { body in
      let edit = try JSONCoding.read(KnowledgeBodies.ArticleEdit.self, from: body)
      promiseToKeep(try edit.change.content(of: "a"), of: .article("a"))
    },
    { body in
      let edit = try JSONCoding.read(KnowledgeBodies.ReplyEdit.self, from: body)
      promiseToKeep(try edit.content(of: "a"), of: .reply("a"))
    },
    { body in
      let preview = try JSONCoding.read(KnowledgeBodies.Preview.self, from: body)
      _ = try preview.change.content(of: preview.articleId)
    },
    { body in
      let message = try JSONCoding.read(MoveBodies.Message.self, from: body)
      _ = try Assistance.all(message.assistance, "/assistance", atMost: 10)
    },
  ]

  /// Whatever the desk takes as an edit, the topic's readers take, and read as it was meant.
  private static func promiseToKeep(_ content: EditedContent, of subject: KnowledgeEdits.Subject) {
    var edited = KnowledgeEdited(content, of: subject)
    edited.authorRole = .supervisor
    edited.authorID = "ann"
    guard let bytes = try? edited.bytes() else { return promise(false, "it cannot be encoded") }
    var edits = KnowledgeEdits()
    let verdict = edits.apply(
      KnowledgeEdited(bytes: bytes), offset: 0, timestamp: Timestamp(milliseconds: 0))
    promise(verdict == .effective, "the desk takes what the topic's readers do not: \(verdict)")
    promise(edits.history(of: subject).first?.content == content, "it is another edit now")
  }
}
