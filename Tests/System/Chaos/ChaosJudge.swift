import Conversation
import Foundation
import Kafka
import LogRuntime

/// Holds what a run left behind against what Baton promises.
struct ChaosJudge: Sendable {
  let run: ChaosRun

  /// - Parameter unrest: what did not come to rest.
  func report(
    _ unrest: [String], before: ProcessFigures, after: ProcessFigures
  ) async throws -> ChaosReport {
    let records = run.log.records
    let byConversation = Dictionary(grouping: records) { $0.conversation?.description ?? "" }
    let gateways = GatewayAudit(
      byConversation.filter { isBehindGateway($0.key) }, delivered: run.gateways.delivered)
    let deadLetters = try await deadLetters()
    var faults = unrest
    faults += audits(byConversation)
    faults += gateways.faults
    faults += AgentLoads(records).faults
    faults += run.log.limbo.map { "limbo: \($0)" }
    faults += try await DeskAudit(baton: run.baton).faults(byPartition(records))
    faults += try await limboMetrics()
    faults += Self.growth(before, after)
    faults += run.customers.problems + run.agents.flatMap(\.problems) + run.injector.problems
    let poison = run.intruder.appended.filter { $0.key.hasPrefix("poison") }.values.reduce(0, +)
    if deadLetters < poison { faults.append("\(deadLetters) dead letters of \(poison)") }
    return ChaosReport(
      plan: run.plan, faults: faults, windows: run.injector.windows, records: records,
      stalls: Stalls(byConversation.values, run.injector.windows),
      accepted: run.customers.accepted, repeatedCalls: gateways.repeats,
      moves: run.agents.reduce(into: [:]) { $0.merge($1.moves, uniquingKeysWith: +) },
      intruder: run.intruder.appended, deadLetters: deadLetters, before: before, after: after)
  }

  private func audits(_ records: [String: [Judged]]) -> [String] {
    run.customers.accepted.flatMap { conversation, accepted in
      ConversationAudit(records: records[conversation] ?? []).faults(accepted: accepted)
        .map { "\(conversation): \($0)" }
    }
  }

  private func isBehindGateway(_ id: String) -> Bool {
    let conversation = ConversationID(id).flatMap { run.log.conversations[$0] }
    return conversation.map { ChaosGateways.names.contains($0.address.channel) } ?? false
  }

  private func byPartition(_ records: [Judged]) -> [Int32: [Conversation]] {
    let places = Dictionary(
      records.compactMap { record in record.conversation.map { ($0, record.partition) } }
    ) { _, last in last }
    return Dictionary(grouping: run.log.conversations.values) { places[$0.id] ?? 0 }
  }

  /// What the services themselves count as limbo.
  private func limboMetrics() async throws -> [String] {
    var faults: [String] = []
    for admin in try run.baton.ready.admins.values.flatMap(\.self) {
      let metrics = try await run.baton.http.get("\(admin)/metrics").text
      faults += metrics.split(separator: "\n").filter { line in
        let value = line.split(separator: " ").last.flatMap { Double($0) }
        return line.hasPrefix("baton_limbo_conversations") && value != 0
      }.map { "\(admin): \($0)" }
    }
    return faults
  }

  /// What grew more than the work explains: every conversation is held by most services.
  private static func growth(_ before: ProcessFigures, _ after: ProcessFigures) -> [String] {
    after.services.sorted { $0.key < $1.key }.flatMap { service, now -> [String] in
      guard let then = before.services[service] else { return [] }
      var faults: [String] = []
      if now.handles > then.handles + 64 {
        faults.append("\(service) holds \(now.handles) handles, \(then.handles) before")
      }
      if now.memory > 2 * then.memory + 100 {
        faults.append("\(service) holds \(now.memory) MiB, \(then.memory) before")
      }
      return faults
    }
  }

  private func deadLetters() async throws -> Int {
    let settings = try await run.baton.logSettings
    let topic = try await Administrator(settings.client).topic(
      settings.topics.deadLetters, timeout: .seconds(5))
    let consumer = try Consumer(settings.client, group: nil)
    let marks = try await consumer.watermarks(
      of: (topic?.partitions ?? []).map { TopicPartition(settings.topics.deadLetters, $0.id) })
    await consumer.close()
    return marks.values.reduce(0) { $0 + Int($1.high - $1.low) }
  }
}
