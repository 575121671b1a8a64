@testable import LogRuntime
import Testing

struct TextFormTests {
  @Test func `A position is written as two numbers and read back`() {
    let position = LogPosition(partition: 12, offset: 3_456_789)
    #expect(position.description == "12-3456789")
    #expect(LogPosition("12-3456789") == position)
    for text in ["", "12", "12-", "-1-2", "1-2-3", "1--2", "a-1", "1-9223372036854775808", "+1-2"] {
      #expect(LogPosition(text) == nil, "\(text)")
    }
  }

  @Test func `A child of a trace has its trace and a span of its own`() throws {
    let parent = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"
    let child = try #require(TraceContext.child(of: parent))
    #expect(child.hasPrefix("00-0af7651916cd43dd8448eb211c80319c-"))
    #expect(child.hasSuffix("-01"))
    #expect(child.count == parent.count)
    #expect(child != parent)
    for broken in ["", "00-1-2-3", "01-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"] {
      #expect(TraceContext.child(of: broken) == nil)
    }
  }
}
