import Conversation
import LogRuntime

/// What the log tells of one conversation, up to a point.
struct Story: Sendable {
  /// A message that the customer can see, whole: the state keeps only the last fifty.
  struct Message: Sendable {
    var seq: UInt32
    var id: EventID
    var session: UInt32
    var author: Author
    var name: String
    var text: String
    var timestamp: Timestamp
    var outcome: MessageOutcome?
    /// What its gateway said last.
    var delivery: Delivery?
  }

  struct Delivery: Sendable {
    /// As in `delivery.accepted`.
    var event: String
    var summary: String
    var timestamp: Timestamp
    /// What it said of the attempts before, the first first.
    var failures: [String]
  }

  private let prefix: String
  private let at: StoryPoint?
  private(set) var found: Set<ConversationID> = []
  /// Nil until the wanted point is reached, or where the name fits several conversations.
  private(set) var state: Conversation?
  private(set) var messages: [Message] = []
  /// Every record up to that point, judged.
  private(set) var records: [Judged] = []
  /// Every time that the baton passed.
  private(set) var passes: [ControlPass] = []
  /// Every time that somebody was asked to take it.
  private(set) var offers: [OfferTold] = []
  /// When the record after the wanted point was written; nil where there is none.
  private(set) var end: Timestamp?
  private(set) var void = 0
  private(set) var position = ""
  private var isOver = false
  /// The last offset of each partition that was read, whoever's record it is.
  private var ends: [Int32: Int64] = [:]

  init(prefix: String, at: StoryPoint?) {
    self.prefix = prefix
    self.at = at
  }

  mutating func add(_ entry: LogReader.Entry) {
    let judged = entry.judged
    ends[judged.partition] = judged.offset
    guard let id = judged.conversation, !id.isZero, id.description.hasPrefix(prefix) else { return }
    found.insert(id)
    guard found.count == 1 else {
      state = nil
      return
    }
    guard !isOver else { return }
    guard !isAfterThePoint(judged) else {
      isOver = true
      end = judged.timestamp
      return
    }
    note(judged, entry.conversation)
    state = isThere(entry.conversation) ? entry.conversation : nil
  }

  var events: Int { records.count }

  /// Why the wanted point is none of this conversation's; nil where it is one.
  var misplacement: String? {
    guard case .position(let place) = at, let home = records.first?.partition else { return nil }
    guard home == place.partition else {
      return "The conversation lies in partition \(home), not \(place.partition)"
    }
    guard let end = ends[home], end < place.offset else { return nil }
    return "The log's partition \(home) ends at \(home)-\(end)"
  }

  private func isAfterThePoint(_ judged: Judged) -> Bool {
    switch at {
    case nil: false
    case .seq(let seq): judged.seq > seq
    case .position(let place):
      judged.partition == place.partition && judged.offset > place.offset
    }
  }

  private func isThere(_ conversation: Conversation?) -> Bool {
    guard case .seq(let seq) = at else { return true }
    return (conversation?.seq ?? 0) >= seq
  }

  private mutating func note(_ judged: Judged, _ conversation: Conversation?) {
    records.append(judged)
    if let pass = ControlPass(judged, conversation) { passes.append(pass) }
    position = "\(judged.partition)-\(judged.offset)"
    guard judged.verdict.isEffective else {
      void += 1
      return
    }
    for outcome in judged.outcomes {
      guard let place = messages.lastIndex(where: { $0.id == outcome.message }) else { continue }
      messages[place].outcome = outcome
    }
    offers.note(judged)
    if let message = Message(judged) { messages.append(message) }
    if case .delivery(_, let update)? = judged.event?.body { note(judged, update) }
  }

  private mutating func note(_ judged: Judged, _ update: DeliveryUpdate) {
    guard let event = judged.event,
      let place = messages.lastIndex(where: { $0.id == update.message.id })
    else { return }
    var delivery = Delivery(
      event: event.body.name, summary: EventSummary.text(of: event), timestamp: judged.timestamp,
      failures: messages[place].delivery?.failures ?? [])
    if case .delivery(.attempted, _) = event.body { delivery.failures.append(delivery.summary) }
    messages[place].delivery = delivery
  }
}

extension Story.Message {
  /// Nil for a record that the customer cannot see.
  fileprivate init?(_ judged: Judged) {
    guard judged.seq > 0, let event = judged.event else { return nil }
    switch event.body {
    case .messageReceived(let body):
      (name, text) = (body.customer.name, body.words.text)
    case .messageSent(let body):
      (name, text) = (body.authorName, body.words.text)
    default: return nil
    }
    seq = judged.seq
    id = event.id
    session = judged.session
    author = event.author
    timestamp = judged.timestamp
  }
}
