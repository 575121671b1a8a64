internal import Foundation

/// The lists of a conversation's state, as carried.
extension TranscriptEntry {
  var carried: CarriedEntry {
    var carried = CarriedEntry()
    carried.seq = seq
    carried.event = EventRef(id)
    carried.session = session
    carried.role = author.role
    carried.authorID = author.id
    carried.authorName = authorName
    carried.words = words
    carried.timestampMs = timestamp.milliseconds
    carried.replyTo = replyTo.map { EventRef($0) }
    carried.sources = sources
    carried.quickReplies = quickReplies
    carried.replyKind = replyKind
    carried.chainHash = Data(chainHash)
    if let editedText {
      carried.edited = true
      carried.editedText = editedText
    }
    carried.deleted = isDeleted
    carried.understood = isUnderstood
    return carried
  }

  init(_ carried: CarriedEntry) {
    self.init(
      seq: carried.seq, id: carried.event.id, session: carried.session,
      author: Author(carried.role, id: carried.authorID), authorName: carried.authorName,
      words: carried.words, timestamp: Timestamp(milliseconds: carried.timestampMs),
      replyTo: carried.replyTo.map(\.id), sources: carried.sources,
      quickReplies: carried.quickReplies, replyKind: carried.replyKind,
      chainHash: [UInt8](carried.chainHash),
      editedText: carried.edited ? carried.editedText : nil, isDeleted: carried.deleted,
      isUnderstood: carried.understood)
  }
}

extension PendingMessage {
  var carried: CarriedPending {
    var carried = CarriedPending()
    carried.event = EventRef(id)
    carried.seq = seq
    carried.handedOver = isHandedOver
    if let understanding { carried.understanding = understanding }
    return carried
  }

  init(_ carried: CarriedPending) {
    self.init(
      id: carried.event.id, seq: carried.seq, isHandedOver: carried.handedOver,
      understanding: carried.hasUnderstanding ? carried.understanding : nil)
  }
}

extension Deadline {
  var carried: CarriedDeadline {
    var carried = CarriedDeadline()
    carried.kind = kind
    carried.armedBy = EventRef(armedBy)
    carried.dueMs = due.milliseconds
    carried.keyEpoch = purpose.epoch
    if let event = purpose.event { carried.keyEvent = EventRef(event) }
    carried.keyCount = purpose.count
    return carried
  }

  init(_ carried: CarriedDeadline) {
    self.init(
      kind: carried.kind, armedBy: carried.armedBy.id,
      due: Timestamp(milliseconds: carried.dueMs),
      purpose: DeadlinePurpose(
        epoch: carried.keyEpoch, event: carried.hasKeyEvent ? carried.keyEvent.id : nil,
        count: carried.keyCount))
  }
}

extension OpenOffer {
  var carried: CarriedOffer {
    var carried = CarriedOffer()
    carried.id = EventRef(id)
    carried.agentID = agentID
    carried.agentName = agentName
    carried.team = team
    carried.reservation = EventRef(reservation)
    carried.createdMs = created.milliseconds
    carried.dueMs = due.milliseconds
    return carried
  }

  init(_ carried: CarriedOffer) {
    self.init(
      id: carried.id.id, agentID: carried.agentID, agentName: carried.agentName,
      team: carried.team, reservation: carried.reservation.id,
      created: Timestamp(milliseconds: carried.createdMs),
      due: Timestamp(milliseconds: carried.dueMs))
  }
}

extension JudgedEvents {
  var carried: CarriedJudged {
    var carried = CarriedJudged()
    carried.ids = entries.flatMap { [$0.id.hi, $0.id.lo] }
    carried.offsets = entries.map(\.offset)
    carried.verdicts = Data(entries.map(\.verdict))
    return carried
  }

  init(_ carried: CarriedJudged) {
    self.init(
      ids: carried.ids, offsets: carried.offsets, verdicts: [UInt8](carried.verdicts))
  }
}

extension DeliveryState {
  var carried: CarriedDelivery {
    var carried = CarriedDelivery()
    carried.message = EventRef(message)
    carried.session = session
    carried.seq = seq
    carried.sequence = sequence
    carried.status = UInt32(step?.rawValue ?? 0)
    carried.attempts = attempts
    if let retryAt { carried.retryAtMs = retryAt.milliseconds }
    carried.expiresMs = expires.milliseconds
    return carried
  }

  init(_ carried: CarriedDelivery) {
    self.init(
      message: carried.message.id, session: carried.session, seq: carried.seq,
      sequence: carried.sequence,
      step: DeliveryStep(rawValue: UInt8(truncatingIfNeeded: carried.status)),
      attempts: carried.attempts, retryAt: Timestamp(ifPresent: carried.retryAtMs),
      expires: Timestamp(milliseconds: carried.expiresMs))
  }
}

extension SessionSummary {
  var carried: CarriedSession {
    var carried = CarriedSession()
    carried.number = number
    carried.foldVersion = foldVersion
    carried.lastAgent = lastAgent
    carried.botSpoke = botSpoke
    carried.agentSpoke = agentSpoke
    carried.wrappedUp = isWrappedUp
    carried.code = code
    carried.ending = UInt32(ending.rawValue)
    carried.csatRequested = UInt32(csatRequested.rawValue)
    carried.csatSubmitted = UInt32(csatSubmitted.rawValue)
    return carried
  }

  init(_ carried: CarriedSession) {
    self.init(
      number: carried.number, foldVersion: carried.foldVersion, lastAgent: carried.lastAgent,
      botSpoke: carried.botSpoke, agentSpoke: carried.agentSpoke, isWrappedUp: carried.wrappedUp,
      code: carried.code,
      ending: Ending(rawValue: UInt8(truncatingIfNeeded: carried.ending)) ?? .none,
      csatRequested: RatedSpans(rawValue: UInt8(truncatingIfNeeded: carried.csatRequested)),
      csatSubmitted: RatedSpans(rawValue: UInt8(truncatingIfNeeded: carried.csatSubmitted)))
  }
}

extension LookupState {
  var carried: CarriedLookup {
    var carried = CarriedLookup()
    carried.request = EventRef(request)
    carried.connector = connector
    if let result { carried.result = result }
    if let asked {
      carried.askedBy = asked.by
      carried.arguments = asked.arguments
    }
    return carried
  }

  init(_ carried: CarriedLookup) {
    let asked =
      carried.askedBy.isEmpty ? nil : Asked(by: carried.askedBy, arguments: carried.arguments)
    self.init(
      request: carried.request.id, connector: carried.connector, asked: asked,
      result: carried.hasResult ? carried.result : nil)
  }
}
