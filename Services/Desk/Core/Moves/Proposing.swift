public import Conversation

/// Makes the events that a move proposes; the log says whether they count.
///
/// Their ids follow from the person and the command, so that a command sent again is known again;
/// epoch, session and the messages seen are those that the desk had folded.
public struct Proposing: Sendable {
  public var person: Person
  public var commandID: String
  /// The desk's clock: shown, never judged by.
  public var now: Timestamp
  /// How long what a person says may still be delivered.
  public var answerExpiresMs: UInt32

  public init(
    person: Person, commandID: String, now: Timestamp, answerExpiresMs: UInt32 = 86_400_000
  ) {
    self.person = person
    self.commandID = commandID
    self.now = now
    self.answerExpiresMs = answerExpiresMs
  }

  /// The id of the move's first event: what its answer names.
  public var eventID: EventID { .command(commandID, by: person.id) }

  /// The events, the one that carries the move first.
  public func events(
    _ move: Move, in conversation: ConversationID, _ standing: Standing
  ) throws(Refusal) -> [Event] {
    if let refusal = refusal(of: move, standing) { throw refusal }
    let first = event(
      body(of: move, standing), in: conversation, standing, session(of: move, standing))
    guard case .message(_, let suggestion?, let isEdited, _) = move else { return [first] }
    var used = SuggestionUsed()
    used.suggestion = EventRef(suggestion)
    used.edited = isEdited
    var second = event(.suggestionUsed(used), in: conversation, standing, standing.session)
    second.id = .command("\(commandID)/suggestion", by: person.id)
    second.causation = first.id
    return [first, second]
  }

  private func refusal(of move: Move, _ standing: Standing) -> Refusal? {
    switch move {
    case .take where standing.owner == Owner.agent.name && standing.agentID != person.id:
      person.isSupervisor ? nil : .heldByColleague
    case .transfer(.agent(let id, _, _), _) where id == person.id: .ownDestination
    case .assign where !person.isSupervisor: .forSupervisors
    case .lookUp where standing.agentID != person.id: .forItsHolder
    default: nil
    }
  }

  private func session(of move: Move, _ standing: Standing) -> UInt32 {
    guard case .wrapUp(_, _, let session?) = move else { return standing.session }
    return session
  }

  private func event(
    _ body: EventBody, in conversation: ConversationID, _ standing: Standing, _ session: UInt32
  ) -> Event {
    Event(
      id: eventID, conversation: conversation, session: session, epoch: standing.epoch,
      author: person.author, occurredAt: now, body: body)
  }

  private func body(of move: Move, _ standing: Standing) -> EventBody {
    switch move {
    case .message(let text, _, _, let assistance): message(text, standing, assistance)
    case .note(let text): note(text)
    case .transfer(let destination, let reason): transfer(to: destination, reason)
    case .giveBack(let instructions): returned(instructions)
    case .take: taken
    case .assign(let id, let name, let team, let reason): assigned(id, name, team, reason)
    case .resolve(let code, let notes, let seq): resolved(code, notes, seq ?? standing.seq)
    case .snooze(let until): snoozed(until)
    case .reopen: reopened
    case .close(let seq): closed(seq ?? standing.seq)
    case .merge(let other): merged(into: other, standing.seq)
    case .goesOnHere(let other): goesOn(from: other)
    case .wrapUp(let code, let notes, _): wrappedUp(code, notes)
    case .acknowledge(let seq, let hash, let shown, let assisted):
      acknowledged(seq, hash, shown, assisted)
    case .accept(let offer): accepted(offer)
    case .decline(let offer, let reason): declined(offer, reason)
    case .lookUp(let connector, let arguments): lookedUp(connector, arguments)
    }
  }
}

// MARK: - Each move's words

extension Proposing {
  private func words(_ text: String) -> Words {
    var words = Words()
    words.text = text
    return words
  }

  private func message(
    _ text: String, _ standing: Standing, _ assistance: [Assistance]
  ) -> EventBody {
    var sent = MessageSent()
    sent.words = words(text)
    sent.authorName = person.name
    sent.throughSeq = standing.seq
    sent.expiresAfterMs = answerExpiresMs
    sent.assistance = assistance
    return .messageSent(sent)
  }

  private func note(_ text: String) -> EventBody {
    var added = NoteAdded()
    added.words = words(text)
    return .noteAdded(added)
  }

  private func transfer(to destination: Destination, _ reason: String) -> EventBody {
    var transferred = ConversationTransferred()
    transferred.reason = reason
    switch destination {
    case .queue(let id, let team, let skills, let priority):
      transferred.queue = id
      transferred.team = team
      transferred.skills = skills
      transferred.priority = priority
    case .agent(let id, let name, let team):
      transferred.agentID = id
      transferred.agentName = name
      transferred.team = team
    }
    return .conversationTransferred(transferred)
  }

  private func returned(_ instructions: String) -> EventBody {
    var returned = HandoffReturned()
    returned.instructions = instructions
    return .handoffReturned(returned)
  }

  private func assigned(
    _ id: String, _ name: String, _ team: String, _ reason: String
  ) -> EventBody {
    var assigned = ConversationAssigned()
    assigned.agentID = id
    assigned.agentName = name
    assigned.team = team
    assigned.reason = reason
    return .conversationAssigned(assigned)
  }

  private var taken: EventBody {
    var taken = ControlTaken()
    taken.agentName = person.name
    taken.team = person.team
    return .controlTaken(taken)
  }

  private func resolved(_ code: String, _ notes: String, _ seq: UInt32) -> EventBody {
    var resolved = ConversationResolved()
    resolved.code = code
    resolved.throughSeq = seq
    if !notes.isEmpty { resolved.notes = words(notes) }
    return .conversationResolved(resolved)
  }

  private func snoozed(_ until: Timestamp) -> EventBody {
    var snoozed = ConversationSnoozed()
    snoozed.untilMs = until.milliseconds
    return .conversationSnoozed(snoozed)
  }

  private var reopened: EventBody {
    var reopened = ConversationReopened()
    reopened.agentName = person.name
    return .conversationReopened(reopened)
  }

  private func closed(_ seq: UInt32) -> EventBody {
    var closed = ConversationClosed()
    closed.throughSeq = seq
    return .conversationClosed(closed)
  }

  private func merged(into other: ConversationID, _ seq: UInt32) -> EventBody {
    var closed = ConversationClosed()
    closed.throughSeq = seq
    closed.reason = "merged"
    closed.mergedInto = ConversationRef(other)
    return .conversationClosed(closed)
  }

  private func goesOn(from other: ConversationID) -> EventBody {
    var added = NoteAdded()
    added.mergedFrom = ConversationRef(other)
    return .noteAdded(added)
  }

  private func wrappedUp(_ code: String, _ notes: String) -> EventBody {
    var completed = WrapUpCompleted()
    completed.code = code
    if !notes.isEmpty { completed.notes = words(notes) }
    return .wrapUpCompleted(completed)
  }

  private func acknowledged(
    _ seq: UInt32, _ hash: [UInt8], _ shown: [EventID], _ assisted: [Assistance]
  ) -> EventBody {
    var acknowledged = ContextAcknowledged()
    acknowledged.throughSeq = seq
    acknowledged.chainHash = collected(hash)
    acknowledged.shownSuggestions = shown.map { EventRef($0) }
    acknowledged.shownAssistance = assisted
    return .contextAcknowledged(acknowledged)
  }

  private func accepted(_ offer: EventID) -> EventBody {
    var accepted = OfferAccepted()
    accepted.offer = EventRef(offer)
    return .offerAccepted(accepted)
  }

  private func declined(_ offer: EventID, _ reason: String) -> EventBody {
    var declined = OfferDeclined()
    declined.offer = EventRef(offer)
    declined.reason = reason
    return .offerDeclined(declined)
  }

  private func lookedUp(_ connector: String, _ arguments: [String: String]) -> EventBody {
    var requested = LookupRequested()
    requested.connector = connector
    requested.arguments = arguments.keys.sorted().map { name in
      var slot = Slot()
      slot.name = name
      slot.value = arguments[name] ?? ""
      return slot
    }
    return .lookupRequested(requested)
  }

  /// The bytes in whatever the schema's generated code keeps them in.
  private func collected<Bytes: RangeReplaceableCollection<UInt8>>(_ bytes: [UInt8]) -> Bytes {
    Bytes(bytes)
  }
}
