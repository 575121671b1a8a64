import Foundation
import Testing

private let conversations =
  Int(ProcessInfo.processInfo.environment["BATON_DESK_CONVERSATIONS"] ?? "") ?? 0

extension SystemTests {
  /// What the console costs a browser while much happens: `BATON_DESK_CONVERSATIONS=200` says how many are open.
  @Suite("The console's frames", .enabled(if: conversations > 0), .timeLimit(.minutes(20)))
  struct DeskFramesTests {
    private static let messagesPerSecond = 20
    private static let seconds = 30

    /// From the beginning of a frame until it is drawn: what the page's scripts, styles and layout take of it.
    private static let measuring = """
      window.frames = [];
      const channel = new MessageChannel();
      let begun = 0;
      channel.port1.onmessage = () => window.frames.push(performance.now() - begun);
      const next = () => {
        begun = performance.now();
        channel.port2.postMessage(0);
        requestAnimationFrame(next);
      };
      requestAnimationFrame(next);
      """

    @Test("With many conversations open and 20 messages a second, frames take less than 16 ms")
    func frames() async throws {
      let baton = try await BatonUp()
      let agent = try await DeskAgent(baton, id: "sofia")
      let ready = try baton.ready
      @Sendable func write(_ customer: Int, _ number: Int) async throws -> HTTP.Answer {
        try await baton.http.post(
          "\(ready.intake)/v1/messages",
          [
            "channel": "frames", "account": "a", "peer": "p-\(customer)",
            "messageId": "m-\(number)",
            "text": number == 0 ? "I want to talk to a human agent" : "line \(number): 我的订单到哪了？",
            "customer": ["id": "c-\(customer)", "name": "Customer \(customer)", "language": "en"],
          ], token: ready.gatewayToken)
      }
      for customer in 0..<conversations {
        let answer = try await write(customer, 0)
        let id = try #require(answer.string("conversationId"), "\(answer.text)")
        _ = try await agent.conversation(
          id, atLeast: "\(answer["partition"] ?? "")-\(answer["offset"] ?? "")")
        while try await agent.act("conversations/\(id)/take", [:]).status != 200 {}
      }
      let page = try await DeskPage(baton, "sofia")
      try await page.browser.wait(for: "document.querySelector('.entry')")
      try await page.browser.run("document.querySelector('.entry').click()")
      try await page.browser.wait(for: "document.querySelector('.composer.reply textarea')")
      try await page.browser.run(Self.measuring)

      let clock = ContinuousClock()
      let start = clock.now
      for number in 0..<(Self.messagesPerSecond * Self.seconds) {
        try await clock.sleep(
          until: start + .milliseconds(number * 1_000 / Self.messagesPerSecond))
        _ = try await write(number % conversations, number + 1)
      }
      let took = clock.now - start
      let frames = (try await page.browser.run("return window.frames") as? [Double] ?? []).sorted()
      _ = try await page.browser.tools("HeapProfiler.collectGarbage")
      let heap = try await page.browser.run("return performance.memory.usedJSHeapSize") as? Int ?? 0
      let p50 = frames[frames.count / 2]
      let p95 = frames[frames.count * 95 / 100]
      print(
        "\(conversations) conversations, \(Self.messagesPerSecond * Self.seconds) messages in \(took): "
          + "\(frames.count) frames, p50 \(p50) ms, p95 \(p95) ms, longest \(frames.last ?? 0) ms, "
          + "\(heap / 1_000_000) MB held by scripts")
      #expect(p95 < 16)
      #expect(heap < 150_000_000)
      try await page.close()
    }
  }
}
