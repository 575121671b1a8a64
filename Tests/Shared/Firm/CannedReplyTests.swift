import Testing

@testable import Firm

@Suite struct CannedReplyTests {
  private func load(_ yaml: String) throws -> [CannedReply] {
    let problems = ProblemList()
    let place = Place(file: "replies.yaml", path: "")
    let replies = Document.read(yaml, at: place, required: true, problems) { $0.cannedReplies() }
    guard problems.problems.isEmpty else { throw FirmProblems(problems.problems) }
    return replies ?? []
  }

  @Test("A reply has words in both languages, and what may be filled in")
  func read() throws {
    let replies = try load(
      """
      replies:
        - {id: hello, title: {en: Hello, zh: 问候}, text: {en: "Hello {customer}", zh: "您好"}}
      """)
    #expect(
      replies == [
        CannedReply(
          id: "hello", title: Wording(en: "Hello", zh: "问候"),
          text: Wording(en: "Hello {customer}", zh: "您好"))
      ])
  }

  @Test(
    "A name in braces that means nothing, a second reply of an id, and one without words are told",
    arguments: [
      "replies: [{id: a, title: A, text: \"{password}\"}]",
      "replies: [{id: a, title: A, text: B}, {id: a, title: A, text: B}]",
      "replies: [{id: a, title: A}]", "replies: [{id: A B, title: A, text: B}]", "replies: 5",
    ])
  func wrong(yaml: String) {
    #expect(throws: FirmProblems.self) { try load(yaml) }
  }
}
