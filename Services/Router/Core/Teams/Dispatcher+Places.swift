public import Conversation
internal import OrderedCollections
public import Routing

/// What those who wait are told.
extension Dispatcher {
  /// What whoever comes into a line is told, by the record that says they did; owed until it is acknowledged.
  public mutating func welcome(
    by judged: JudgedTeamEvent, _ team: TeamState, _ policy: DispatchPolicy, at now: Timestamp
  ) -> [Event] {
    guard judged.verdict.isEffective, case .workQueued(let body)? = judged.event?.body,
      let item = team[item: body.work.conversation]
    else { return [] }
    return welcome(item, team, policy, at: now)
  }

  /// What all who wait, or whom somebody is asked to take, are told: where it is not known who was welcomed.
  public mutating func welcomeAll(
    _ team: TeamState, _ policy: DispatchPolicy, at now: Timestamp
  ) -> [Event] {
    team.items.flatMap { item -> [Event] in
      switch item.phase {
      case .waiting, .reserved: welcome(item, team, policy, at: now)
      case .assigned, .ended: []
      }
    }
  }

  /// The positions that changed noticeably since the customers were last told.
  public mutating func positions(
    _ team: TeamState, _ policy: DispatchPolicy, at now: Timestamp
  ) -> [Event] {
    var events: [Event] = []
    for queue in team.queuesInUse {
      for (place, item) in team.line(of: queue).enumerated() where item.phase == .waiting {
        let position = UInt32(clamping: place + 1)
        if let told = positionsTold[item.conversation], told.epoch == item.epoch {
          guard Self.isNoticeable(from: told.position, to: position),
            now.milliseconds(since: told.at) >= policy.positionInterval
          else { continue }
        }
        note(position, item, at: now)
        events.append(tell(position, item, team, at: now))
      }
    }
    if positionsTold.count > 2_000 + 2 * team.waitingCount { positionsTold.removeFirst(1_000) }
    return events
  }

  private mutating func welcome(
    _ item: WorkItem, _ team: TeamState, _ policy: DispatchPolicy, at now: Timestamp
  ) -> [Event] {
    notices(item, team, policy, at: now) + firstPosition(item, team, at: now)
  }

  /// Everybody who waits is told their place at once, however soon they are served.
  private mutating func firstPosition(
    _ item: WorkItem, _ team: TeamState, at now: Timestamp
  ) -> [Event] {
    guard positionsTold[item.conversation]?.epoch != item.epoch,
      let place = team.position(of: item.conversation)
    else { return [] }
    let position = UInt32(clamping: place)
    note(position, item, at: now)
    return [tell(position, item, team, at: now)]
  }

  private mutating func note(_ position: UInt32, _ item: WorkItem, at now: Timestamp) {
    positionsTold[item.conversation] = Told(epoch: item.epoch, position: position, at: now)
  }

  /// By a tenth of what was told, and near the front by one: in a line of hundreds, where each who is served moves
  /// everybody, the log would hold little else.
  public static func isNoticeable(from told: UInt32, to now: UInt32) -> Bool {
    let moved = told > now ? told - now : now - told
    return moved >= max(1, told / 10)
  }

  /// Those who wait know their places, whoever told them.
  mutating func assumePlacesTold(_ team: TeamState, at now: Timestamp) {
    for queue in team.queuesInUse {
      for (place, item) in team.line(of: queue).enumerated()
      where positionsTold[item.conversation]?.epoch != item.epoch {
        note(UInt32(clamping: place + 1), item, at: now)
      }
    }
  }
}
