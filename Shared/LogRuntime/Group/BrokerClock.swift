internal import Conversation

/// What time it is at the broker, whose time alone judges: this machine's clock, held within what records tell.
///
/// A record that was read tells that it is at least so late there; one that was appended here, that it was no later
/// there when it was sent. A machine whose clock fits is believed, so that a log in which nothing happens needs no
/// record; one that runs ahead or behind is put right by the first record that shows it.
struct BrokerClock {
  /// How much this machine's clock and the time it has run may differ between two looks before it counts as set.
  private static let stepMilliseconds: Int64 = 1_000

  /// Bounds of what is to be added to this machine's clock, in milliseconds; nil where nothing is known.
  private var atLeast: Int64?
  private var atMost: Int64?
  /// What the machine's clock was ahead of its running time when the bounds were learnt.
  private var setting: Int64?

  func time(at machine: MachineTime) -> Timestamp {
    guard isSet(as: machine) else { return machine.wall }
    return machine.wall.adding(milliseconds: min(max(0, atLeast ?? 0), atMost ?? .max))
  }

  /// Learns from any record that was read.
  mutating func read(_ timestamp: Timestamp, at machine: MachineTime) {
    guard timestamp.milliseconds > 0 else { return }
    forgetIfSet(anew: machine)
    let bound = timestamp.milliseconds(since: machine.wall)
    guard bound > atLeast ?? .min else { return }
    atLeast = bound
    // Of bounds that contradict each other the later learnt stands: the broker's clock was set.
    if let atMost, atMost < bound { self.atMost = nil }
  }

  /// Learns from a record of this process, or any later one: `machine` is from before it was sent.
  mutating func appended(_ timestamp: Timestamp, sentAt machine: MachineTime) {
    guard timestamp.milliseconds > 0 else { return }
    forgetIfSet(anew: machine)
    let bound = timestamp.milliseconds(since: machine.wall)
    guard bound < atMost ?? .max else { return }
    atMost = bound
    if let atLeast, atLeast > bound { self.atLeast = nil }
  }

  private func isSet(as machine: MachineTime) -> Bool {
    guard let setting else { return true }
    return abs(machine.setting - setting) <= Self.stepMilliseconds
  }

  private mutating func forgetIfSet(anew machine: MachineTime) {
    if !isSet(as: machine) { (atLeast, atMost) = (nil, nil) }
    if atLeast == nil, atMost == nil { setting = machine.setting }
  }
}

/// A moment by this machine's own clocks.
struct MachineTime: Sendable {
  var wall: Timestamp
  /// How long it has run, in milliseconds: goes on evenly while the wall's clock is set.
  var running: Int64

  fileprivate var setting: Int64 { wall.milliseconds - running }

  private static let start = ContinuousClock.now

  static var now: MachineTime {
    let running = ContinuousClock.now - start
    return MachineTime(wall: WallClock.now, running: Int64(running / .milliseconds(1)))
  }
}
