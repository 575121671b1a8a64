import Kafka
import Logging
import LogRuntime
import ServiceHost

/// Makes a prefix's topics what they have to be, and says what it did or would do.
struct TopicPreparation: Sendable {
  var settings: LogSettings

  /// What is there, compared with what has to be.
  struct Comparison: Sendable {
    var plan: TopicPlan
    var missing: [NewTopic] = []
    /// Sentences; nothing can be done about them without losing something.
    var conflicts: [String] = []
    /// Sentences; worth mending, and nothing breaks meanwhile.
    var differences: [String] = []
  }

  struct Outcome: Sendable {
    var made: [String]
    var opened: Int
    var partitions: Int32

    var summary: String {
      let done = made.isEmpty ? "all there" : "\(made.count) made"
      return "\(done), \(partitions) partitions of conversations"
    }
  }

  /// Looks, and changes nothing.
  ///
  /// - Parameters:
  ///   - partitions: nil for as many as there are, or 24.
  ///   - replication: nil for three, or as many as there are brokers.
  func compare(partitions: Int32?, replication: Int16?) async throws -> Comparison {
    let administrator = try Administrator(settings.client)
    let cluster = try await cluster(of: administrator)
    let existing = cluster.topics.first { $0.name == settings.topics.conversations }
    let plan = TopicPlan(
      topics: settings.topics,
      partitions: partitions ?? existing.map { Int32($0.partitionCount) } ?? 24,
      replication: replication ?? Int16(clamping: min(3, cluster.brokers.count)))
    var comparison = Comparison(plan: plan)
    for topic in plan.all {
      guard let found = cluster.topics.first(where: { $0.name == topic.name }) else {
        comparison.missing.append(topic)
        continue
      }
      comparison.compare(topic, with: found)
    }
    return comparison
  }

  /// As `compare`, and the topics' properties too.
  func compareAll(partitions: Int32?, replication: Int16?) async throws -> Comparison {
    var comparison = try await compare(partitions: partitions, replication: replication)
    let administrator = try Administrator(settings.client)
    let missing = comparison.missing.map(\.name)
    for topic in comparison.plan.all where !missing.contains(topic.name) {
      // The embedded broker cannot say; it has none of these properties either.
      let found = try? await administrator.properties(of: topic.name, timeout: .seconds(2))
      guard let found else { break }
      comparison.compare(topic, with: found)
    }
    return comparison
  }

  private func cluster(of administrator: Administrator) async throws -> ClusterDescription {
    do {
      return try await administrator.cluster(timeout: .seconds(5))
    } catch {
      throw CommandFailure.unreachable(settings.client.bootstrapServers, error)
    }
  }

  /// Makes what is missing, and writes the first record of partitions that are empty.
  func apply(partitions: Int32?, replication: Int16?) async throws -> Outcome {
    let comparison = try await compare(partitions: partitions, replication: replication)
    if !comparison.conflicts.isEmpty {
      throw CommandFailure(.configuration, comparison.conflicts.joined(separator: "\n"))
    }
    let missing = comparison.missing
    let plan = comparison.plan
    try await make(missing, names: plan.all.map(\.name))
    let opened = try await open(plan.logs)
    return Outcome(made: missing.map(\.name), opened: opened, partitions: plan.partitions)
  }

  private func make(_ missing: [NewTopic], names: [String]) async throws {
    let administrator = try Administrator(settings.client)
    for topic in missing { try await make(topic, administrator) }
    try await awaitLeaders(of: names, administrator)
  }

  /// Another one may be quicker.
  private func make(_ topic: NewTopic, _ administrator: Administrator) async throws {
    do {
      try await administrator.create(topic)
    } catch {
      if error.code != .topicExists { throw error }
    }
  }

  /// Writes the first record of partitions that are empty; gives how many there were.
  private func open(_ logs: [NewTopic]) async throws -> Int {
    let silent = Logger(label: "baton") { _ in SwiftLogNoOpLogHandler() }
    let appender = try Appender(settings, logger: silent)
    var opened = 0
    do {
      for log in logs {
        opened += try await LogOpening.write(
          log.name, partitions: log.partitions, by: appender
        ).count
      }
    } catch {
      await appender.close()
      throw error
    }
    await appender.close()
    return opened
  }

  /// A topic just made takes a moment until every partition is led.
  private func awaitLeaders(of names: [String], _ administrator: Administrator) async throws {
    let deadline = ContinuousClock.now + .seconds(30)
    while true {
      let topics = try await administrator.cluster().topics.filter { names.contains($0.name) }
      let isLed = topics.allSatisfy { $0.partitions.allSatisfy { $0.leader != nil } }
      if topics.count == names.count, isLed { return }
      guard ContinuousClock.now < deadline else {
        throw CommandFailure(.failed, "The new topics have no leaders after 30 s")
      }
      try await Task.sleep(for: .milliseconds(100))
    }
  }
}

extension TopicPreparation.Comparison {
  mutating func compare(_ wanted: NewTopic, with found: TopicDescription) {
    if found.partitionCount != Int(wanted.partitions) {
      let sentence =
        "\(found.name) has \(found.partitionCount) partitions, not \(wanted.partitions)"
      if plan.logs.contains(where: { $0.name == found.name }) {
        conflicts.append(
          "\(sentence). The count is fixed for the life of a prefix: name the one it has, "
            + "or take another prefix (BATON_TOPIC_PREFIX)")
      } else {
        differences.append(sentence)
      }
    }
    if let replication = wanted.replication, found.replication < Int(replication) {
      differences.append(
        "\(found.name) has \(found.replication) copies of each partition, not \(replication)")
    }
  }

  mutating func compare(_ wanted: NewTopic, with properties: [String: String]) {
    for (name, value) in wanted.properties.sorted(by: { $0.key < $1.key }) {
      guard let there = properties[name], there != value else { continue }
      differences.append("\(wanted.name): \(name) is \(there), not \(value)")
    }
  }
}
