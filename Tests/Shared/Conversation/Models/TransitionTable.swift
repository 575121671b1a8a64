import Conversation
import ConversationTesting

/// What the fold says of every event in every state, as far as the model sees them: built by trying
/// all of them on the real fold.
struct TransitionTable {
  struct Key: Hashable {
    var kind: ModelEvent.Kind
    var place: ModelState.Place
    /// Whether each of the kind's features is there.
    var features: [Bool?]
  }

  /// What an effective event does.
  struct Effect: Hashable {
    var place: ModelState.Place
    /// Whether it passes control, and what was decided before is stale.
    var passes: Bool
    var holder: Set<HolderEffect>
    var messages: Set<MessageEffect>
  }

  /// Nil for a void event.
  private(set) var effects: [Key: Effect?] = [:]
  /// Which deadlines run where, with an open message and without.
  private(set) var running: [ModelState.Place: [Bool: Set<DeadlineKind>]] = [:]
  private(set) var states: Set<ModelState> = []
  private(set) var transitions = 0
  /// Where the fold says two things of what is one and the same to the model.
  private(set) var contradictions: [String] = []

  /// How many ways to a state are tried.
  private static let ways = 3
  private var logs: [ModelState: Int] = [:]

  init() {
    var frontier = [LogScript()]
    note(frontier[0], ModelState(frontier[0]))
    while let log = frontier.popLast() {
      let before = ModelState(log)
      for event in ModelEvent.all(in: before) {
        guard let next = event.appended(to: log) else { continue }
        transitions += 1
        let after = ModelState(next)
        note(event, from: (log, before), to: (next, after))
        guard next.last.verdict.isEffective, logs[after, default: 0] < Self.ways else { continue }
        note(next, after)
        frontier.append(next)
      }
    }
  }

  private mutating func note(_ log: LogScript, _ state: ModelState) {
    logs[state, default: 0] += 1
    states.insert(state)
    let deadlines = Set(log.state?.deadlines.map(\.kind) ?? [])
    let isOpen = state.oldest != nil
    let known = running[state.place, default: [:]].updateValue(deadlines, forKey: isOpen)
    if let known, known != deadlines { contradictions.append("\(state) runs \(deadlines)") }
  }

  private mutating func note(
    _ event: ModelEvent, from start: (log: LogScript, state: ModelState),
    to end: (log: LogScript, state: ModelState)
  ) {
    let key = Key(
      kind: event.kind, place: start.state.place,
      features: event.kind.features.map { event.has($0, in: start.state) })
    guard end.log.last.verdict.isEffective else {
      if start.state != end.state { contradictions.append("void \(key) changes \(start.state)") }
      return note(nil, key)
    }
    let passes = start.log.state?.control.epoch != end.log.state?.control.epoch
    checkDeadlines(event, passes, from: start, to: end)
    note(
      Effect(
        place: end.state.place, passes: passes,
        holder: Set(
          HolderEffect.allCases.filter {
            $0.holder(after: event, in: start.state) == end.state.holder
          }),
        messages: Set(
          MessageEffect.allCases.filter {
            $0.messages(after: event, in: start.state) == end.state.messages
          })),
      key)
  }

  private mutating func note(_ effect: Effect?, _ key: Key) {
    guard case .some(let known) = effects[key] else {
      effects[key] = .some(effect)
      return
    }
    guard var both = known, let effect else {
      if known != effect { contradictions.append("\(key) is void, and not") }
      return
    }
    both.holder.formIntersection(effect.holder)
    both.messages.formIntersection(effect.messages)
    if both.place != effect.place || both.passes != effect.passes || both.holder.isEmpty
      || both.messages.isEmpty
    {
      contradictions.append("\(key) does \(known!) and \(effect)")
    }
    effects[key] = .some(both)
  }

  /// A running deadline stays the same one exactly as long as what the model names it by.
  private mutating func checkDeadlines(
    _ event: ModelEvent, _ passes: Bool, from start: (log: LogScript, state: ModelState),
    to end: (log: LogScript, state: ModelState)
  ) {
    for deadline in start.log.state?.deadlines ?? [] {
      let later = end.log.deadline(deadline.kind)
      let isSame =
        switch deadline.kind {
        case .botReply, .nextResponse: start.state.oldest == end.state.oldest
        case .firstResponse: event.kind != .firstLate
        case .idle: event.kind != .answer && event.kind != .say
        default: true
        }
      let stays = later != nil && isSame && !passes
      if stays != (later?.armedBy == deadline.armedBy) {
        contradictions.append("\(event.kind) in \(start.state) and the deadline \(deadline.kind)")
      }
    }
  }
}

/// What becomes of the holder.
enum HolderEffect: String, CaseIterable {
  case heldByNobody, heldBySame, heldByWho

  func holder(after event: ModelEvent, in state: ModelState) -> String {
    switch self {
    case .heldByNobody: ""
    case .heldBySame: state.holder
    case .heldByWho: event.who
    }
  }
}

/// What becomes of the messages.
enum MessageEffect: String, CaseIterable {
  case none, opened, coveredDone, coveredHanded, allHanded, seenDone, allDone, returned

  func messages(after event: ModelEvent, in state: ModelState) -> [ModelState.Message] {
    state.messages.indices.map { place in
      let message = state.messages[place]
      let isCovered = event.covers.contains(place)
      switch self {
      case .none: return message
      case .opened: return isCovered ? .open : message
      case .coveredDone: return isCovered ? .done : message
      case .coveredHanded: return isCovered ? .handed : message
      case .allHanded: return message == .open ? .handed : message
      case .seenDone: return message.isOpen && place < event.through ? .done : message
      case .allDone: return message.isOpen ? .done : message
      case .returned: return message == .handed ? .open : message
      }
    }
  }
}
