import Foundation

/// The console in a browser, with somebody signed in through its own form.
final class DeskPage: Sendable {
  let browser: Browser
  let agentID: String

  /// - Parameter theme: `light` or `dark`.
  init(
    _ baton: BatonUp, _ agentID: String, language: String = "en", theme: String = "light",
    width: Int = 1440, height: Int = 900
  ) async throws {
    let ready = try baton.ready
    guard let secret = ready.agents.first(where: { $0.id == agentID })?.secret else {
      throw HarnessError("no agent \(agentID)")
    }
    self.agentID = agentID
    browser = try await Browser(width: width, height: height, language: language, http: baton.http)
    try await browser.open(ready.desk)
    try await browser.wait(for: "document.querySelector('input[name=agent]')")
    try await browser.run("localStorage.setItem('baton.desk.theme', arguments[0])", [theme])
    try await browser.reload()
    try await browser.wait(for: "document.querySelector('input[name=agent]')")
    try await browser.type(agentID, into: "input[name=agent]")
    try await browser.type(secret, into: "input[name=secret]", enter: true)
    try await browser.wait(for: "document.querySelector('.connection.live')")
  }

  /// Waits until such words stand somewhere in the page.
  func shows(_ words: String, in place: String = "#app") async throws {
    let literal = String(decoding: try JSONEncoder().encode([words]), as: UTF8.self)
    try await browser.wait(
      for: "document.querySelector('\(place)')?.textContent.includes(\(literal)[0])")
  }

  /// Takes the offer that stands, and waits for the place to write.
  func accept() async throws {
    try await browser.wait(for: "document.querySelector('.offer .button.primary:not(:disabled)')")
    try await browser.click(".offer .button.primary")
    try await browser.wait(for: "document.querySelector('.composer.reply textarea')")
  }

  /// Opens a conversation that is in one of the lists.
  func open(_ conversation: String, in tab: String) async throws {
    try await browser.click("#tab-\(tab)")
    try await browser.run("document.activeElement.blur()")
    let entry = "[data-conversation='\(conversation)']"
    try await browser.wait(for: "document.querySelector(\"\(entry)\")")
    try await browser.run("document.querySelector(arguments[0]).click()", [entry])
    try await browser.wait(for: "document.querySelector('.talk-head h1')")
  }

  func write(_ text: String, send: Bool = true) async throws {
    try await browser.type(text, into: "textarea[data-place=writing]", enter: send)
  }

  /// Ends what the open conversation's agent holds, so that nobody is left waiting.
  func resolve() async throws {
    try await browser.click(".moves .button.good")
    try await browser.wait(for: "document.querySelector('dialog input[type=radio]')")
    try await browser.click("dialog input[type=radio]")
    try await browser.wait(for: "!document.querySelector('dialog .button.primary').disabled")
    try await browser.click("dialog .button.primary")
    try await browser.wait(for: "!document.querySelector('dialog')")
  }

  func close() async throws { try await browser.close() }
}
