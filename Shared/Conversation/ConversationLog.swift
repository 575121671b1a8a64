/// How far a record that carries may stand from the moment it was decided at, in milliseconds. One
/// decided in the future is void too: by a clock that runs ahead, everything would be old enough to be
/// forgotten, and a zombie's view would stay young.
package let carryLimit: Int64 = 5 * 60 * 1_000

/// The fold of one partition of `baton.conversations`: every conversation that has records in it and
/// is not forgotten.
public struct ConversationLog: Sendable {
  public let partition: Int32
  /// The offset after the last record folded; nil before the first.
  public private(set) var nextOffset: Int64?
  /// Which log this is, once its first record was read.
  public private(set) var identity: LogIdentity?
  /// Carried states that differed from this reader's own: an alarm.
  public private(set) var differences = 0

  private var places: [ConversationID: Int] = [:]
  /// Vacant places hold `Conversation.vacant`. Without optionals, one is changed where it lies.
  private var conversations: [Conversation] = []
  private var vacantPlaces: [Int] = []
  /// Those that this reader may have met after their beginning: what it holds of them says nothing
  /// until they are carried.
  private var fragments: Set<ConversationID> = []
  private var firstOffset: Int64?

  public init(partition: Int32) {
    self.partition = partition
  }

  public subscript(id: ConversationID) -> Conversation? {
    places[id].map { conversations[$0] }
  }

  /// Every conversation held, in an order that means nothing.
  public var all: some Sequence<Conversation> {
    conversations.lazy.filter { !$0.isVacant }
  }

  public var count: Int { places.count }

  /// Where a reader must start to fold the same state: the lowest first-or-carried offset of all
  /// conversations held, or the next record if there is none. Takes time linear in the conversations.
  public var restorePoint: Int64 {
    var lowest = nextOffset ?? 0
    for place in conversations.indices {
      lowest = min(lowest, conversations[place].firstOffset)
    }
    return lowest
  }

  /// Judges one record. Total, but for a fold version that this binary lacks.
  ///
  /// Throws `UnknownFoldVersion` where the record opens a session under one: the reader must stop
  /// this partition there, and never guess.
  public mutating func apply(
    key: RawSpan?, value: RawSpan?, offset: Int64, timestamp: Timestamp
  ) throws(UnknownFoldVersion) -> Judged {
    let id: ConversationID? = if let key { ConversationID(key: key) } else { nil }
    let event: Event
    do throws(UnreadableRecord) {
      event = try Self.read(value, of: id)
    } catch {
      return unreadable(error, id, offset, timestamp)
    }
    return try apply(
      event, offset: offset, timestamp: timestamp, size: value?.byteCount ?? .max)
  }

  private mutating func noteOffset(_ offset: Int64) {
    if firstOffset == nil { firstOffset = offset }
    nextOffset = offset + 1
  }

  private static func read(
    _ value: RawSpan?, of id: ConversationID?
  ) throws(UnreadableRecord) -> Event {
    guard let value else { throw UnreadableRecord(reason: "no value") }
    let event = try Event(serialized: value)
    guard id == event.conversation else {
      throw UnreadableRecord(reason: "the key is not the event's conversation")
    }
    return event
  }

  /// Judges one decoded record.
  public mutating func apply(
    _ event: Event, offset: Int64, timestamp: Timestamp
  ) throws(UnknownFoldVersion) -> Judged {
    try apply(event, offset: offset, timestamp: timestamp, size: .max)
  }

  /// - Parameter size: bytes of the record's value; `Int.max` where it is not known.
  package mutating func apply(
    _ event: consuming Event, offset: Int64, timestamp: Timestamp, size: Int
  ) throws(UnknownFoldVersion) -> Judged {
    if case .messageReceived = event.body { try checkFoldVersion(event, offset) }
    noteOffset(offset)
    let record = RecordPlace(offset: offset, timestamp: timestamp, id: event.id, size: size)
    var changes = Changes()
    let verdict: Verdict
    switch event.body {
    case .logOpened(let body): verdict = open(body)
    case .contextCarried(let body): verdict = carry(body, event, offset, timestamp)
    default: verdict = judge(event, at: record, &changes)
    }
    return Judged(
      partition: partition, offset: offset, timestamp: timestamp,
      conversation: event.conversation, event: event, verdict: verdict, session: changes.session,
      control: changes.control, endedOffer: changes.endedOffer, outcomes: changes.outcomes,
      seq: changes.seq)
  }

  private mutating func judge(
    _ event: borrowing Event, at record: RecordPlace, _ changes: inout Changes
  ) -> Verdict {
    guard let place = place(of: event, opensConversationAt: record) else {
      return .void(.sessionEnded)
    }
    let verdict = conversations[place].apply(event, at: record, &changes)
    changes.session = conversations[place].session
    return verdict
  }

  private mutating func place(of event: Event, opensConversationAt first: RecordPlace) -> Int? {
    if let place = places[event.conversation] { return place }
    guard case .messageReceived = event.body else { return nil }
    var conversation = Conversation(id: event.conversation)
    (conversation.firstOffset, conversation.firstTimestamp) = (first.offset, first.timestamp)
    if firstOffset != 0 { fragments.insert(conversation.id) }
    return hold(conversation)
  }

  @discardableResult
  private mutating func hold(_ conversation: Conversation) -> Int {
    if let place = places[conversation.id] {
      conversations[place] = conversation
      return place
    }
    let place: Int
    if let free = vacantPlaces.popLast() {
      place = free
      conversations[place] = conversation
    } else {
      place = conversations.count
      conversations.append(conversation)
    }
    places[conversation.id] = place
    return place
  }

  /// Holds a conversation no longer. Of a record, only one that carries nothing does that; but a
  /// reader may let go of what it needs no more.
  package mutating func forget(_ id: ConversationID) {
    guard let place = places.removeValue(forKey: id) else { return }
    conversations[place] = .vacant
    vacantPlaces.append(place)
    fragments.remove(id)
  }

  private mutating func unreadable(
    _ error: UnreadableRecord, _ id: ConversationID?, _ offset: Int64, _ timestamp: Timestamp
  ) -> Judged {
    noteOffset(offset)
    if let place = id.flatMap({ places[$0] }) {
      conversations[place].lastOffset = offset
      conversations[place].lastTimestamp = timestamp
    }
    var judged = Judged(
      partition: partition, offset: offset, timestamp: timestamp, conversation: id, event: nil)
    judged.verdict = .void(.unreadable)
    judged.unreadable = error.reason
    return judged
  }

  /// A session is judged by the version its first record names. Only a record that could open one
  /// matters; later messages of a session are judged by its own.
  private func checkFoldVersion(_ event: Event, _ offset: Int64) throws(UnknownFoldVersion) {
    guard !FoldVersion.held.contains(event.foldVersion) else { return }
    if let open = self[event.conversation], open.control.phase == .open,
      !open.isFullForCustomers
    {
      return
    }
    throw UnknownFoldVersion(version: event.foldVersion, partition: partition, offset: offset)
  }
}

// MARK: - The log's own records

extension ConversationLog {
  private mutating func open(_ body: LogOpened) -> Verdict {
    guard let stated = LogIdentity(body), stated.partition == partition else {
      return .void(.outOfBounds)
    }
    guard identity == nil || identity == stated else { return .void(.notAllowed) }
    identity = stated
    return .effective
  }

  /// Effective exactly when no other record of that conversation lies between: which a reader who
  /// starts here, and knows nothing of it, may take for granted.
  private mutating func carry(
    _ body: ContextCarried, _ event: Event, _ offset: Int64, _ timestamp: Timestamp
  ) -> Verdict {
    let held = self[event.conversation]
    let age = timestamp.milliseconds(since: Timestamp(milliseconds: body.decidedAtMs))
    let isRecent = (-carryLimit...carryLimit).contains(age)
    let follows = held.map { $0.lastOffset == body.lastOffset } ?? true
    guard isRecent, follows, event.author.role == .system, body.lastOffset < offset else {
      touch(event.conversation, offset, timestamp)
      return .void(.stale)
    }
    guard body.hasState else {
      forget(event.conversation)
      return .effective
    }
    let carried = Conversation(
      id: event.conversation, carried: body.state, at: offset, timestamp)
    let isFragment = fragments.remove(event.conversation) != nil
    if let held, !isFragment, !carried.isEqual(to: held, butForTheLastRecord: true) {
      differences += 1
    }
    hold(carried)
    return .effective
  }

  private mutating func touch(_ id: ConversationID, _ offset: Int64, _ timestamp: Timestamp) {
    guard let place = places[id] else { return }
    conversations[place].lastOffset = offset
    conversations[place].lastTimestamp = timestamp
  }
}

/// A session is opened under a fold version that this binary does not hold.
public struct UnknownFoldVersion: Error, Equatable {
  public var version: UInt32
  public var partition: Int32
  public var offset: Int64
}
