public import Conversation

/// What this instance wrote of late, so that a repeat with other content is noticed.
public struct WriteMemory: Sendable {
  /// The place Kafka gave a record.
  public struct Place: Sendable, Equatable {
    public var partition: Int32
    public var offset: Int64

    public init(partition: Int32, offset: Int64) {
      self.partition = partition
      self.offset = offset
    }
  }

  public enum Answer: Sendable, Equatable {
    /// Not known here: write it.
    case new
    /// Written before with the same content, and lies there.
    case repeated(Place)
    /// The same id was used for other content.
    case conflict
  }

  private struct Entry: Sendable {
    var content: [UInt8]
    var place: Place
  }

  private var entries: Generations<EventID, Entry>

  public init(capacity: Int) {
    entries = Generations(capacity: capacity)
  }

  /// `content` is a digest of everything that the caller may not change.
  public func find(_ id: EventID, content: [UInt8]) -> Answer {
    guard let entry = entries[id] else { return .new }
    return entry.content == content ? .repeated(entry.place) : .conflict
  }

  public mutating func remember(_ id: EventID, content: [UInt8], at place: Place) {
    entries[id] = Entry(content: content, place: place)
  }
}
