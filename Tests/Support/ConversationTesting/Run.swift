public import Conversation

/// A log being written by steps, watched while it is.
public struct Run: Sendable {
  public private(set) var fold = ConversationLog(partition: 0)
  public private(set) var now = LogScript.start
  public private(set) var records: [ScriptedRecord] = []
  public private(set) var verdicts: [Verdict] = []
  private var intentions: [Event] = []
  private var views: [[Conversation?]]
  private var watch = InvariantWatch()
  private let sabotage: Sabotage?

  public init(conversations: Int = 1, sabotage: Sabotage? = nil) {
    views = Array(repeating: [nil], count: conversations)
    self.sabotage = sabotage
  }

  /// Lets the broker's time pass.
  public mutating func wait(_ milliseconds: Int64) {
    now = now.adding(milliseconds: milliseconds)
  }

  /// Takes one step; gives what must not be, if it is.
  public mutating func take(_ step: Step) -> Violation? {
    wait(step.wait)
    return append(intention(of: step))
  }

  private func intention(of step: Step) -> Event {
    let place = step.conversation % views.count
    switch step.act {
    case .again(let back) where !intentions.isEmpty:
      return intentions[max(0, intentions.count - 1 - back)]
    case .again:
      return Move.customerLeaves.event(in: Self.id(place), seeing: nil, at: now)
    case .move(let move):
      let seen = views[place]
      let view = seen[max(0, seen.count - 1 - step.viewAge)]
      return move.event(in: Self.id(place), seeing: view, at: now)
    }
  }

  /// Appends an event that its author means so, at the present moment.
  public mutating func append(_ intended: Event) -> Violation? {
    let offset = Int64(records.count) + 1
    let before = fold[intended.conversation]
    let event = sabotage?.rewrite(intended, before: before, at: offset) ?? intended
    let time = sabotage?.time(of: event, before: before, at: now) ?? now
    guard let judged = try? fold.apply(event, offset: offset, timestamp: time) else { return nil }
    let after = fold[intended.conversation]
    intentions.append(intended)
    records.append(ScriptedRecord(event: event, offset: offset, timestamp: time))
    verdicts.append(judged.verdict)
    views[Self.place(of: intended.conversation) % views.count].append(after)
    return watch.follow(intended, judged, at: now, before: before, after: after)
  }

  /// Whether the deadlines that run can still take effect, each appended at its time by a timekeeper
  /// that names it as the sabotaged rules would have it.
  public func probeDeadlines(of place: Int = 0) -> Violation? {
    guard let state = fold[Self.id(place)], state.control.phase != .closed else { return nil }
    guard let next = state.deadlines.min(by: { $0.due < $1.due }) else { return .limbo }
    let move = Move.deadlinePasses(next.kind)
    let intended = move.event(in: state.id, seeing: state, at: next.due)
    let offset = Int64(records.count) + 1
    let event = sabotage?.rewrite(intended, before: state, at: offset) ?? intended
    var future = fold
    let judged = try? future.apply(event, offset: offset, timestamp: max(now, next.due))
    return judged?.verdict == .effective ? nil : .deadlineCannotPass(next.kind)
  }

  public static func id(_ place: Int) -> ConversationID {
    ConversationID(hi: 0xC0, lo: UInt64(place))
  }

  private static func place(of id: ConversationID) -> Int { Int(truncatingIfNeeded: id.lo & 0xFF) }
}
