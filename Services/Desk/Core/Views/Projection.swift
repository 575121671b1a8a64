public import Conversation

/// What the read model makes of the log: a pure function of each judged record and the state after it.
public enum Projection {
  /// The changes in order; none for what changes nothing.
  public static func changes(by judged: Judged, in state: Conversation?) -> [Change] {
    guard let event = judged.event else { return [] }
    var changes: [Change] = []
    if judged.verdict.isEffective, let state {
      changes = effective(event, judged, state)
    }
    if event.author.role == .agent || event.author.role == .supervisor {
      changes.append(
        .judged(
          PersonVerdict(event: event.id, verdict: judged.verdict, content: event.orderedContent)))
    }
    return changes
  }

  private static func effective(
    _ event: Event, _ judged: Judged, _ state: Conversation
  ) -> [Change] {
    var changes: [Change] = judged.seq == 1 ? [.begun] : []
    if let move = MoveView(event, judged, state) { changes.append(.move(move)) }
    if case .messageReceived = event.body, let customer = customer(state) {
      changes.append(customer)
    }
    changes += said(event, state)
    changes += judged.outcomes.map { .outcome($0) }
    return changes
  }

  private static func customer(_ state: Conversation) -> Change? {
    let customer = state.customer
    guard !customer.name.isEmpty || !customer.id.isEmpty else { return nil }
    return .customer(name: customer.name, id: customer.id)
  }

  private static func said(_ event: Event, _ state: Conversation) -> [Change] {
    switch event.body {
    case .messageReceived:
      state.transcript[event.id].map { [.message(MessageView($0))] } ?? []
    case .messageSent(let body):
      state.transcript[event.id].map { [.message(MessageView($0, sent: body, state))] } ?? []
    case .messageEdited(let body): [.edited(body.message.id, text: body.words.text)]
    case .messageDeleted(let body): [.deleted(body.message.id)]
    case .messageSuggested(let body): [.suggestion(SuggestionView(body, event, state))]
    case .suggestionUsed(let body): [.suggestionUsed(body.suggestion.id, edited: body.edited)]
    case .contextAcknowledged(let body):
      [.shown(agentID: event.author.id, throughSeq: body.throughSeq)]
        + body.shownSuggestions.map { .suggestionShown($0.id) }
    case .noteAdded(let body): [.note(NoteView(body, event, state))]
    case .handoffReturned: [.opened(state.pending.map(\.id))]
    case .delivery(let step, let body): [.delivery(body.message.id, step)]
    case .contextCarried:
      state.transcript.entries.map { .message(MessageView(carried: $0, in: state)) }
    default: []
    }
  }
}

extension MessageView {
  /// A message known only from a carried state: its outcome is what the state still shows of it.
  init(carried entry: TranscriptEntry, in state: Conversation) {
    self.init(entry)
    chainHash = Chain.hexadecimal(entry.chainHash)
    guard outcome != nil else { return }
    if let open = state.pending.first(where: { $0.id == entry.id }) {
      outcome = OutcomeView(kind: open.isHandedOver ? "handedOver" : OutcomeView.open)
    } else if let reply = state.transcript.entries.first(where: { $0.replyTo.contains(entry.id) }) {
      outcome = OutcomeView(
        kind: reply.replyKind == .askedBack ? "askedBack" : "answered", by: reply.id.description)
    } else {
      outcome = nil
    }
  }
}

extension MessageView {
  /// The bot's answer with how sure it was of what it understood.
  init(_ entry: TranscriptEntry, sent body: MessageSent, _ state: Conversation) {
    self.init(entry)
    assistance = body.assistance.isEmpty ? nil : body.assistance.map(\.task)
    guard entry.author.role == .bot, body.replyKind != .unspecified, let turn = state.turn.last
    else { return }
    confidence = turn.confidence.told
  }
}

extension NoteView {
  init(_ body: NoteAdded, _ event: Event, _ state: Conversation) {
    let isHolder = state.control.agentID == event.author.id
    eventId = event.id.description
    author = AuthorView(event.author, name: isHolder ? state.control.agentName : "")
    text = body.words.text
    mentions = Mentions.ids(in: body.words.text)
    sentAt = state.lastTimestamp.rfc3339
    afterSeq = state.seq
    mergedFrom = body.hasMergedFrom ? body.mergedFrom.id.description : nil
  }
}

extension SuggestionView {
  init(_ body: MessageSuggested, _ event: Event, _ state: Conversation) {
    self.init(
      eventId: event.id.description, message: body.message.id.description, text: body.text,
      sources: body.sources.map { SourceView($0) }, confidence: body.confidence.told,
      epoch: state.control.epoch, suggestedAt: state.lastTimestamp.rfc3339)
  }
}
