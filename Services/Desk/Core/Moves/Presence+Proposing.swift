internal import Conversation
public import Routing

extension Proposing {
  /// What a person says of themselves, for their home team's log.
  public func presence(_ presence: Presence, acceptingWork: Bool) -> TeamEvent {
    var changed = PresenceChanged()
    changed.agentID = person.id
    changed.presence = presence
    changed.acceptingWork = acceptingWork
    return TeamEvent(
      id: eventID, team: person.team, author: person.author, occurredAt: now,
      body: .presenceChanged(changed))
  }
}
