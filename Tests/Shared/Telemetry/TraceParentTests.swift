import Telemetry
import Testing

@Suite struct TraceParentTests {
  static let sample = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"

  @Test func `the example of the specification reads and writes back`() throws {
    let parent = try #require(TraceParent(Self.sample))
    #expect(parent.description == Self.sample)
    #expect(parent.traceID == "0af7651916cd43dd8448eb211c80319c")
    #expect(parent.isRecorded)
  }

  @Test func `a child stays in the trace under a new parent`() throws {
    let parent = try #require(TraceParent(Self.sample))
    let child = parent.child()
    #expect(child.traceID == parent.traceID)
    #expect(child.parent != parent.parent)
    #expect(TraceParent(child.description) == child)
  }

  @Test func `a later version is read as far as it is known`() {
    let later = "cc" + Self.sample.dropFirst(2) + "-what-comes"
    #expect(TraceParent(later)?.description == Self.sample)
  }

  @Test(arguments: [
    "", "00", String(sample.dropLast()), sample + "0", sample + "-x", "ff" + sample.dropFirst(2),
    "cc" + sample.dropFirst(2) + ".x", sample.uppercased(),
    "00-00000000000000000000000000000000-b7ad6b7169203331-01",
    "00-0af7651916cd43dd8448eb211c80319c-0000000000000000-01",
    "00_0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01",
    "00-0af7651916cd43dd8448eb211c80319é-b7ad6b7169203331-01",
  ])
  func `anything else is not a traceparent`(text: String) {
    #expect(TraceParent(text) == nil)
  }

  @Test func `a root reads back`() {
    let root = TraceParent.root()
    #expect(TraceParent(root.description) == root)
  }
}
