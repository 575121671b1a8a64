public import Conversation
internal import Foundation

/// One record of a script: what was appended, and where it stands.
public struct ScriptedRecord: Sendable {
  public var event: Event
  public var offset: Int64
  public var timestamp: Timestamp
}

/// A partition's log, written move by move, with what the fold says of each.
///
/// ```swift
/// var log = LogScript(given: .customerWrites("m1"), .botAnswers())
/// #expect(log.append(.agentTakes("x")) == .effective)
/// #expect(log.append(.botAnswers(["m1"]), asOf: 1) == .void(.staleEpoch))
/// ```
/// Offset 0 states the log's identity, so that the first move stands at offset 1. Time passes only by
/// `wait`.
public struct LogScript: Sendable {
  public static let start = Timestamp(milliseconds: 1_800_000_000_000)

  public let conversation: ConversationID
  /// The broker's time, at which the next record is appended.
  public var now = LogScript.start
  public private(set) var fold = ConversationLog(partition: 0)
  public private(set) var records: [ScriptedRecord] = []
  public private(set) var judged: [Judged] = []
  /// The state of each record's conversation after it.
  public private(set) var states: [Conversation?] = []

  public init(_ name: String = "c1", given moves: Move...) {
    conversation = Named.conversation(name)
    append(opening)
    for move in moves { append(move) }
  }

  private var opening: Event {
    var body = LogOpened()
    body.identity = Data(repeating: 7, count: 16)
    body.partitionCount = 1
    return Event(
      id: EventID(hi: 7, lo: 7), conversation: ConversationID(hi: 0, lo: 0), author: .system,
      occurredAt: now, body: .logOpened(body))
  }

  /// Appends what somebody does who sees the state after `offset`, or the present one.
  @discardableResult
  public mutating func append(
    _ move: Move, asOf offset: Int64? = nil, in other: String? = nil
  ) -> Verdict {
    append(event(move, asOf: offset, in: other))
  }

  /// Appends an event as it is, and gives the verdict; a fold version that nobody holds counts as an
  /// unknown kind, and leaves the log as it was.
  @discardableResult
  public mutating func append(_ event: Event) -> Verdict {
    let offset = Int64(records.count)
    guard let said = try? fold.apply(event, offset: offset, timestamp: now) else {
      return .void(.unknownKind)
    }
    records.append(ScriptedRecord(event: event, offset: offset, timestamp: now))
    judged.append(said)
    states.append(fold[event.conversation])
    return said.verdict
  }

  /// The event of a move, not appended: for what is decided now and lands later.
  public func event(_ move: Move, asOf offset: Int64? = nil, in other: String? = nil) -> Event {
    let id = other.map { Named.conversation($0) } ?? conversation
    return move.event(in: id, seeing: state(of: id, asOf: offset), at: now)
  }

  /// Lets the broker's time pass.
  public mutating func wait(_ milliseconds: Int64) {
    now = now.adding(milliseconds: milliseconds)
  }

  /// The conversation as it stands; nil before its first message, and once it is forgotten.
  public var state: Conversation? { fold[conversation] }

  public func state(of id: ConversationID, asOf offset: Int64? = nil) -> Conversation? {
    guard let offset else { return fold[id] }
    let place = records.lastIndex { $0.offset <= offset && $0.event.conversation == id }
    return place.flatMap { states[$0] }
  }

  /// What was said of each move, in order.
  public var verdicts: [Verdict] { judged.dropFirst().map(\.verdict) }

  /// What was said of the last record, with all it changed.
  public var last: Judged { judged[judged.count - 1] }

  /// The offset of the last record.
  public var offset: Int64 { Int64(records.count) - 1 }

  /// The id of the customer message of that name.
  public func message(_ name: String) -> EventID { Named.message(name, in: conversation) }

  /// The running deadline of that kind.
  public func deadline(_ kind: DeadlineKind) -> Deadline? {
    state?.deadlines.first { $0.kind == kind }
  }
}
