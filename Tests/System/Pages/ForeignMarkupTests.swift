import Foundation
import Testing

extension SystemTests {
  /// What customers and their gateways write is text wherever it is shown, whatever it looks like.
  @Suite("Foreign markup", .timeLimit(.minutes(4)))
  struct ForeignMarkupTests {
    @Test("None of a hundred payloads runs, in any field that a customer can fill")
    func none() async throws {
      // Of its own: the bot hands some of it over, and nobody serves those who wait.
      let baton = try await BatonUp()
      let payloads = Self.payloads
      #expect(payloads.count >= 100)
      let page = try await DeskPage(baton, "sofia")
      let agent = try await DeskAgent(baton, id: "sofia")
      try await page.browser.run("window.ran = 0; window.alert = () => { window.ran += 1; }")
      for (number, payload) in payloads.enumerated() {
        let conversation = try await write(payload, number, baton, agent)
        guard number % 10 == 0 else { continue }
        try await take(conversation, agent)
        let noted = try await agent.act("conversations/\(conversation)/notes", ["text": payload])
        #expect(noted.isAccepted, "\(noted.text)")
        let said = try await agent.say(payload, in: conversation)
        #expect(said.isAccepted, "\(said.text)")
        try await page.open(conversation, in: "me")
        try await page.browser.wait(for: "document.querySelector('[data-role=supervisor]')")
        try await Self.expectNothingRan(page, payload)
        let resolved = try await agent.act(
          "conversations/\(conversation)/resolve", ["code": "spam"])
        #expect(resolved.isAccepted, "\(resolved.text)")
      }
      for tab in ["bot", "queue", "closed"] {
        try await page.browser.click("#tab-\(tab)")
        try await page.browser.wait(for: "document.querySelector('.entry, .empty')")
        try await Self.expectNothingRan(page, tab)
      }
      try await page.browser.type("onerror", into: "input[data-place=search]")
      try await page.browser.wait(for: "document.querySelector('.entry')")
      try await Self.expectNothingRan(page, "the search")
      try await page.close()
    }

    /// Again where the bot decided in between: the log judges such a take void.
    private func take(_ conversation: String, _ agent: DeskAgent) async throws {
      for _ in 1...10 {
        let taken = try await agent.act("conversations/\(conversation)/take", [:])
        if taken.status == 200 { return }
        try #require(taken.string("reason") == "stale_epoch", "\(taken.text)")
      }
      throw HarnessError("\(conversation) could not be taken")
    }

    /// A message with the payload in every field; gives the conversation's id.
    private func write(
      _ payload: String, _ number: Int, _ baton: BatonUp, _ agent: DeskAgent
    ) async throws -> String {
      let ready = try baton.ready
      let answer = try await baton.http.post(
        "\(ready.intake)/v1/messages",
        [
          "channel": "markup", "account": "a", "peer": "p-\(number)-\(UUID())", "messageId": "m",
          "text": payload,
          "attachments": [
            [
              "url": "https://files.example.com/a.png?\(number)", "mediaType": "image/png",
              "name": payload, "bytes": 10,
            ]
          ],
          "customer": [
            "id": "c-\(number)", "name": payload, "language": "en",
            "tier": String(payload.prefix(64)),
            "attributes": ["note": payload],
          ],
        ], token: ready.gatewayToken)
      guard answer.status == 202, let id = answer.string("conversationId") else {
        throw HarnessError("\(payload): \(answer.status) \(answer.text)")
      }
      let place = "\(answer["partition"] ?? "")-\(answer["offset"] ?? "")"
      _ = try await agent.conversation(id, atLeast: place)
      return id
    }

    /// Neither a script that ran nor an element that none of the page's views makes.
    private static func expectNothingRan(_ page: DeskPage, _ what: String) async throws {
      let found =
        try await page.browser.run(
          """
          const kinds = ['script', 'iframe', 'object', 'embed', 'style', 'link', 'form[action]', 'math',
            'video', 'audio', 'marquee', 'details', 'base', 'meta', 'img:not([src="icon.svg"])', '[style]',
            'a[href^="javascript:" i]', 'a[href^="data:" i]'];
          const strange = [...document.querySelectorAll(kinds.map((kind) => `#app ${kind}`).join(', '))];
          const handlers = [...document.querySelectorAll('#app *')]
            .filter((each) => [...each.attributes].some(({name}) => name.startsWith('on')));
          return [window.ran, ...[...strange, ...handlers].map((each) => each.outerHTML.slice(0, 200))];
          """) as? [Any]
      #expect(found?.count == 1 && found?.first as? Int == 0, "\(what): \(found ?? [])")
    }

    /// The usual ways in, each in several wrappings.
    private static let payloads: [String] = {
      let calls = ["alert(1)", "alert`1`", "window.alert(1)", "top['al'+'ert'](1)"]
      let shapes = [
        "<script>CALL</script>", "<img src=x onerror=CALL>", "<svg onload=CALL>",
        "<svg><script>CALL</script></svg>", "<iframe src=javascript:CALL></iframe>",
        "<a href=javascript:CALL>x</a>", "<body onload=CALL>", "<details open ontoggle=CALL>",
        "<input autofocus onfocus=CALL>", "<select autofocus onfocus=CALL>",
        "<video><source onerror=CALL></video>", "<math><mtext></p><img src=x onerror=CALL></math>",
        "<marquee onstart=CALL>", "<object data=javascript:CALL>", "<embed src=javascript:CALL>",
        "\"><script>CALL</script>", "'><img src=x onerror=CALL>",
        "</textarea><script>CALL</script>",
        "</title><svg/onload=CALL>", "<style>@import 'javascript:CALL'</style>",
        "<meta http-equiv=refresh content='0;url=javascript:CALL'>",
        "<base href=javascript:CALL//>",
        "<form action=javascript:CALL><button>x</button></form>", "javascript:CALL",
        "{{constructor.constructor('CALL')()}}", "${CALL}",
        "<template><img src=x onerror=CALL></template>",
      ]
      return shapes.flatMap { shape in calls.map { shape.replacing("CALL", with: $0) } }
    }()
  }
}
