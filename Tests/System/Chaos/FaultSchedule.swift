import ConversationTesting

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
