import Conversation
import DeskCore
import DeskDoor
import Firm
import HTTPTypes
import LogRuntime
import Understanding
import Web

extension Desk {
  /// Proposes an edit and waits for the verdict of the topic.
  ///
  /// Throws 409 where somebody else edited it first, with who it was; 503 where Kafka takes nothing, 504 where the verdict
  /// is not known in time.
  func edit(
    _ subject: KnowledgeEdits.Subject, _ content: EditedContent, basedOn: UInt32, by person: Person,
    commandID: String, traceparent: String?
  ) async throws -> VerdictAnswer {
    var edited = KnowledgeEdited(content, of: subject)
    let id = EventID.command(commandID, by: person.id)
    edited.event = EventRef(id)
    edited.basedOn = Int64(basedOn)
    edited.authorRole = person.author.role
    edited.authorID = person.id
    edited.authorName = person.name
    let now = Timestamp.current
    edited.occurredAtMs = now.milliseconds
    try await note(.edited, by: person.id, detail: String(decoding: subject.key, as: UTF8.self))
    let judgement = try await judgement(
      of: id, in: edits,
      [
        Proposal(
          topic: topics.knowledge, key: subject.key, value: .bytes(try edited.bytes()),
          type: "knowledge.edited", id: id, occurredAt: now, traceparent: traceparent)
      ])
    let answer = VerdictAnswer(id, judgement)
    guard judgement.reason == nil else { throw editConflict(answer, subject) }
    return answer
  }

  private func editConflict(
    _ answer: VerdictAnswer, _ subject: KnowledgeEdits.Subject
  ) -> Problem {
    var members = answer.members
    guard let last = knowledge.edits.history(of: subject).first else {
      return Problem.conflict("The edit does not count: \(answer.reason ?? "").", members: members)
    }
    members["revision"] = .number(last.number)
    members["editedBy"] = .object(["id": .text(last.authorID), "name": .text(last.authorName)])
    members["editedAt"] = .text(last.at.rfc3339)
    return Problem(
      .conflict, type: "urn:baton:problem:edited-meanwhile", title: "Edited meanwhile",
      detail: "\(last.authorName) edited it at \(last.at.rfc3339). Look at that first.",
      members: members)
  }

  /// The canned replies as they are now.
  var replies: [CannedReply] { knowledge.edits.applied(to: firm.current.replies) }

  /// What the rest of the firm must know of what an edit names.
  ///
  /// - Throws: 400.
  func check(_ content: EditedContent) throws {
    switch content {
    case .article(let article):
      if let queue = article.escalation?.queue, firm.current.queue(queue) == nil {
        throw Problem.badField("/article/escalation/queue", "is not a queue of this firm")
      }
      let folders = knowledge.inFiles?.articles.map(\.folder) ?? []
      guard article.folder.isEmpty || folders.contains(article.folder) else {
        throw Problem.badField("/article/folder", "is none of the knowledge's folders")
      }
    case .reply(let reply):
      if let team = reply.team, firm.current.team(team) == nil {
        throw Problem.badField("/reply/team", "is not a team of this firm")
      }
    case .withdrawn, .asInFiles: break
    }
  }
}

extension Judgement {
  init(partition: Int32, offset: Int64, _ verdict: Verdict) {
    self.init(partition: partition, offset: offset, reason: verdict.voidReason?.name)
    if case .duplicate(let first, _) = verdict { repeats = first }
  }
}
