import ConversationTesting

/// One thing that breaks.
enum Fault: Sendable, Hashable {
  /// SIGKILL.
  case kill(service: String)
  /// SIGSTOP, and SIGCONT after as many seconds.
  case sleep(service: String, seconds: Int)
  /// SIGTERM.
  case stop(service: String)
  /// SIGTERM to each process of a service, one after the other.
  case restart(service: String)
  case brokerSleep(seconds: Int)
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

  enum Poison: String, Sendable, CaseIterable {
    case conversations, teams
  }

  static let services = ["intake", "bot", "router", "desk", "delivery"]

  /// As it stands in the table: all of one kind are counted together.
  var kind: String {
    switch self {
    case .kill(let service): "kill -9 \(service)"
    case .sleep(let service, _): "sleep \(service)"
    case .stop(let service): "SIGTERM \(service)"
    case .restart(let service): "restart \(service)"
    case .brokerSleep: "sleep broker"
    case .poison(let topic): "poison \(topic.rawValue)"
    case .retryStorm: "retry storm"
    case .gatewayTrouble: "gateway trouble"
    case .wrongBot: "wrong bot"
    case .earlyTimekeeper: "early timekeeper"
    }
  }

  /// How long it lasts, where that is given.
  var seconds: Int? {
    switch self {
    case .sleep(_, let seconds), .brokerSleep(let seconds), .gatewayTrouble(let seconds): seconds
    default: nil
    }
  }

  /// What it hits: faults of one target come one after the other.
  var target: String {
    switch self {
    case .kill(let service), .sleep(let service, _), .stop(let service), .restart(let service):
      service
    case .brokerSleep: "broker"
    case .gatewayTrouble: "gateways"
    case .poison, .retryStorm, .wrongBot, .earlyTimekeeper: kind
    }
  }

  /// One of each kind.
  static func each(_ plan: ChaosPlan, _ chance: inout SplitMix64) -> [Fault] {
    var faults: [Fault] = []
    for service in services {
      let seconds = chance.within(plan.sleep)
      faults += [
        .kill(service: service), .sleep(service: service, seconds: seconds),
        .stop(service: service), .restart(service: service),
      ]
    }
    if BatonUp.isEmbedded { faults.append(.brokerSleep(seconds: chance.within(plan.sleep))) }
    return faults + Poison.allCases.map { .poison(topic: $0) } + [
      .retryStorm, .gatewayTrouble(silence: plan.gatewaySilence), .wrongBot, .earlyTimekeeper,
    ]
  }
}

/// When what breaks: the same for the same seed.
struct FaultSchedule: Sendable {
  struct Entry: Sendable {
    var at: Duration
    var fault: Fault
    /// Decides which process it hits.
    var draw: Int
  }

  private(set) var entries: [Entry] = []

  /// All kinds in an order of the seed's, over and over.
  init(_ plan: ChaosPlan) {
    var chance = plan.chance(of: "faults")
    var at = Duration.seconds(2)
    while true {
      for fault in Fault.each(plan, &chance).shuffled(using: &chance) {
        guard at < plan.length else { return }
        entries.append(Entry(at: at, fault: fault, draw: chance.below(1_000)))
        at += .seconds(chance.within(plan.gap))
      }
    }
  }

  /// For people: a line an entry.
  var text: String {
    entries.map { entry in
      let length = entry.fault.seconds.map { " for \($0) s" } ?? ""
      return "  +\(Int(entry.at / .seconds(1))) s  \(entry.fault.kind)\(length)"
    }.joined(separator: "\n")
  }
}
