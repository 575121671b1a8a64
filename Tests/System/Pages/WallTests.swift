import Foundation
import Testing

extension SystemTests {
  /// Who leads, at the live wall.
  @Suite("The live wall", .timeLimit(.minutes(3)), .serialized)
  struct WallTests {
    /// The row of the wall's first or last table in which such words stand.
    private static func row(_ words: String, ofFirstTable isFirst: Bool) -> String {
      let tables = "document.querySelectorAll('.dialog.wall table')"
      let table = isFirst ? "\(tables)[0]" : "[...\(tables)].at(-1)"
      return
        "[...(\(table)?.querySelectorAll('tbody tr') ?? [])].find(row => row.textContent.includes('\(words)'))"
    }

    private static func press(_ row: String, _ page: DeskPage) async throws {
      try await page.browser.run("\(row).querySelector('td:last-child button').click()")
    }

    @Test(
      "Shows who waits where and why; changes what goes first, closes a queue, drains an agent; she takes the next herself",
      arguments: [
        ("en", "Live wall", "Shop", "closed", "finishes what they have"),
        ("zh", "实时看板", "商城", "已关闭", "仅处理现有会话"),
      ])
    func orders(
      _ language: String, _ wall: String, _ shop: String, _ closed: String, _ drained: String
    ) async throws {
      let baton = try await SharedBaton.running
      let customer = try await WebCustomer(baton, language: language)
      try await customer.say(language == "zh" ? "我要转人工客服" : "I want to talk to a human agent")
      let sofia = try await DeskPage(baton, "sofia", language: language)
      let browser = sofia.browser
      try await sofia.open(customer.conversation, in: "queue")
      try await browser.click(".top-bar .tool[aria-label='\(wall)']")

      let queue = Self.row(shop, ofFirstTable: true)
      try await browser.wait(for: "\(queue)?.children[1].textContent === '1'")
      try await browser.run("\(queue).querySelector('th button').click()")
      try await browser.wait(for: "document.querySelector('.dialog.wall select')")
      try await browser.run(
        """
        const choice = document.querySelector('.dialog.wall select');
        choice.value = '100';
        choice.dispatchEvent(new Event('change', { bubbles: true }));
        """)
      try await sofia.shows("+20", in: ".dialog.wall table:nth-of-type(2)")

      try await Self.press(queue, sofia)
      try await browser.wait(for: "\(queue)?.children[5].textContent === '\(closed)'")
      let lin = Self.row("Lin Mei", ofFirstTable: false)
      try await Self.press(lin, sofia)
      try await browser.wait(for: "\(lin)?.children[3].textContent === '\(drained)'")
      try await browser.picture("desk-wall-\(language)")
      try await Self.press(lin, sofia)
      try await browser.wait(for: "\(lin)?.children[3].textContent === '–'")
      try await Self.press(queue, sofia)
      try await browser.wait(for: "\(queue)?.children[5].textContent !== '\(closed)'")

      // There, and offered nothing unasked: she takes the next herself.
      try await browser.press("\u{E00C}")
      try await browser.run(
        """
        const presence = document.querySelector('.presence select');
        presence.value = 'online';
        presence.dispatchEvent(new Event('change', { bubbles: true }));
        """)
      try await browser.wait(for: "document.querySelector('.button.next')")
      try await browser.click(".button.next")
      try await browser.wait(for: "document.querySelector('.holder.mine')")
      try await sofia.resolve()
      try await DeskAgent(baton, id: "sofia").goOffline()
      try await sofia.close()
    }
  }
}
