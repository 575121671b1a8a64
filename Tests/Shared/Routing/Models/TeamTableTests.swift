import Foundation
import Testing

/// The judgements of work in `Tests/Model/capacity.pml` are those of the team's fold.
@Suite("The table of work that the model checker uses")
struct TeamTableTests {
  private static let file = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "Model/work.pml")

  /// With `BATON_WRITE_MODEL` set, the file is written anew.
  @Test("The team's fold says of every event about every item what the table says")
  func equal() throws {
    let table = TeamTable()
    #expect(table.contradictions.prefix(5) == [])
    #expect(table.effects.values.count { $0 != nil } > 30)
    print("table of work: \(table.effects.count) cases, \(table.tried) events tried")
    if ProcessInfo.processInfo.environment["BATON_WRITE_MODEL"] != nil {
      try Data(table.promela.utf8).write(to: Self.file)
    }
    let committed = try String(contentsOf: Self.file, encoding: .utf8)
    #expect(committed == table.promela, "BATON_WRITE_MODEL=1 writes it anew")
  }
}
