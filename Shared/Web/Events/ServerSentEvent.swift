/// One event of a `text/event-stream`.
public struct ServerSentEvent: Sendable, Hashable {
  /// What the browser sends back as `Last-Event-ID`; nil leaves the last one.
  public var id: String?
  /// The event's name; nil is `message`.
  public var event: String?
  /// Nil for a bare comment.
  public var data: String?
  /// Seen by nobody but proxies, and by a connection that may be dead.
  public var comment: String?

  public init(id: String? = nil, event: String? = nil, data: String) {
    self.id = id
    self.event = event
    self.data = data
  }

  public init(comment: String) { self.comment = comment }

  /// Its lines, with the empty one that ends it.
  public var text: String {
    var text = ""
    if let comment { text += Self.lines(": ", comment) }
    if let event { text += "event: \(Self.oneLine(event))\n" }
    if let id { text += "id: \(Self.oneLine(id))\n" }
    if let data { text += Self.lines("data: ", data) }
    return text + "\n"
  }

  private static func lines(_ prefix: String, _ value: String) -> String {
    // Mostly JSON, which has one.
    guard value.utf8.contains(where: { $0 == 0x0A || $0 == 0x0D }) else {
      return prefix + value + "\n"
    }
    var text = prefix
    var previous: Unicode.Scalar = " "
    for scalar in value.unicodeScalars {
      if scalar == "\r" || (scalar == "\n" && previous != "\r") { text += "\n" + prefix }
      if scalar != "\r", scalar != "\n" { text.unicodeScalars.append(scalar) }
      previous = scalar
    }
    return text + "\n"
  }

  /// Line ends would start another field, a NUL would make the id be ignored.
  private static func oneLine(_ value: String) -> String {
    String(
      String.UnicodeScalarView(
        value.unicodeScalars.filter { !"\r\n\0".unicodeScalars.contains($0) }))
  }
}
