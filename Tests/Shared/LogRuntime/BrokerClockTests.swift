import Conversation
import Testing

@testable import LogRuntime

@Suite("The broker's time")
struct BrokerClockTests {
  /// A machine whose clock is ahead of the broker's by that much, some time after the broker's zero.
  private func machine(_ broker: Int64, ahead: Int64 = 0) -> MachineTime {
    MachineTime(wall: Self.time(broker + ahead), running: broker)
  }

  private static func time(_ broker: Int64) -> Timestamp {
    Timestamp(milliseconds: 1_800_000_000_000 + broker)
  }

  @Test("Where no record says otherwise, this machine is believed, however idle the log")
  func idle() {
    var clock = BrokerClock()
    #expect(clock.time(at: machine(0)) == Self.time(0))
    clock.read(Self.time(0), at: machine(3_600_000))
    #expect(clock.time(at: machine(3_600_000)) == Self.time(3_600_000))
  }

  @Test("A machine that runs ahead is put right by the first record of its own")
  func ahead() {
    var clock = BrokerClock()
    let ahead: Int64 = 600_000
    #expect(clock.time(at: machine(0, ahead: ahead)) == Self.time(ahead))
    clock.appended(Self.time(5), sentAt: machine(0, ahead: ahead))
    #expect(clock.time(at: machine(1_000, ahead: ahead)) == Self.time(1_005))
  }

  @Test("A machine that is behind is put right by the first record it reads")
  func behind() {
    var clock = BrokerClock()
    clock.read(Self.time(0), at: machine(20, ahead: -600_000))
    #expect(clock.time(at: machine(1_020, ahead: -600_000)) == Self.time(1_000))
  }

  @Test("Old records, slow appends and a record without a time leave a good clock as it is")
  func good() {
    var clock = BrokerClock()
    clock.read(Self.time(0), at: machine(900_000))
    clock.appended(Self.time(60_000), sentAt: machine(0))
    clock.appended(Timestamp(milliseconds: -1), sentAt: machine(0))
    clock.read(Timestamp(milliseconds: -1), at: machine(0))
    #expect(clock.time(at: machine(1_000_000)) == Self.time(1_000_000))
  }

  @Test(
    "A machine whose clock is set while it runs changes nothing that records told",
    arguments: [3_600_000, -3_600_000] as [Int64])
  func machineJumps(by jump: Int64) {
    var clock = BrokerClock()
    clock.appended(Self.time(5), sentAt: machine(0))
    clock.read(Self.time(5), at: machine(10))
    let told = clock.time(at: machine(60_000, ahead: jump))
    #expect(abs(told.milliseconds(since: Self.time(60_000))) <= 5)
  }

  @Test("Once the machine's clock is set right, it is believed again")
  func machineIsSet() {
    var clock = BrokerClock()
    clock.appended(Self.time(5), sentAt: machine(0, ahead: 600_000))
    #expect(clock.time(at: machine(60_000)) == Self.time(60_000))
    clock.read(Self.time(60_000), at: machine(60_001))
    #expect(clock.time(at: machine(70_000)) == Self.time(70_000))
  }

  @Test("Once the broker's clock is set, the later of two bounds stands")
  func brokerIsSet() {
    var clock = BrokerClock()
    clock.read(Self.time(600_000), at: machine(0))
    #expect(clock.time(at: machine(0)) == Self.time(600_000))
    clock.appended(Self.time(1_000), sentAt: machine(990))
    #expect(clock.time(at: machine(2_000)) == Self.time(2_000))
    clock.read(Self.time(602_000), at: machine(2_000))
    #expect(clock.time(at: machine(2_000)) == Self.time(602_000))
  }
}

@Suite("What time a role is told", .timeLimit(.minutes(2)))
struct RoleTimeTests {
  /// Appends what time it was told, one record after the other.
  private struct Teller: PartitionRole {
    let topics: Topics
    private var told: Int64 = 0

    init(topics: Topics) { self.topics = topics }

    var tickInterval: Duration? { .milliseconds(50) }

    mutating func caughtUp(_ fold: ConversationLog, now: Timestamp) -> [Effect] { [] }

    mutating func recorded(
      _ judged: Judged, _ fold: ConversationLog, now: Timestamp
    ) -> [Effect] { [] }

    mutating func ticked(_ fold: ConversationLog, now: Timestamp) -> [Effect] {
      told += 1
      let conversation = Sample.conversation(1)
      let event = Event(
        id: .decided(at: told, of: conversation, role: "teller"), conversation: conversation,
        author: .bot, occurredAt: now, body: .turnUnderstood(TurnUnderstood()))
      return [.append([Proposal(event, topics)], as: WorkID("telling", conversation))]
    }
  }

  @Test(
    "On a machine whose clock is wrong, the first record that shows it puts it right",
    arguments: [600_000, -600_000] as [Int64])
  func wrongMachine(ahead: Int64) async throws {
    try await withLog(partitions: 1) { log in
      var options = log.options
      options.machineTime = {
        var machine = MachineTime.now
        machine.wall = machine.wall.adding(milliseconds: ahead)
        return machine
      }
      let service = GroupService(
        log.settings, options, appender: log.appender, logger: .silent
      ) { _ in
        Teller(topics: log.topics)
      }
      try await running(service) {
        let judged = try await log.judged { judged in judged.count { $0.isTold } >= 3 }
        let errors = judged.filter(\.isTold).map(\.error)
        #expect(ahead < 0 || errors[0] > 500_000)
        #expect(errors.dropFirst().allSatisfy { abs($0) < 60_000 }, "\(errors)")
      }
    }
  }
}

extension Judged {
  fileprivate var isTold: Bool {
    if case .turnUnderstood = event?.body { true } else { false }
  }

  /// How far ahead of the broker's time its author was, in milliseconds.
  fileprivate var error: Int64 { event?.occurredAt.milliseconds(since: timestamp) ?? 0 }
}
