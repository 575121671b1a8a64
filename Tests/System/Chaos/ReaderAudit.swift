import Foundation
import LogRuntime
import ServiceHost

@testable import Baton

/// What every reader of the logs holds at the end, against a fold of the whole log.
struct ReaderAudit: Sendable {
  /// Who reads what: each process of a service all of a topic, or all of them together.
  private static let tails = ["intake": ["conversations"], "desk": ["conversations", "teams"]]
  private static let groups = [
    "bot": ["conversations"], "router": ["conversations", "teams"], "delivery": ["conversations"],
  ]

  let comparison: StateComparison
  private let missing: [String]

  var faults: [String] { comparison.divergences + missing }

  /// - Parameters:
  ///   - states: what each process of each service says, by service.
  ///   - partitions: of the topics, by their names; and the names by what they are of.
  init(
    _ comparison: StateComparison, _ states: [String: [FoldedStates]],
    partitions: [String: Set<Int32>], topics: [String: String]
  ) {
    self.comparison = comparison
    var missing: [String] = []
    for (service, kind) in Self.each(Self.tails) {
      let topic = topics[kind] ?? ""
      for (number, state) in (states[service] ?? []).enumerated() {
        let held = Self.held(topic, [state])
        if Set(held) != partitions[topic] {
          missing.append("\(service) \(number + 1) holds \(held.count) partitions of \(kind)")
        }
      }
    }
    for (service, kind) in Self.each(Self.groups) {
      let topic = topics[kind] ?? ""
      let held = Self.held(topic, states[service] ?? [])
      if Set(held) != partitions[topic] || Set(held).count < held.count {
        missing.append("all \(service)s together hold the partitions \(held) of \(kind)")
      }
    }
    self.missing = missing
  }

  private static func each(_ readers: [String: [String]]) -> [(service: String, kind: String)] {
    readers.sorted { $0.key < $1.key }.flatMap { service, kinds in kinds.map { (service, $0) } }
  }

  private static func held(_ topic: String, _ states: [FoldedStates]) -> [Int32] {
    states.flatMap(\.readers).filter { $0.topic == topic }
      .flatMap { $0.partitions ?? [] }.map(\.partition).sorted()
  }

  /// Asks every process of a Baton at rest.
  static func of(_ baton: BatonUp) async throws -> ReaderAudit {
    var states: [String: [FoldedStates]] = [:]
    var claims: [StateComparison.Claim] = []
    let admins = try baton.ready.admins.filter { tails[$0.key] ?? groups[$0.key] != nil }
    let told = try await Crowd.map(
      admins.flatMap { service, admins in admins.map { (service, $0) } }
    ) {
      (service: $0, admin: $1, states: try await StatesCheck.states(at: $1))
    }
    for (service, admin, held) in told {
      states[service, default: []].append(held)
      claims += StatesCheck.claims(of: held, at: admin)
    }
    let settings = try await baton.logSettings
    let topics = [
      "conversations": settings.topics.conversations, "teams": settings.topics.teams,
    ]
    var partitions: [String: Set<Int32>] = [:]
    for topic in topics.values {
      partitions[topic] = Set(
        try await TopicReader.partitions(of: topic, settings).map(\.partition))
    }
    return ReaderAudit(
      try await StatesCheck.comparison(of: claims, with: settings), states,
      partitions: partitions, topics: topics)
  }
}
