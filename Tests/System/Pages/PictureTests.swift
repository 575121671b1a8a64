import Foundation
import Testing

extension SystemTests {
  /// The pictures that customers attach, as agents see them.
  @Suite("Pictures", .timeLimit(.minutes(3)))
  struct PictureTests {
    @Test(
      "A customer's picture is shown in the transcript, and its address hears of the desk alone")
    func shown() async throws {
      let host = try await PictureHost.start()
      let file = FileManager.default.temporaryDirectory.appending(path: "\(UUID()).yaml")
      let secret = "whsec_" + Data(repeating: 7, count: 32).base64EncodedString()
      let gateways = """
        gatewayToken: demo-gateway-token
        gateways:
          - channel: webchat
            account: web
          - channel: app
            account: shop
            deliver: {url: "\(host.url("in"))", secret: \(secret), allowPrivate: true}
        """
      try Data(gateways.utf8).write(to: file)
      let baton = try await BatonUp(arguments: ["--gateways", file.path])
      let agent = try await DeskAgent(baton, id: "sofia")
      let names = ["parcel.png", "page.png"]
      let answer = try await baton.http.post(
        "\(try baton.ready.intake)/v1/messages",
        [
          "channel": "app", "account": "shop", "peer": "p", "messageId": "m",
          "text": "I want to talk to a human agent: look at this",
          "attachments": names.map {
            ["url": host.url($0), "mediaType": "image/png", "name": $0, "bytes": 70]
              as [String: Any]
          },
        ], token: baton.ready.gatewayToken)
      let id = try #require(answer.string("conversationId"), "\(answer.text)")
      let place = "\(answer["partition"] ?? "")-\(answer["offset"] ?? "")"
      let detail = try await agent.conversation(id, atLeast: place)
      let message = (detail["messages"] as? [[String: Any]])?.first?["eventId"] as? String ?? ""
      let pictures = "conversations/\(id)/messages/\(message)/pictures"
      #expect(try await agent.get("\(pictures)/0").status == 200)
      #expect(try await agent.get("\(pictures)/1").status == 502)
      #expect(try await agent.get("\(pictures)/2").status == 404)

      for (width, theme, language) in [(1440, "light", "en"), (390, "dark", "zh")] {
        let page = try await DeskPage(
          baton, "sofia", language: language, theme: theme, width: width,
          height: width < 800 ? 844 : 900)
        try await page.open(id, in: "queue")
        try await page.browser.run("document.querySelector('.picture').scrollIntoView()")
        try await page.browser.wait(for: "document.querySelector('.picture.shown img')")
        let drawn = try await page.browser.run(
          """
          const picture = document.querySelector('.picture.shown img');
          return picture.decode().then(() => picture.naturalWidth);
          """)
        #expect(drawn as? Int == 1)
        let faults = try await page.browser.run(AccessibilityAudit.script) as? [String]
        #expect(faults == [])
        try await page.browser.picture("desk-picture-\(width)-\(language)-\(theme)")
        try await page.close()
      }
      #expect(host.strangers == 0)
    }
  }
}
