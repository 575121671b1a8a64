import Conversation
import Foundation
import Testing

/// Records as the first version wrote them. `BATON_WRITE_GOLDEN=1` writes those that are not there
/// yet; one that is there is never replaced.
@Suite("Golden records")
struct GoldenRecordTests {
  private static let folder = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().appending(path: "Golden")

  private static func file(of event: Event) -> URL {
    folder.appending(path: "\(event.body.name).binpb")
  }

  @Test(
    "Every type of event has one, decoded for ever", arguments: GoldenEvents.all.map(\.body.name))
  func decoded(name: String) throws {
    let event = try #require(GoldenEvents.all.first { $0.body.name == name })
    let file = Self.file(of: event)
    if ProcessInfo.processInfo.environment["BATON_WRITE_GOLDEN"] == "1",
      !FileManager.default.fileExists(atPath: file.path)
    {
      try Data(try event.serialized()).write(to: file)
    }
    let bytes = [UInt8](try Data(contentsOf: file))
    #expect(try Event(serialized: bytes) == event)
    #expect(try event.serialized() == bytes)
  }

  @Test("No type is left out, and none has two")
  func complete() {
    let golden = GoldenEvents.all.map(\.body.kindNumber).sorted()
    let types = EventKind.allCases.map { UInt32($0.rawValue) }.filter { $0 != 0 }.sorted()
    #expect(golden == types)
  }

  @Test("A record of a younger version, with fields and a kind unknown here, is read all the same")
  func younger() throws {
    let event = try #require(GoldenEvents.all.last)
    var bytes = try event.serialized()
    bytes += [0xF8, 0x3F, 0x05]
    #expect(try Event(serialized: bytes) == event)
    var unknown = event
    unknown.body = .unknown(kind: 4_711, bytes: [1, 2, 3])
    #expect(try Event(serialized: try unknown.serialized()) == unknown)
  }
}
