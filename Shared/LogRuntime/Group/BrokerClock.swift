internal import Conversation

/// What time it is at the broker, whose time alone judges: this machine's clock, held within what records tell.
///
/// A record that was read tells that it is at least so late there; one that was appended here, that it was no later
/// there when it was sent. A machine whose clock fits is believed, so that a log in which nothing happens needs no
/// record; one that runs ahead or behind is put right by the first record that shows it. What was learnt is counted on
/// by the time that the machine runs: its clock may be set as often as anybody likes.
struct BrokerClock {
  /// Bounds of what is to be added to the time this machine has run, in milliseconds; nil where nothing is known.
  private var atLeast: Int64?
  private var atMost: Int64?

  func time(at machine: MachineTime) -> Timestamp {
    let believed = machine.wall.milliseconds - machine.running
    let held = min(max(believed, atLeast ?? believed), atMost ?? .max)
    return Timestamp(milliseconds: machine.running + held)
  }

  /// Learns from any record that was read.
  mutating func read(_ timestamp: Timestamp, at machine: MachineTime) {
    guard timestamp.milliseconds > 0 else { return }
    let bound = timestamp.milliseconds - machine.running
    guard bound > atLeast ?? .min else { return }
    atLeast = bound
    // Of bounds that contradict each other the later learnt stands: the broker's clock was set.
    if let atMost, atMost < bound { self.atMost = nil }
  }

  /// Learns from a record of this process, or any later one: `machine` is from before it was sent.
  mutating func appended(_ timestamp: Timestamp, sentAt machine: MachineTime) {
    guard timestamp.milliseconds > 0 else { return }
    let bound = timestamp.milliseconds - machine.running
    guard bound < atMost ?? .max else { return }
    atMost = bound
    if let atLeast, atLeast > bound { self.atLeast = nil }
  }
}

/// A moment by this machine's own clocks.
struct MachineTime: Sendable {
  var wall: Timestamp
  /// How long it has run, in milliseconds: goes on evenly while the wall's clock is set.
  var running: Int64

  private static let start = ContinuousClock.now

  static var now: MachineTime {
    let running = ContinuousClock.now - start
    return MachineTime(wall: WallClock.now, running: Int64(running / .milliseconds(1)))
  }
}
