import Testing

@testable import ServiceHost

@Suite struct OptionsTests {
  @Test func `the options of a service are read`() throws {
    let options = try Options(["--check-config", "--settings", "a.yaml"])
    #expect(options.checkConfig)
    #expect(options.settingsFile == "a.yaml")
    #expect(try Options(["-h"]).help)
  }

  @Test(arguments: [["--what"], ["--settings"], ["extra"]])
  func `anything else is a usage error`(arguments: [String]) {
    let exit = #expect(throws: ServiceExit.self) { try Options(arguments) }
    #expect(exit?.code == .usage)
  }

  @Test func `usage names the executable and its settings`() throws {
    let usage = try Options([]).usage("bot", [.secret.required()])
    #expect(usage.hasPrefix("usage: baton-bot "))
    #expect(usage.contains("BATON_SECRET [required, secret]"))
  }
}
