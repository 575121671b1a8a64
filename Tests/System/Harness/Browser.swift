import Foundation
import NIOHTTP1
import Synchronization

/// A real headless Chromium, driven by plain WebDriver (W3C) over HTTP.
final class Browser: Sendable {
  private let driver: ProcessBox
  private let http: HTTP
  private let session: String
  private let browserID: pid_t
  private let isOpen = Mutex(true)

  /// - Parameter size: of the window, in pixels.
  init(width: Int, height: Int, language: String, http: HTTP) async throws {
    self.http = http
    let port: Substring
    (driver, port) = try await Self.startDriver()
    let address = "http://127.0.0.1:\(port)"
    let options: [String: Any] = [
      "args": [
        "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage",
        "--window-size=\(width),\(height)", "--lang=\(language)",
      ],
      "prefs": ["intl.accept_languages": language],
    ]
    let capabilities: [String: Any] = [
      "alwaysMatch": ["browserName": "chrome", "goog:chromeOptions": options]
    ]
    let opened = try await http.post("\(address)/session", ["capabilities": capabilities])
    guard let id = opened["value", "sessionId"] as? String,
      let browserID = opened["value", "capabilities", "goog:processID"] as? Int
    else { throw HarnessError("no browser: \(opened.text)") }
    self.browserID = pid_t(browserID)
    session = "\(address)/session/\(id)"
    _ = try await http.post("\(session)/timeouts", ["script": 60_000, "implicit": 0])
  }

  /// It takes a port that is free in IPv6, and ends where somebody else has it in IPv4: then it is started anew.
  private static func startDriver() async throws -> (ProcessBox, port: Substring) {
    guard let chromedriver = find("chromedriver") else {
      throw HarnessError("chromedriver is not installed: deploy/install-prerequisites.sh --tests")
    }
    for _ in 1...5 {
      let driver = try ProcessBox(
        executable: chromedriver, arguments: ["--port=0"], environment: [:],
        log: FileManager.default.temporaryDirectory.appending(path: "chromedriver-\(UUID()).log"))
      let said = try await driver.waitForWords(
        #/started successfully on port (?<port>\d+)|port not available/#)
      if let port = said.port { return (driver, port) }
    }
    throw HarnessError("chromedriver found no port")
  }

  /// A test that fails leaves no page behind, which would go on asking its services for ever.
  deinit {
    guard isOpen.withLock({ $0 }) else { return }
    kill(browserID, SIGKILL)
    driver.sendKill()
  }

  static func find(_ name: String) -> URL? {
    let folders = ["/usr/bin", "/usr/local/bin", "/opt/homebrew/bin", "/usr/lib/chromium"]
    return folders.map { URL(filePath: "\($0)/\(name)") }
      .first { FileManager.default.isExecutableFile(atPath: $0.path) }
  }

  func open(_ url: String) async throws {
    let answer = try await http.post("\(session)/url", ["url": url])
    guard answer.status == 200 else { throw HarnessError("\(url): \(answer.text)") }
  }

  /// Waits, in the page, until the expression is true, and returns its value. Looks again at every
  /// change of the document.
  @discardableResult
  func wait(for expression: String) async throws -> Any? {
    let script = """
      const done = arguments[arguments.length - 1];
      const look = () => { const value = \(expression); if (value) { watch.disconnect(); done(value); } };
      const watch = new MutationObserver(look);
      watch.observe(document, {subtree: true, childList: true, attributes: true, characterData: true});
      look();
      """
    let answer = try await http.post(
      "\(session)/execute/async", ["script": script, "args": [Any]()])
    guard answer.status == 200 else {
      throw HarnessError("never: \(expression)\n\(answer.text.prefix(500))")
    }
    return answer["value"]
  }

  func click(_ selector: String) async throws {
    let element = try await element(selector)
    let answer = try await http.post("\(session)/element/\(element)/click", [:])
    guard answer.status == 200 else { throw HarnessError("click \(selector): \(answer.text)") }
  }

  /// Types into an element; `enter` sends the Return key after it.
  func type(_ text: String, into selector: String, enter: Bool = false) async throws {
    let element = try await element(selector)
    let answer = try await http.post(
      "\(session)/element/\(element)/value", ["text": enter ? text + "\u{E007}" : text])
    guard answer.status == 200 else { throw HarnessError("type \(selector): \(answer.text)") }
  }

  private func element(_ selector: String) async throws -> String {
    let answer = try await http.post(
      "\(session)/element", ["using": "css selector", "value": selector])
    guard answer.status == 200, let value = answer["value"] as? [String: String],
      let id = value.values.first
    else {
      throw HarnessError("no element \(selector): \(answer.text.prefix(300))")
    }
    return id
  }

  /// Runs a script in the page; gives what it returns.
  @discardableResult
  func run(_ script: String, _ arguments: [Any] = []) async throws -> Any? {
    let answer = try await http.post(
      "\(session)/execute/sync", ["script": script, "args": arguments])
    guard answer.status == 200 else { throw HarnessError("\(script): \(answer.text.prefix(500))") }
    return answer["value"]
  }

  /// Presses keys wherever the keyboard is.
  func press(_ keys: String) async throws {
    let strokes = keys.flatMap { key in
      [["type": "keyDown", "value": "\(key)"], ["type": "keyUp", "value": "\(key)"]]
    }
    let answer = try await http.post(
      "\(session)/actions",
      ["actions": [["type": "key", "id": "keyboard", "actions": strokes]]])
    guard answer.status == 200 else { throw HarnessError("press \(keys): \(answer.text)") }
  }

  func reload() async throws {
    let answer = try await http.post("\(session)/refresh", [:])
    guard answer.status == 200 else { throw HarnessError("reload: \(answer.text)") }
  }

  /// Cuts the page off the network, or lets it back.
  func cutOff(_ isOff: Bool) async throws { try await network(isOff: isOff, latency: 0) }

  /// Lets each of the page's requests take so many milliseconds longer.
  func slowDown(milliseconds: Int) async throws {
    try await network(isOff: false, latency: milliseconds)
  }

  private func network(isOff: Bool, latency: Int) async throws {
    let conditions: [String: Any] = ["offline": isOff, "latency": latency, "throughput": -1]
    let answer = try await http.post(
      "\(session)/chromium/network_conditions", ["network_conditions": conditions])
    guard answer.status == 200 else { throw HarnessError("network: \(answer.text)") }
  }

  /// What the page's developer tools say to a command.
  func tools(_ command: String, _ parameters: [String: Any] = [:]) async throws -> HTTP.Answer {
    try await http.post(
      "\(session)/goog/cdp/execute", ["cmd": command, "params": parameters])
  }

  /// A picture of the window, where `BATON_SCREENSHOTS` names a folder for them.
  func picture(_ name: String) async throws {
    guard let folder = ProcessInfo.processInfo.environment["BATON_SCREENSHOTS"] else { return }
    let answer = try await http.get("\(session)/screenshot")
    guard let text = answer.string("value"), let data = Data(base64Encoded: text) else { return }
    try data.write(to: URL(filePath: folder).appending(path: "\(name).png"))
  }

  func close() async throws {
    _ = try await http.send(.DELETE, session, nil)
    isOpen.withLock { $0 = false }
    await driver.kill()
  }
}
