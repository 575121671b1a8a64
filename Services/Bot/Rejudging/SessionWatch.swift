internal import Conversation

/// One session of the span: what the recorded bot took messages for, and the differences in it that
/// wait for what happens after.
struct SessionWatch: Sendable {
  let session: UInt32
  /// What the recorded bot took the latest message for.
  private(set) var intent = ""
  /// What the other bot made of messages that the recorded one understood in the same breath.
  var understood: [EventID: TurnUnderstood] = [:]
  /// What the other bot decided before a message came that the recorded one had not seen.
  var decided: [RedecidedTurn] = []
  private(set) var differences: [OpenDifference] = []
  /// The articles of what the recorded bot suggested to people.
  private var suggested: [EventID: [String]] = [:]

  init(session: UInt32) {
    self.session = session
  }

  var isEmpty: Bool { differences.isEmpty }

  /// Adds a difference; one after another that was more than words is on a path that nobody went.
  mutating func add(_ difference: Difference, answers: [String]) {
    let isCounterfactual = differences.contains { $0.judged.reason != .wordsAlone }
    differences.append(
      OpenDifference(difference, answers: answers, isCounterfactual: isCounterfactual))
  }

  /// Notes what an effective event tells about the turns before it.
  mutating func note(_ event: Event, _ judged: Judged) {
    if case .turnUnderstood(let body) = event.body { intent = body.intent }
    guard !differences.isEmpty else { return }
    switch event.body {
    case .turnUnderstood(let body): each { $0.note(understood: body) }
    case .messageSent(let body): note(body, by: event.author.role)
    case .handoffRequested(let body): each { $0.note(handedOver: body.reason) }
    case .messageSuggested(let body): suggested[event.id] = body.sources.map(\.articleID)
    case .suggestionUsed(let body):
      if let articles = suggested[body.suggestion.id] { each { $0.note(used: articles) } }
    case .conversationTransferred(let body):
      if !body.queue.isEmpty { each { $0.note(transferredTo: body.queue) } }
    case .csatSubmitted(let body):
      if body.span == .bot, event.session == 0 || event.session == session {
        each { $0.note(rating: body.score) }
      }
    default: break
    }
    guard let control = judged.control else { return }
    if control.before.owner == .bot, control.after.owner.isWork,
      event.author.role != .bot
    {
      each { $0.note(handedOver: nil) }
    }
    if control.after.phase != .open { each { $0.noteEnd() } }
  }

  /// A rating that came after the conversation was put away.
  mutating func note(lateRating score: UInt32, of session: UInt32) {
    guard session == 0 || session == self.session else { return }
    each { $0.note(rating: score) }
  }

  private mutating func note(_ body: MessageSent, by role: AuthorRole) {
    switch role {
    case .bot: each { $0.note(said: TurnReply(body)) }
    case .agent, .supervisor: each { $0.note(personSaid: body.words.text) }
    default: break
    }
  }

  private mutating func each(_ note: (inout OpenDifference) -> Void) {
    for place in differences.indices { note(&differences[place]) }
  }
}
