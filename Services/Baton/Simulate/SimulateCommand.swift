import ArgumentParser
import Conversation
import Foundation
import RouterSimulation
import ServiceHost

/// What customers would wait under another rule, or with other staff.
struct SimulateCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "simulate",
    abstract: "Tells how long customers would wait under other rules, or with other staff.",
    discussion: """
      Simulates a day around the router's own decisions: the same fold of a team's log, the same \
      dispatcher, with simulated time in the records' timestamps. Every rule meets the same customers. \
      The same seed gives the same output, byte for byte.

      Without --from-topics it is a sample day: 40 agents with six skills in three shifts, eight \
      queues, and a peak before noon and in the evening; two of a hundred offers are declined, one is \
      not answered, and customers leave after ten minutes on average. It is compared with two simple \
      rules: first come first served (whoever waits longest, to who has been idle longest), and round \
      robin (the queues in turn, to the agents in turn).

      With --from-topics the customers are those of the last week, as the teams' log has them, with \
      the staff that was there, when it was there; beside it stands what was really recorded. Then \
      change something: --agents, --skill, --capacity, or --rules. How long a customer who left would \
      have had to be dealt with, and how long one who was served would have waited on, no log knows: \
      the first is drawn from the others of the queue, the second from a memoryless patience of which \
      the recorded waits are most likely.

      In time is who had an agent within what the queue promises. Occupancy is the share of the \
      capacity on shift that was in use. Tiers is how many times as long as the highest tier the \
      lowest waits. Estimates is how often the truth lay under the p90 that customers were told; nine \
      in ten is what is aimed at.

      Examples:
        baton simulate
        baton simulate --agents +3 --plots /tmp/plots
        baton simulate --agents -2 --rules baton --seed 7
        baton simulate --from-topics --team shop --agents +3
        baton simulate --from-topics --team shop --agents +1:orders,language:zh --from 2d
        baton simulate --from-topics --team shop --skill emma+returns --skill lin-orders
        baton simulate --json | jq '.variants[] | {name, waitP90Seconds}'
      """)

  @OptionGroup var broker: BrokerOptions

  @Flag(help: "Simulate the recorded customers and staff of a team.")
  var fromTopics = false

  @Option(help: ArgumentHelp("Which team. (default: the one that there is)", valueName: "id"))
  var team: String?

  @Option(
    help: ArgumentHelp(
      "Who came since then: a time, or how long ago. (default: 7d)", valueName: "time"))
  var from: TailStart?

  @Option(help: ArgumentHelp("And before then. (default: now)", valueName: "time"))
  var to: TailStart?

  @Option(
    help: ArgumentHelp(
      "The firm's configuration folder: what each queue promises. (default: 80 % within a minute)",
      valueName: "folder"))
  var config: String?

  // Unconditional, so that the minus of -2 is no option's.
  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "So many agents more or fewer: +3, -2. New ones have all skills, or those named: +3:orders,returns.",
      valueName: "change"))
  var agents: AgentsChange?

  @Option(
    help: ArgumentHelp(
      "An agent learns or loses a skill: lin+returns, lin-orders. Can be repeated.",
      valueName: "agent±skill"))
  var skill: [SkillChange] = []

  @Option(help: ArgumentHelp("How many conversations each agent may have at a time."))
  var capacity: UInt32?

  @Option(
    help: ArgumentHelp(
      "Compare these: baton, first-come, round-robin, separated by commas. (default: all; where staff is changed, baton)",
      valueName: "rules"))
  var rules: RuleList?

  @Option(help: ArgumentHelp("What chance begins with."))
  var seed: UInt64 = 1

  @Option(
    help: ArgumentHelp(
      "Write waits.svg, day.svg and in-time.svg there.", valueName: "folder"))
  var plots: String?

  @Flag(help: "As JSON.")
  var json = false

  func validate() throws {
    guard fromTopics || (team == nil && from == nil && to == nil && config == nil) else {
      throw ValidationError("--team, --from, --to and --config go with --from-topics")
    }
    if let capacity, !(1...1_000).contains(capacity) {
      throw ValidationError("--capacity is from 1 to 1000")
    }
    if let from, let to { try TailStart.checkSpan(from: from, to: to) }
  }

  func run() async throws {
    let world = try await world()
    let changed = try changes.reduce(world.plan) { plan, change in
      guard let changed = change.applied(to: plan) else {
        throw CommandFailure(.usage, "\(change.unknownAgent) Their ids are: \(plan.agentIDs)")
      }
      return changed
    }
    let report = SimulationRun(
      world: world, changed: changes.isEmpty ? nil : changed,
      rules: rules?.rules ?? (changes.isEmpty && !fromTopics ? Rule.allCases : [.baton]),
      seed: seed
    ).report()
    if let plots { try SimulationPlots(report).write(to: URL(filePath: plots)) }
    guard !json else { return Standard.out(try PrettyJSON.text(of: SimulationRecord(report))) }
    Standard.out(SimulationText(report, Style(for: STDOUT_FILENO)).text)
    if let plots { Standard.out("\nPlots: \(plots)/waits.svg, day.svg, in-time.svg") }
  }

  private var changes: [StaffChange] {
    (agents.map { [$0.change] } ?? []) + skill.map(\.change)
      + (capacity.map { [.capacity($0)] } ?? [])
  }

  private func world() async throws -> SimulatedWorld {
    guard fromTopics else { return .sample(seed: seed) }
    let now = Date()
    let teams = try await RecordedTeamsReader(
      settings: try await broker.settings(as: "baton-simulate")
    )
    .read(
      from: (from ?? .ago(7 * 86_400_000)).timestamp(now: now) ?? Timestamp(milliseconds: .min),
      to: (to ?? .ago(0)).timestamp(now: now) ?? Timestamp(milliseconds: .max))
    return try SimulatedWorld.recorded(teams, team: team, promises: Promises(config), seed: seed)
  }
}
