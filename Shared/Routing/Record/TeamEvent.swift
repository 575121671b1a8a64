public import Conversation
internal import Foundation
internal import SwiftProtobuf

/// One event of a team's log, as somebody proposed it.
public struct TeamEvent: Sendable, Equatable {
  public var id: EventID
  /// The team's id, and the record's key.
  public var team: String
  public var author: Author
  public var occurredAt: Timestamp
  public var body: TeamEventBody

  public init(
    id: EventID, team: String, author: Author, occurredAt: Timestamp, body: TeamEventBody
  ) {
    self.id = id
    self.team = team
    self.author = author
    self.occurredAt = occurredAt
    self.body = body
  }
}

/// What a team's event says. A kind that this binary does not know passes as `unknown`.
public enum TeamEventBody: Sendable, Equatable {
  case logOpened(LogOpened)
  case teamCarried(TeamCarried)
  case teamConfigured(TeamConfigured)
  case presenceChanged(PresenceChanged)
  case workQueued(WorkQueued)
  case workAssigned(WorkAssigned)
  case workEnded(WorkEnded)
  case reservationMade(ReservationMade)
  case offerEnded(OfferEnded)
  case workProgressed(WorkProgressed)
  case workRelaxed(WorkRelaxed)
  case wrapUpEnded(WrapUpEnded)
  case serviceLevelReached(ServiceLevelReached)
  case workRequested(WorkRequested)
  case workRequestEnded(WorkRequestEnded)
  case presenceRenewed(PresenceRenewed)
  case presenceLapsed(PresenceLapsed)
  case agentDrained(AgentDrained)
  case queueClosed(QueueClosed)
  case workPrioritised(WorkPrioritised)
  case unknown(kind: UInt32, bytes: [UInt8])
}

extension TeamEventBody {
  public var kindNumber: UInt32 {
    switch self {
    case .logOpened: UInt32(TeamEventKind.logOpened.rawValue)
    case .teamCarried: UInt32(TeamEventKind.teamCarried.rawValue)
    case .teamConfigured: UInt32(TeamEventKind.teamConfigured.rawValue)
    case .presenceChanged: UInt32(TeamEventKind.presenceChanged.rawValue)
    case .workQueued: UInt32(TeamEventKind.workQueued.rawValue)
    case .workAssigned: UInt32(TeamEventKind.workAssigned.rawValue)
    case .workEnded: UInt32(TeamEventKind.workEnded.rawValue)
    case .reservationMade: UInt32(TeamEventKind.reservationMade.rawValue)
    case .offerEnded: UInt32(TeamEventKind.offerEnded.rawValue)
    case .workProgressed: UInt32(TeamEventKind.workProgressed.rawValue)
    case .workRelaxed: UInt32(TeamEventKind.workRelaxed.rawValue)
    case .wrapUpEnded: UInt32(TeamEventKind.wrapUpEnded.rawValue)
    case .serviceLevelReached: UInt32(TeamEventKind.serviceLevelReached.rawValue)
    case .workRequested: UInt32(TeamEventKind.workRequested.rawValue)
    case .workRequestEnded: UInt32(TeamEventKind.workRequestEnded.rawValue)
    case .presenceRenewed: UInt32(TeamEventKind.presenceRenewed.rawValue)
    case .presenceLapsed: UInt32(TeamEventKind.presenceLapsed.rawValue)
    case .agentDrained: UInt32(TeamEventKind.agentDrained.rawValue)
    case .queueClosed: UInt32(TeamEventKind.queueClosed.rawValue)
    case .workPrioritised: UInt32(TeamEventKind.workPrioritised.rawValue)
    case .unknown(let kind, _): kind
    }
  }

  /// The event's name, as in `work.queued`.
  public var name: String {
    switch self {
    case .logOpened: "log.opened"
    case .teamCarried: "team.carried"
    case .teamConfigured: "team.configured"
    case .presenceChanged: "presence.changed"
    case .workQueued: "work.queued"
    case .workAssigned: "work.assigned"
    case .workEnded: "work.ended"
    case .reservationMade: "reservation.made"
    case .offerEnded: "offer.ended"
    case .workProgressed: "work.progressed"
    case .workRelaxed: "work.relaxed"
    case .wrapUpEnded: "wrap_up.ended"
    case .serviceLevelReached(let body): body.outcome.eventName
    case .workRequested: "work.requested"
    case .workRequestEnded: "work.request_ended"
    case .presenceRenewed: "presence.renewed"
    case .presenceLapsed: "presence.lapsed"
    case .agentDrained: "agent.drained"
    case .queueClosed: "queue.closed"
    case .workPrioritised: "work.prioritised"
    case .unknown(let kind, _): "unknown.\(kind)"
    }
  }
}

extension TeamEvent {
  /// The event in a record's value.
  ///
  /// Throws `UnreadableRecord` where the bytes are no envelope, or the body is none of its kind.
  public init(serialized bytes: RawSpan) throws(UnreadableRecord) {
    do {
      let envelope = try TeamEnvelope(serializedBytes: bytes)
      self.init(
        id: EventID(hi: envelope.eventIDHi, lo: envelope.eventIDLo), team: envelope.team,
        author: Author(
          AuthorRole(rawValue: Int(envelope.authorRole)) ?? .unspecified, id: envelope.authorID),
        occurredAt: Timestamp(milliseconds: envelope.occurredAtMs),
        body: try TeamEventBody(kind: envelope.kind, bytes: envelope.body))
    } catch {
      throw UnreadableRecord(reason: "no team event: \(error)")
    }
  }

  /// The bytes of a record's value.
  ///
  /// Throws only where a body is larger than Protobuf allows, 2 GiB.
  public func serialized() throws -> [UInt8] {
    var envelope = TeamEnvelope()
    envelope.eventIDHi = id.hi
    envelope.eventIDLo = id.lo
    envelope.team = team
    envelope.authorRole = UInt32(author.role.rawValue)
    envelope.authorID = author.id
    envelope.occurredAtMs = occurredAt.milliseconds
    envelope.kind = body.kindNumber
    envelope.body = Data(try body.serialized())
    return try envelope.serializedBytes()
  }
}

extension TeamEventBody {
  fileprivate init(kind: UInt32, bytes: Data) throws {
    switch TeamEventKind(rawValue: Int(kind)) {
    case .logOpened: self = .logOpened(try LogOpened(serializedBytes: bytes))
    case .teamCarried: self = .teamCarried(try TeamCarried(serializedBytes: bytes))
    case .teamConfigured: self = .teamConfigured(try TeamConfigured(serializedBytes: bytes))
    case .presenceChanged: self = .presenceChanged(try PresenceChanged(serializedBytes: bytes))
    case .workQueued: self = .workQueued(try WorkQueued(serializedBytes: bytes))
    case .workAssigned: self = .workAssigned(try WorkAssigned(serializedBytes: bytes))
    case .workEnded: self = .workEnded(try WorkEnded(serializedBytes: bytes))
    case .reservationMade: self = .reservationMade(try ReservationMade(serializedBytes: bytes))
    case .offerEnded: self = .offerEnded(try OfferEnded(serializedBytes: bytes))
    case .workProgressed: self = .workProgressed(try WorkProgressed(serializedBytes: bytes))
    case .workRelaxed: self = .workRelaxed(try WorkRelaxed(serializedBytes: bytes))
    case .wrapUpEnded: self = .wrapUpEnded(try WrapUpEnded(serializedBytes: bytes))
    case .serviceLevelReached:
      self = .serviceLevelReached(try ServiceLevelReached(serializedBytes: bytes))
    case .workRequested: self = .workRequested(try WorkRequested(serializedBytes: bytes))
    case .workRequestEnded: self = .workRequestEnded(try WorkRequestEnded(serializedBytes: bytes))
    case .presenceRenewed: self = .presenceRenewed(try PresenceRenewed(serializedBytes: bytes))
    case .presenceLapsed: self = .presenceLapsed(try PresenceLapsed(serializedBytes: bytes))
    case .agentDrained: self = .agentDrained(try AgentDrained(serializedBytes: bytes))
    case .queueClosed: self = .queueClosed(try QueueClosed(serializedBytes: bytes))
    case .workPrioritised: self = .workPrioritised(try WorkPrioritised(serializedBytes: bytes))
    case .unspecified, .UNRECOGNIZED, nil: self = .unknown(kind: kind, bytes: [UInt8](bytes))
    }
  }

  fileprivate func serialized() throws -> [UInt8] {
    switch self {
    case .logOpened(let body): try body.serializedBytes()
    case .teamCarried(let body): try body.serializedBytes()
    case .teamConfigured(let body): try body.serializedBytes()
    case .presenceChanged(let body): try body.serializedBytes()
    case .workQueued(let body): try body.serializedBytes()
    case .workAssigned(let body): try body.serializedBytes()
    case .workEnded(let body): try body.serializedBytes()
    case .reservationMade(let body): try body.serializedBytes()
    case .offerEnded(let body): try body.serializedBytes()
    case .workProgressed(let body): try body.serializedBytes()
    case .workRelaxed(let body): try body.serializedBytes()
    case .wrapUpEnded(let body): try body.serializedBytes()
    case .serviceLevelReached(let body): try body.serializedBytes()
    case .workRequested(let body): try body.serializedBytes()
    case .workRequestEnded(let body): try body.serializedBytes()
    case .presenceRenewed(let body): try body.serializedBytes()
    case .presenceLapsed(let body): try body.serializedBytes()
    case .agentDrained(let body): try body.serializedBytes()
    case .queueClosed(let body): try body.serializedBytes()
    case .workPrioritised(let body): try body.serializedBytes()
    case .unknown(_, let bytes): bytes
    }
  }
}

extension WorkRef {
  public init(_ conversation: ConversationID, epoch: Int64) {
    self.init()
    conversationHi = conversation.hi
    conversationLo = conversation.lo
    self.epoch = epoch
  }

  public var conversation: ConversationID {
    ConversationID(hi: conversationHi, lo: conversationLo)
  }
}

extension ReservationRef {
  public init(_ id: EventID) {
    self.init()
    hi = id.hi
    lo = id.lo
  }

  public var id: EventID { EventID(hi: hi, lo: lo) }
}

extension ServiceOutcome {
  fileprivate var eventName: String {
    switch self {
    case .warned: "service_level.warned"
    case .met: "service_level.met"
    case .breached: "service_level.breached"
    case .unspecified, .UNRECOGNIZED: "service_level.reached"
    }
  }
}
