import Foundation
import TestPacing
import Testing

private enum ModelChecker {
  static let isInstalled = ["/usr/bin/spin", "/usr/local/bin/spin", "/opt/homebrew/bin/spin"]
    .contains { FileManager.default.isExecutableFile(atPath: $0) }

  private static let script = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "Model/check.sh")

  /// What the script says, if it says that all is well.
  static func check(_ name: String) throws -> String {
    let process = Process()
    process.executableURL = script
    process.arguments = [name]
    let pipe = Pipe()
    process.standardOutput = pipe
    try process.run()
    let said = try pipe.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    let text = String(decoding: said, as: UTF8.self)
    #expect(process.terminationStatus == 0, "\(text)")
    return text
  }
}

/// What `make model` does in full, as far as it fits into every run.
@Suite("The model checker", .calculating, .enabled(if: ModelChecker.isInstalled))
struct ModelCheckTests {
  @Test("finds nothing in any state of the race between bots, an agent and the clock")
  func race() throws {
    print(try ModelChecker.check("race"), terminator: "")
  }

  @Test(
    "finds something with any one rule removed",
    arguments: ["NO_EPOCH", "NO_HOLDER", "NO_COVERS", "NO_NAMES", "NO_SEEN", "NO_IDS"])
  func ruleOff(rule: String) throws {
    #expect(try ModelChecker.check(rule).contains("assertion violated"))
  }
}
