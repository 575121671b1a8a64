import Foundation
import Testing

extension SystemTests {
  /// The console's main states, held against WCAG 2.2 AA, in both languages, light and dark.
  @Suite("Accessibility", .timeLimit(.minutes(4)))
  struct AccessibilityTests {
    struct Look: Sendable, CustomTestStringConvertible {
      var language: String
      var theme: String
      var width: Int

      var testDescription: String { "\(width) \(language) \(theme)" }
    }

    private static let looks = [
      Look(language: "en", theme: "light", width: 1440),
      Look(language: "zh", theme: "dark", width: 1440),
      Look(language: "zh", theme: "light", width: 390),
      Look(language: "en", theme: "dark", width: 390),
    ]

    private static let dialogs = [
      "palette", "shortcuts", "wall", "day", "transfer", "snooze", "return", "resolve",
    ]

    @Test("Names, roles, references, contrast and sizes are right in every state", arguments: looks)
    func states(_ look: Look) async throws {
      let baton = try await SharedBaton.running
      let direct = try await DeskAgent(baton, id: "sofia")
      let page = try await DeskPage(
        baton, "sofia", language: look.language, theme: look.theme, width: look.width,
        height: look.width < 800 ? 844 : 900)
      func check(_ state: String) async throws {
        let faults = try await page.browser.run(AccessibilityAudit.script) as? [String]
        #expect(faults == [], "\(state), \(look.testDescription)")
        try await page.browser.picture(
          "desk-\(state)-\(look.width)-\(look.language)-\(look.theme)")
      }
      try await check("empty")
      try await direct.goOnline()
      let customer = try await WebCustomer(baton, language: look.language)
      let person = look.language == "zh" ? "我要转人工客服" : "I want to talk to a human agent"
      try await customer.say(person)
      try await page.browser.wait(for: "document.querySelector('.offer .button.primary')")
      try await check("offer")
      try await page.accept()
      try await page.write(look.language == "zh" ? "您好，我来查看。" : "Hello, let me look.")
      try await page.browser.wait(for: "document.querySelector('[data-role=supervisor]')")
      try await customer.say(look.language == "zh" ? "多久能退款？" : "How long does a refund take?")
      try await page.browser.wait(for: "document.querySelector('.check.verified')")
      try await check("conversation")
      for dialog in Self.dialogs {
        try await open(dialog, page)
        try await check(dialog)
        try await page.browser.click("dialog > .dialog-card > header .button")
        try await page.browser.wait(for: "!document.querySelector('dialog')")
      }
      try await page.resolve()
      // Whoever wraps up has no room for the next look's customer.
      let wrapUp = "conversations/\(customer.conversation)/wrap-up"
      #expect(try await direct.act(wrapUp, ["code": "solved"]).status == 200)
      try await direct.goOffline()
      try await page.close()
    }

    /// By the keys and the palette, as the page offers them.
    private func open(_ dialog: String, _ page: DeskPage) async throws {
      try await page.browser.run("document.activeElement?.blur()")
      let keys = ["transfer": "t", "snooze": "z", "return": "b", "resolve": "e", "shortcuts": "?"]
      if let key = keys[dialog] {
        try await page.browser.press(key)
      } else {
        try await page.browser.run(
          "dispatchEvent(new KeyboardEvent('keydown', {key: 'k', ctrlKey: true, bubbles: true}))")
        try await page.browser.wait(for: "document.querySelector('.palette input')")
        if dialog != "palette" {
          let isChinese =
            try await page.browser.run("return document.documentElement.lang") as? String == "zh-CN"
          let words = ["wall": ("Live wall", "实时看板"), "day": ("My day", "我的今日")][dialog]
          try await page.browser.type(
            (isChinese ? words?.1 : words?.0) ?? "", into: ".palette input", enter: true)
        }
      }
      try await page.browser.wait(for: "document.querySelector('dialog.\(dialog)')")
    }

    @Test("No width from 320 to 2560 pixels has to be scrolled sideways")
    func widths() async throws {
      let baton = try await SharedBaton.running
      for width in [390, 760, 1024, 1180, 1800, 2560] {
        let page = try await DeskPage(baton, "emma", width: width, height: 900)
        let wide = try await page.browser.run(
          """
          const {scrollWidth, scrollHeight} = document.documentElement;
          return scrollWidth > innerWidth || scrollHeight > innerHeight;
          """)
        #expect(wide as? Bool == false, "\(width)")
        try await page.close()
      }
    }
  }
}
