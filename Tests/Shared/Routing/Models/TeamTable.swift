import Conversation
import ConversationTesting
import Routing

/// What the team's fold says of every event about every work item, as far as the model sees them: built
/// by trying all of them on the real fold.
struct TeamTable {
  enum Phase: String, CaseIterable {
    case noWork, waiting, reserved, assigned, ended
  }

  enum Kind: String, CaseIterable {
    case workQueued, workAssigned, workEnded, reserve
    case offerDeclined, offerTimedOut, offerRescinded, offerVoid
    /// A void offer, while another one of the same work is open.
    case offerVoidBesideOther
  }

  /// The event's epoch beside the item's.
  enum Age: String, CaseIterable {
    case older, sameEpoch, newer
  }

  struct Key: Hashable {
    var kind: Kind
    var phase: Phase
    var age: Age
    /// Whether it names the reservation that the item is held by.
    var isHolding: Bool
    /// Whether the agent has room.
    var hasRoom: Bool
  }

  enum Name: String, CaseIterable {
    /// Nobody's, or none.
    case nobody
    case same
    /// The one that the event names.
    case named
    /// The one of the other offer, which is open.
    case other
  }

  struct Effect: Hashable {
    var phase: Phase
    /// Whose the item is then.
    var agent: Set<Name>
    var reservation: Set<Name>
    /// Whether the item's epoch is the event's.
    var takesEpoch: Bool
  }

  private(set) var effects: [Key: Effect?] = [:]
  private(set) var tried = 0
  /// Where the fold says two things of what is one and the same to the model.
  private(set) var contradictions: [String] = []

  init() {
    for phase in Phase.allCases {
      for way in Way.all(to: phase) {
        for kind in Kind.allCases {
          for age in Age.allCases {
            for isHolding in [false, true] {
              for hasRoom in [false, true] {
                attempt(
                  Key(kind: kind, phase: phase, age: age, isHolding: isHolding, hasRoom: hasRoom),
                  after: way)
              }
            }
          }
        }
      }
    }
  }

  private static let epoch: Int64 = 5

  private mutating func attempt(_ key: Key, after way: Way) {
    tried += 1
    var script = way.script(epoch: Self.epoch)
    if !key.hasRoom { script.assigned("busy", epoch: 1, to: "y") }
    let before = script["c"]
    append(key, to: &script)
    check(script, key)
    guard script.last.verdict.isEffective else {
      if before != script["c"] { contradictions.append("void \(key) changes \(way)") }
      return note(nil, key)
    }
    let after = script["c"]
    note(
      Effect(
        phase: Self.phase(of: after),
        agent: names(of: after?.agentID, before: before?.agentID, nobody: "", "y", "z"),
        reservation: names(
          of: after?.reservation, before: before?.reservation, nobody: nil,
          key.kind == .reserve ? Named.reservation("new") : nil, Named.reservation("other")),
        takesEpoch: after?.epoch == Self.epoch(of: key)),
      key)
  }

  private static func epoch(of key: Key) -> Int64 {
    switch key.age {
    case .older: epoch - 1
    case .sameEpoch: epoch
    case .newer: epoch + 1
    }
  }

  static func phase(of item: WorkItem?) -> Phase {
    switch item?.phase {
    case nil: .noWork
    case .waiting: .waiting
    case .reserved: .reserved
    case .assigned: .assigned
    case .ended: .ended
    }
  }

  private func append(_ key: Key, to script: inout TeamScript) {
    let epoch = Self.epoch(of: key)
    let held = key.isHolding ? Way.reservation : "strange"
    switch key.kind {
    case .workQueued: script.queued("c", epoch: epoch)
    case .workAssigned: script.assigned("c", epoch: epoch, to: "y")
    case .workEnded: script.ended("c", epoch: epoch)
    case .reserve: script.reserve("c", epoch: epoch, for: "y", as: "new")
    case .offerDeclined: script.offerEnded("c", epoch: epoch, held, .declined)
    case .offerTimedOut: script.offerEnded("c", epoch: epoch, held, .timedOut)
    case .offerRescinded: script.offerEnded("c", epoch: epoch, held, .rescinded)
    case .offerVoid: script.offerEnded("c", epoch: epoch, held, .void)
    case .offerVoidBesideOther:
      script.offerEnded("c", epoch: epoch, held, .void, open: ("other", "z"))
    }
  }

  private func names<Value: Equatable>(
    of value: Value, before: Value, nobody: Value, _ named: Value?, _ other: Value
  ) -> Set<Name> {
    var names: Set<Name> = []
    if value == nobody { names.insert(.nobody) }
    if value == before { names.insert(.same) }
    if value == named { names.insert(.named) }
    if value == other { names.insert(.other) }
    return names
  }

  /// The agents' loads are what the model counts anew each time.
  private mutating func check(_ script: TeamScript, _ key: Key) {
    for agent in script.state?.agents ?? [] {
      let held = script.state?.items.count { $0.isLoad && $0.agentID == agent.id } ?? 0
      if Int(agent.load) != held { contradictions.append("\(key) leaves \(agent.id) another load") }
    }
  }

  private mutating func note(_ effect: Effect?, _ key: Key) {
    guard case .some(let known) = effects[key] else {
      effects[key] = .some(effect)
      return
    }
    guard var both = known, let effect else {
      if known != effect { contradictions.append("\(key) is void, and not") }
      return
    }
    both.agent.formIntersection(effect.agent)
    both.reservation.formIntersection(effect.reservation)
    if both.phase != effect.phase || both.agent.isEmpty || both.reservation.isEmpty
      || both.takesEpoch != effect.takesEpoch
    {
      contradictions.append("\(key) does \(both) and \(effect)")
    }
    effects[key] = .some(both)
  }
}

/// A way to have a work item in a phase, at an epoch, held for `x` or `w` by a reservation.
private struct Way {
  static let reservation = "held"

  var phase: TeamTable.Phase
  var turn: Int

  /// Several to each phase: what lies behind an item makes no difference.
  static func all(to phase: TeamTable.Phase) -> [Way] {
    (0..<3).map { Way(phase: phase, turn: $0) }
  }

  func script(epoch: Int64) -> TeamScript {
    var script = TeamScript()
    script.configure(["w": 2, "x": 2, "y": 1, "z": 2])
    for agent in ["w", "x", "y", "z"] { script.presence(agent) }
    script.queued("busy", epoch: 0)
    let holder = turn == 1 ? "w" : "x"
    // The past of the same conversation.
    if turn == 2, phase != .noWork {
      script.queued("c", epoch: epoch - 3)
      script.reserve("c", epoch: epoch - 3, for: "z", as: "past")
      script.assigned("c", epoch: epoch - 2, to: "z")
    }
    switch phase {
    case .noWork: break
    case .waiting:
      script.queued("c", epoch: epoch)
      if turn == 1 {
        script.reserve("c", epoch: epoch, for: holder, as: "before")
        script.offerEnded("c", epoch: epoch, "before", .declined)
      }
    case .reserved:
      script.queued("c", epoch: epoch)
      script.reserve("c", epoch: epoch, for: holder, as: Self.reservation)
    case .assigned:
      script.queued("c", epoch: epoch - 1)
      if turn != 0 { script.reserve("c", epoch: epoch - 1, for: holder, as: Self.reservation) }
      script.assigned("c", epoch: epoch, to: holder)
    case .ended:
      script.queued("c", epoch: epoch - 1)
      if turn == 1 { script.reserve("c", epoch: epoch - 1, for: holder, as: Self.reservation) }
      script.ended("c", epoch: epoch)
    }
    return script
  }
}
