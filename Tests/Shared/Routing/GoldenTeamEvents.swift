import Conversation
import Routing

/// One event of each type of a team's log, every field of it set to something of its own.
enum GoldenTeamEvents {
  static let all: [TeamEvent] = (bodies + routing).map { body in
    TeamEvent(
      id: EventID(hi: 1, lo: 2), team: "care", author: Author(.agent, id: "ann"),
      occurredAt: Timestamp(milliseconds: 1_795_000_000_123), body: body)
  }

  private static let bodies: [TeamEventBody] = [
    .logOpened(opened), .teamCarried(carried), .teamConfigured(configured),
    .presenceChanged(presence), .workQueued(queued), .workAssigned(assigned), .workEnded(ended),
    .reservationMade(reserved), .offerEnded(offerEnded),
  ]

  static let work = WorkRef(ConversationID(hi: 3, lo: 4), epoch: 5)
  static let reservation = ReservationRef(EventID(hi: 6, lo: 7))

  private static let opened = make(LogOpened()) {
    $0.identity.append(contentsOf: 1...16 as ClosedRange<UInt8>)
    $0.partition = 2
    $0.partitionCount = 8
  }

  private static let agent = make(ConfiguredAgent()) {
    $0.id = "ann"
    $0.name = "Ann 安"
    $0.skills = ["returns", "vip"]
    $0.capacity = 3
  }

  private static let queue = make(ConfiguredQueue()) {
    $0.id = "returns"
    $0.skills = ["returns"]
    $0.offerMs = 20_000
  }

  private static let configured = make(TeamConfigured()) {
    $0.agents = [agent]
    $0.queues = [queue]
  }

  private static let presence = make(PresenceChanged()) {
    $0.agentID = "ann"
    $0.presence = .online
    $0.acceptingWork = true
  }

  private static let queued = make(WorkQueued()) {
    $0.work = work
    $0.queue = "returns"
    $0.skills = ["returns", "zh"]
    $0.priority = 4
    $0.language = "zh"
    $0.queuedAtMs = 1_795_000_000_456
    $0.session = 2
  }

  private static let assigned = make(WorkAssigned()) {
    $0.work = work
    $0.agentID = "ann"
    $0.assignedAtMs = 1_795_000_000_789
    $0.session = 2
  }

  private static let ended = make(WorkEnded()) { $0.work = work }

  private static let reserved = make(ReservationMade()) {
    $0.work = work
    $0.agentID = "ann"
  }

  private static let offerEnded = make(OfferEnded()) {
    $0.work = work
    $0.reservation = reservation
    $0.ending = .void
    $0.openReservation = ReservationRef(EventID(hi: 8, lo: 9))
    $0.openAgentID = "ben"
  }

  private static let carried = make(TeamCarried()) {
    $0.lastOffset = 41
    $0.decidedAtMs = 1_795_000_001_000
    $0.state = make(CarriedTeam()) {
      $0.agents = [carriedAgent]
      $0.queues = [queue]
      $0.work = [carriedWork]
      $0.recentWaitsMs = [1_000, 2_000]
      $0.judgedIds = [1, 2]
      $0.judgedOffsets = [40]
      $0.judgedVerdicts.append(7)
    }
  }

  private static let carriedAgent = make(CarriedAgent()) {
    $0.configured = agent
    $0.presence = .busy
    $0.acceptingWork = true
    $0.idleSinceMs = 1_795_000_000_001
    $0.listed = true
  }

  private static let carriedWork = make(CarriedWork()) {
    $0.work = work
    $0.phase = 2
    $0.queue = "returns"
    $0.skills = ["returns"]
    $0.priority = 4
    $0.language = "zh"
    $0.queuedAtMs = 1_795_000_000_002
    $0.session = 2
    $0.agentID = "ann"
    $0.reservation = reservation
    $0.declinedBy = ["ben"]
    $0.reservedAtMs = 1_795_000_000_003
  }

  private static func make<Message>(_ message: Message, _ change: (inout Message) -> Void)
    -> Message
  {
    var message = message
    change(&message)
    return message
  }
}
