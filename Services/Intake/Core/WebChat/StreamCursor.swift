/// How far one reader has been shown a conversation.
public struct StreamCursor: Sendable, Equatable {
  /// What to show next.
  public struct Page: Sendable, Equatable {
    /// Whether what was shown before does not join on to `items`: begin anew.
    public var isReset: Bool
    public var items: [StreamItem]
    public var next: StreamCursor
  }

  /// The item that the reader saw last, before it was placed in a track.
  public private(set) var unplaced: StreamPosition?
  private var serial: Int?

  /// A reader that says what it saw last; nil for one that has seen nothing.
  public init(after position: StreamPosition?) {
    unplaced = position
  }

  private init(serial: Int) {
    self.serial = serial
  }

  /// Whether nothing was shown yet.
  public var isFirst: Bool { serial == nil }

  public func page(of track: StreamTrack) -> Page {
    let start = serial.map { ($0, false) } ?? track.start(after: unplaced)
    let (items, isLost) = track.items(from: start.0)
    return Page(
      isReset: start.1 || isLost, items: Array(items), next: StreamCursor(serial: track.end))
  }
}
