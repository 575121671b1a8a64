import Firm
import Foundation
import Testing

@Suite(.timeLimit(.minutes(1))) struct HotReloadTests {
  struct Unreadable: Error {}

  let folder: FirmFolder

  init() throws { folder = try FirmFolder() }

  func reload() throws -> HotReload<String> {
    let file = folder.url.appending(path: "policy.yaml")
    return try HotReload(watching: [folder.url], every: .milliseconds(1)) {
      let text = try String(contentsOf: file, encoding: .utf8)
      if text.contains("bad") { throw Unreadable() }
      return text
    }
  }

  @Test func `without a change nothing is loaded`() throws {
    guard case .unchanged = try reload().look() else { Issue.record("loaded again"); return }
  }

  @Test func `a change is loaded, a mistake keeps the last good value, its mend is loaded`() throws
  {
    let reload = try reload()
    try folder.write("policy.yaml", "second")
    guard case .loaded("second") = reload.look() else { Issue.record("not loaded"); return }
    try folder.write("policy.yaml", "a bad one")
    guard case .failed = reload.look() else { Issue.record("not failed"); return }
    #expect(reload.current == "second")
    guard case .unchanged = reload.look() else { Issue.record("failed twice"); return }
    try folder.write("policy.yaml", "third")
    reload.look()
    #expect(reload.current == "third")
  }

  @Test func `a new file, a removed one and one in a folder below are changes`() throws {
    let reload = try reload()
    let below = folder.url.appending(path: "knowledge")
    try FileManager.default.createDirectory(at: below, withIntermediateDirectories: true)
    try Data("x".utf8).write(to: below.appending(path: "a.yaml"))
    guard case .loaded = reload.look() else { Issue.record("new file unseen"); return }
    try FileManager.default.removeItem(at: below.appending(path: "a.yaml"))
    guard case .loaded = reload.look() else { Issue.record("removal unseen"); return }
  }

  @Test func `who listens gets the current value and those after it`() async throws {
    let reload = try reload()
    let running = Task { try await reload.run() }
    var values = reload.values.makeAsyncIterator()
    #expect(await values.next() == FirmFolder.policy)
    try folder.write("policy.yaml", "second")
    #expect(await values.next() == "second")
    running.cancel()
    try await running.value
  }

  @Test func `the first load throws what is wrong`() throws {
    try folder.write("policy.yaml", "bad")
    #expect(throws: Unreadable.self) { try reload() }
  }

  @Test func `a firm's own files are watched this way`() throws {
    let url = folder.url
    let reload = try HotReload(watching: [url]) { try Firm.load(folder: url) }
    try folder.write("policy.yaml", FirmFolder.policy + "\nsession: {offer: 45s}")
    reload.look()
    #expect(reload.current.policy.session.offer == .seconds(45))
    try folder.write("policy.yaml", "handover: {}")
    guard case .failed(let error) = reload.look() else { Issue.record("accepted"); return }
    #expect(error is FirmProblems)
    #expect(reload.current.policy.session.offer == .seconds(45))
  }
}
