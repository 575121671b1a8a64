public import Conversation
internal import HeapModule

/// Knows which deadlines have run out. Any number of timekeepers may say so: the log takes the first,
/// and none that is early.
public struct Timekeeper: Sendable {
  /// How long after a proposal that nobody judged yet it is made again, in milliseconds.
  static let patience: Int64 = 5_000

  private struct Alarm: Comparable {
    var due: Timestamp
    var conversation: ConversationID

    static func < (left: Alarm, right: Alarm) -> Bool {
      (left.due, left.conversation) < (right.due, right.conversation)
    }
  }

  private var alarms = Heap<Alarm>()
  private var latest = Timestamp(milliseconds: .min)

  public init() {}

  /// Takes note of what a conversation is due for. Once for each that is held, then after each record.
  public mutating func watch(_ conversation: Conversation) {
    guard let earliest = conversation.deadlines.map(\.due).min() else { return }
    alarms.insert(Alarm(due: earliest, conversation: conversation.id))
  }

  /// The deadlines that have run out by the broker's time `now`, as proposals.
  public mutating func passed(by now: Timestamp, in log: ConversationLog) -> [Event] {
    if now.adding(milliseconds: Self.patience) < latest { watchAnew(log) }
    latest = now
    var passed: [Event] = []
    var again: [Alarm] = []
    var looked: Set<ConversationID> = []
    while let alarm = alarms.min, alarm.due <= now {
      alarms.removeMin()
      // Every record of a conversation sets an alarm; once a call is enough for all of them.
      guard looked.insert(alarm.conversation).inserted,
        let conversation = log[alarm.conversation]
      else { continue }
      let due = conversation.deadlines.filter { $0.due <= now }
      guard !due.isEmpty else { continue }
      passed += due.map { Self.passing($0, of: conversation, at: now) }
      again.append(
        Alarm(due: now.adding(milliseconds: Self.patience), conversation: alarm.conversation))
    }
    for alarm in again { alarms.insert(alarm) }
    return passed
  }

  /// A clock that was ahead and is set back leaves alarms in a future that is far away now.
  private mutating func watchAnew(_ log: ConversationLog) {
    alarms = Heap()
    for conversation in log.all { watch(conversation) }
  }

  /// Named by what armed it and by the state it was seen in, so that two timekeepers say the same.
  static func passing(_ deadline: Deadline, of conversation: Conversation, at now: Timestamp)
    -> Event
  {
    var body = DeadlinePassed()
    body.kind = deadline.kind
    body.armedBy = EventRef(deadline.armedBy)
    return Event(
      id: .decided(
        at: conversation.lastOffset, of: conversation.id, role: "timekeeper",
        ordinal: deadline.kind.rawValue),
      conversation: conversation.id, session: conversation.session,
      epoch: conversation.control.epoch,
      author: .system, occurredAt: now, causation: deadline.armedBy, body: .deadlinePassed(body))
  }
}
