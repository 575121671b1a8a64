import Conversation

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
  }

  private let prefix: String
  private let at: UInt32?
  private(set) var found: Set<ConversationID> = []
  /// Nil until the wanted point is reached, or where the name fits several conversations.
  private(set) var state: Conversation?
  private(set) var messages: [Message] = []
  private(set) var events = 0
  private(set) var void = 0
  private(set) var position = ""
  private var isOver = false

  init(prefix: String, at: UInt32?) {
    self.prefix = prefix
    self.at = at
  }

  mutating func add(_ entry: LogReader.Entry) {
    let judged = entry.judged
    guard let id = judged.conversation, !id.isZero, id.description.hasPrefix(prefix) else { return }
    found.insert(id)
    guard found.count == 1 else {
      state = nil
      return
    }
    guard !isOver else { return }
    if let at, judged.seq > at {
      isOver = true
      return
    }
    note(judged)
    state = at == nil || (entry.conversation?.seq ?? 0) >= at ?? 0 ? entry.conversation : nil
  }

  private mutating func note(_ judged: Judged) {
    events += 1
    position = "\(judged.partition)-\(judged.offset)"
    guard judged.verdict.isEffective else {
      void += 1
      return
    }
    for outcome in judged.outcomes {
      guard let place = messages.lastIndex(where: { $0.id == outcome.message }) else { continue }
      messages[place].outcome = outcome
    }
    if let message = Message(judged) { messages.append(message) }
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
