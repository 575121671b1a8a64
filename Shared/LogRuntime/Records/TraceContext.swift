/// W3C trace context: https://www.w3.org/TR/trace-context/#traceparent-header
enum TraceContext {
  /// Lets proposals without a trace of their own continue `parent`'s.
  static func `continue`(_ parent: String?, in proposals: inout [Proposal]) {
    guard let parent else { return }
    for index in proposals.indices where proposals[index].traceparent == nil {
      proposals[index].traceparent = child(of: parent)
    }
  }

  /// A step within the same trace, with a span id of its own; nil where `parent` is none.
  static func child(of parent: String) -> String? {
    let fields = parent.split(separator: "-", omittingEmptySubsequences: false)
    guard fields.count == 4, fields[0] == "00", fields[1].utf8.count == 32,
      fields[2].utf8.count == 16, fields[3].utf8.count == 2
    else { return nil }
    let digits = String(UInt64.random(in: 1...UInt64.max), radix: 16)
    let span = String(repeating: "0", count: 16 - digits.count) + digits
    return "00-\(fields[1])-\(span)-\(fields[3])"
  }
}
