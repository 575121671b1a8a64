import ConversationTesting

/// One thing that breaks.
enum Fault: Sendable, Hashable {
  /// SIGKILL.
  case kill(service: String)
  /// SIGSTOP, and SIGCONT after as many seconds.
  case sleep(service: String, seconds: Int)
  /// Every process of the service gets a fifth of the time only, for as many seconds.
  case slow(service: String, seconds: Int)
  /// SIGTERM.
  case stop(service: String)
  /// SIGTERM to each process of a service, one after the other.
  case restart(service: String)
  /// To three processes, to one, and back.
  case scale(service: String)
  /// One process's clock jumps by an hour, and back after as many seconds.
  case clockJump(service: String, hours: Int, seconds: Int)
  /// What the group committed is as good as deleted, for the partitions that a stranger in it got.
  case lostOffsets(service: String)
  /// No room on the desks' disks for as many seconds.
  case fullDisk(seconds: Int)
  case brokerSleep(seconds: Int)
  /// The broker cuts all connections and takes no new ones for as many seconds.
  case brokerDown(seconds: Int)
  /// Every answer of the broker is late, for as many seconds.
  case brokerDelay(milliseconds: Int, seconds: Int)
  /// The broker answers the next requests of each kind with errors.
  case brokerErrors
  /// Records that nobody can read.
  case poison(topic: Poison)
  /// Every gateway repeats what it sent, many times at once.
  case retryStorm
  /// Gateways answer 429, 500 and 503, or nothing for as many seconds.
  case gatewayTrouble(silence: Int)
  /// A bot that answers whatever it sees, whoever holds control.
  case wrongBot
  /// A timekeeper whose clock runs a day ahead.
  case earlyTimekeeper
  /// Every process is started anew, one after the other, and sessions open under the other fold
  /// version from then on.
  case upgrade

  enum Poison: String, Sendable, CaseIterable {
    case conversations, teams, customers, knowledge, gateways, signals
    case deadLetters = "dead-letters"
  }

  static let services = ["intake", "bot", "router", "desk", "delivery"]
  /// Those that read by a group of their own on the conversations.
  static let groups = ["bot", "router", "delivery"]

  /// As it stands in the table: all of one kind are counted together.
  var kind: String {
    switch self {
    case .kill(let service): "kill -9 \(service)"
    case .sleep(let service, _): "sleep \(service)"
    case .slow(let service, _): "slow \(service)"
    case .stop(let service): "SIGTERM \(service)"
    case .restart(let service): "restart \(service)"
    case .scale(let service): "scale \(service)"
    case .clockJump(let service, _, _): "clock jump \(service)"
    case .lostOffsets(let service): "lost offsets \(service)"
    case .fullDisk: "full disk desk"
    case .brokerSleep: "sleep broker"
    case .brokerDown: "broker down"
    case .brokerDelay: "broker delay"
    case .brokerErrors: "broker errors"
    case .poison(let topic): "poison \(topic.rawValue)"
    case .retryStorm: "retry storm"
    case .gatewayTrouble: "gateway trouble"
    case .wrongBot: "wrong bot"
    case .earlyTimekeeper: "early timekeeper"
    case .upgrade: "rolling upgrade"
    }
  }

  /// How long it lasts, where that is given.
  var seconds: Int? {
    switch self {
    case .sleep(_, let seconds), .slow(_, let seconds), .clockJump(_, _, let seconds),
      .fullDisk(let seconds), .brokerSleep(let seconds), .brokerDown(let seconds),
      .brokerDelay(_, let seconds), .gatewayTrouble(let seconds):
      seconds
    default: nil
    }
  }

  /// What it hits: faults of one target come one after the other.
  var target: String {
    switch self {
    case .kill(let service), .sleep(let service, _), .slow(let service, _), .stop(let service),
      .restart(let service), .scale(let service), .clockJump(let service, _, _):
      service
    case .brokerSleep, .brokerDown, .brokerDelay, .brokerErrors: "broker"
    case .gatewayTrouble: "gateways"
    case .fullDisk: "desk"
    case .poison, .retryStorm, .wrongBot, .earlyTimekeeper, .lostOffsets, .upgrade: kind
    }
  }

  /// One of each kind.
  static func each(_ plan: ChaosPlan, _ chance: inout SplitMix64) -> [Fault] {
    var faults: [Fault] = []
    for service in services {
      let seconds = chance.within(plan.sleep)
      faults += [
        .kill(service: service), .sleep(service: service, seconds: seconds),
        .stop(service: service), .restart(service: service), .scale(service: service),
      ]
      if MachineFaults.isPossible {
        let hours = chance.pick([-1, 1])
        faults.append(.clockJump(service: service, hours: hours, seconds: 2 * seconds))
      }
    }
    faults.append(.slow(service: "bot", seconds: 2 * chance.within(plan.sleep)))
    if MachineFaults.isPossible { faults.append(.fullDisk(seconds: chance.within(plan.sleep))) }
    if BatonUp.isEmbedded { faults += ofBroker(plan, &chance) }
    return faults + groups.map { .lostOffsets(service: $0) }
      + Poison.allCases.map { .poison(topic: $0) } + [
        .retryStorm, .gatewayTrouble(silence: plan.gatewaySilence), .wrongBot, .earlyTimekeeper,
        .upgrade,
      ]
  }

  /// What only the embedded broker can be made to do.
  private static func ofBroker(_ plan: ChaosPlan, _ chance: inout SplitMix64) -> [Fault] {
    [
      .brokerSleep(seconds: chance.within(plan.sleep)),
      .brokerDown(seconds: chance.within(plan.sleep)),
      .brokerDelay(
        milliseconds: chance.within(100...400), seconds: 2 * chance.within(plan.sleep)),
      .brokerErrors,
    ]
  }
}
