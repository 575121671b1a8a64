import Foundation

/// Three teams of scripted agents, little patience, and queues that ask for skills.
struct StormFirm: Sendable {
  let folder: URL
  let agents: [String]
  let capacities: [String: Int]

  init(agentsOfATeam: Int) throws {
    folder = FileManager.default.temporaryDirectory.appending(
      path: "firm-\(UUID().uuidString)", directoryHint: .isDirectory)
    try FileManager.default.copyItem(at: BatonUp.sample, to: folder)
    var agents: [String] = []
    var capacities: [String: Int] = [:]
    var teams = ["shop", "pay", "after-sales"].map { team in
      let own = (0..<agentsOfATeam).map { number -> String in
        let id = "\(team)-\(number)"
        agents.append(id)
        capacities[id] = number % 3 + 1
        return
          "      - {id: \(id), name: \(id), secret: \(id)-demo, capacity: \(number % 3 + 1), "
          + "skills: [all, s\(number % 2)=\(number % 3 + 1)], languages: [en, zh]}"
      }
      return Self.team(team, own)
    }
    teams.insert(Self.rules, at: 0)
    self.agents = agents
    self.capacities = capacities
    try Data(teams.joined(separator: "\n").utf8)
      .write(to: folder.appending(path: "teams.yaml"), options: .atomic)
    try Self.hurry(folder.appending(path: "policy.yaml"))
  }

  private static let rules = """
    routing:
      pause: {timeouts: 1, declines: 5}
      lostGrace: 3s
    teams:
    """

  /// With the ids of the sample's queues, which its policy names.
  private static func team(_ id: String, _ agents: [String]) -> String {
    let queues = [
      "shop": ["shop-general", "shop-orders"],
      "pay": ["pay-general", "pay-security", "bank-loans"],
      "after-sales": ["returns", "complaints"],
    ]
    let lines = (queues[id] ?? []).enumerated().map { place, queue in
      "      - {id: \(queue), name: {en: \(queue)}, skills: [all, \"s\(place % 2)?\"], sameAgent: true, "
        + "serviceLevels: [{handoffWait: 20s, firstResponse: 40s, warnAt: 0.5}]}"
    }
    return
      (["  - id: \(id)", "    name: {en: \(id)}", "    queues:"] + lines + ["    agents:"] + agents)
      .joined(separator: "\n")
  }

  private static func hurry(_ file: URL) throws {
    var policy = try String(contentsOf: file, encoding: .utf8)
    for (usual, hurried) in [
      ("  offer: 30s", "  offer: 4s"), ("  nextResponse: 5m", "  nextResponse: 20s"),
    ] {
      guard policy.contains(usual) else { throw HarnessError("no\(usual) in policy.yaml") }
      policy.replace(usual, with: hurried)
    }
    try Data(policy.utf8).write(to: file, options: .atomic)
  }
}
