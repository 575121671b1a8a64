import Foundation
import Testing

/// What the bridge tells in `Tests/Model/capacity.pml` is what it tells.
@Suite("The table of the bridge's copies that the model checker uses")
struct BridgeTableTests {
  private static let file = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .appending(path: "Model/bridge.pml")

  /// With `BATON_WRITE_MODEL` set, the file is written anew.
  @Test("The bridge makes of every event in every state what the table says")
  func equal() throws {
    let table = BridgeTable()
    #expect(table.contradictions.prefix(5) == [])
    #expect(table.copies.values.count { $0 != nil } > 20)
    if ProcessInfo.processInfo.environment["BATON_WRITE_MODEL"] != nil {
      try Data(table.promela.utf8).write(to: Self.file)
    }
    let committed = try String(contentsOf: Self.file, encoding: .utf8)
    #expect(committed == table.promela, "BATON_WRITE_MODEL=1 writes it anew")
  }
}
