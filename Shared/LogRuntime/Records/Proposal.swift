public import Conversation
public import Kafka
public import Routing

/// A record that somebody wants appended: whether it counts is decided where Kafka puts it.
public struct Proposal: Sendable {
  public enum Value: Sendable {
    /// Encoded when it is appended.
    case event(Event)
    case teamEvent(TeamEvent)
    case bytes([UInt8])
    /// No value: in a compacted topic, the key's end.
    case tombstone
  }

  public var topic: String
  public var key: [UInt8]
  public var value: Value
  /// The event's name, as in `message.sent`: header `ce_type`. Empty for none.
  public var type: String
  /// The event's id and its author's time, for those who want CloudEvents.
  public var id: EventID?
  public var occurredAt: Timestamp?
  /// W3C trace context; where nil, the runtime continues that of the record it came from.
  public var traceparent: String?
  /// Headers beside those.
  public var headers: [Header]
  /// For a topic whose keys do not decide the partition; nil elsewhere.
  public var partition: Int32?

  public init(
    topic: String, key: [UInt8], value: Value, type: String = "", id: EventID? = nil,
    occurredAt: Timestamp? = nil, traceparent: String? = nil, headers: [Header] = [],
    partition: Int32? = nil
  ) {
    self.topic = topic
    self.key = key
    self.value = value
    self.type = type
    self.id = id
    self.occurredAt = occurredAt
    self.traceparent = traceparent
    self.headers = headers
    self.partition = partition
  }

  /// An event of a conversation, for its log.
  public init(_ event: Event, _ topics: Topics, traceparent: String? = nil) {
    self.init(
      topic: topics.conversations, key: event.conversation.utf8, value: .event(event),
      type: event.body.name, id: event.id, occurredAt: event.occurredAt, traceparent: traceparent)
  }

  /// An event of a team, for its log.
  public init(_ event: TeamEvent, _ topics: Topics, traceparent: String? = nil) {
    self.init(
      topic: topics.teams, key: Array(event.team.utf8), value: .teamEvent(event),
      type: event.body.name, id: event.id, occurredAt: event.occurredAt, traceparent: traceparent)
  }
}
