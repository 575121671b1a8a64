import Conversation
import Routing

/// The types that came with service levels, requests, leases and supervisors.
extension GoldenTeamEvents {
  static let routing: [TeamEventBody] = [
    .workProgressed(
      with(WorkProgressed()) {
        $0.work = work
        $0.progress = .snoozed
        $0.atMs = 1_795_000_000_500
        $0.untilMs = 1_795_000_600_000
      }),
    .workRelaxed(
      with(WorkRelaxed()) {
        $0.work = work
        $0.ring = 2
      }),
    .wrapUpEnded(
      with(WrapUpEnded()) {
        $0.conversationHi = 3
        $0.conversationLo = 4
        $0.agentID = "ann"
        $0.timedOut = true
      }),
    .serviceLevelReached(
      with(ServiceLevelReached()) {
        $0.work = work
        $0.measure = .firstResponse
        $0.outcome = .breached
        $0.targetMs = 60_000
        $0.elapsedMs = 61_000
        $0.queue = "returns"
        $0.tier = "gold"
      }),
    .workRequested(
      with(WorkRequested()) {
        $0.agentID = "ann"
        $0.conversationHi = 3
        $0.conversationLo = 4
      }),
    .workRequestEnded(
      with(WorkRequestEnded()) {
        $0.agentID = "ann"
        $0.request = reservation
        $0.reason = "nothing waits"
      }),
    .presenceRenewed(
      with(PresenceRenewed()) {
        $0.agentIds = ["ann", "ben"]
        $0.leaseMs = 45_000
      }),
    .presenceLapsed(
      with(PresenceLapsed()) {
        $0.agentID = "ann"
        $0.dueMs = 1_795_000_045_000
      }),
    .agentDrained(
      with(AgentDrained()) {
        $0.agentID = "ann"
        $0.draining = true
        $0.reason = "goes home"
      }),
    .queueClosed(
      with(QueueClosed()) {
        $0.queue = "returns"
        $0.closed = true
        $0.reason = "fire drill"
      }),
    .workPrioritised(
      with(WorkPrioritised()) {
        $0.work = work
        $0.priority = 90
        $0.reason = "the press is there"
      }),
  ]

  private static func with<Message>(_ message: Message, _ change: (inout Message) -> Void)
    -> Message
  {
    var message = message
    change(&message)
    return message
  }
}
