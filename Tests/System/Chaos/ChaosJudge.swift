import Conversation
import Foundation
import Kafka
import LogRuntime

@testable import Baton

/// Holds what a run left behind against what Baton promises.
struct ChaosJudge: Sendable {
  let run: ChaosRun

  /// - Parameters:
  ///   - unrest: what did not come to rest.
  ///   - settling: how long all else took to, once nothing was broken any more.
  func report(
    _ unrest: [String], settling: Duration, _ processes: ProcessWatch
  ) async -> ChaosReport {
    let began = ContinuousClock.now
    let readers = await attempt { try await ReaderAudit.of(run.baton) }
    let unread = await attempt { try await run.customers.finishPages(but: run.log.forgotten) }
    let records = run.log.records
    let byConversation = Dictionary(grouping: records) { $0.conversation?.description ?? "" }
    let gateways = GatewayAudit(
      byConversation.filter { isBehindGateway($0.key) },
      delivered: run.gateways.receiver.calls(to: ChaosGateways.names))
    let pages = PageAudit(
      run.customers.pages.map(\.shown), byConversation, forgotten: run.log.forgotten)
    let deadLetters = await attempt { try await self.deadLetters() }
    let poison = run.intruder.expectedDeadLetters
    let stalls = Stalls(
      byConversation.values, run.injector.windows, tried: run.customers.tried)
    let goals = StallGoals(stalls)
    let lost = deadLetters.faults { $0 < poison ? ["\($0) of \(poison) records put aside"] : [] }
    let desks = await attempt {
      try await DeskAudit(baton: run.baton, log: run.log).faults(byPartition(records))
    }
    let limbo = await attempt { try await run.log.limbo.map { "limbo: \($0)" } + limboMetrics() }
    let teamLog = await attempt { try await TeamLogCounts.read(run.baton) }
    let isLong = run.plan.length >= ProcessWatch.worthJudging
    return ChaosReport(
      plan: run.plan,
      promises: [
        .init(text: "everything comes to rest", faults: unrest),
        .init(
          text: "every accepted message counts once and in order, with one outcome in each tenure; "
            + "nobody speaks without control; every acknowledged context is the log's",
          faults: audits(byConversation)),
        .init(
          text: "gateways saw every effective message, in order, none that is void, and by id none "
            + "twice", faults: gateways.faults),
        .init(
          text: "web chat pages show every effective message once and in order, none that is void",
          faults: pages.faults + unread.faults { $0 }),
        .init(text: "no offer exceeds a capacity", faults: AgentLoads(records).faults),
        .init(text: "no conversation was ever in limbo", faults: limbo.faults { $0 }),
        .init(text: "all readers hold the log's state", faults: readers.faults(\.faults)),
        .init(text: "all desks show the log's state", faults: desks.faults { $0 }),
        .init(text: "nothing unreadable is lost", faults: lost),
        .init(
          text: "memory and handles stay level", faults: isLong ? processes.faults : []),
        .init(text: "no stall is grossly long", faults: goals.faults),
        .init(
          text: "nobody met an answer that should not be",
          faults: run.customers.problems + run.agents.flatMap(\.problems) + run.injector.problems),
      ],
      windows: run.injector.windows, skipped: run.injector.skipped, records: RecordCounts(records),
      stalls: stalls, goals: goals,
      counts: counts(
        records, gateways, pages, (try? readers.get())?.comparison, try? deadLetters.get(),
        try? teamLog.get()),
      settling: settling, judging: .now - began, processes: processes)
  }

  /// What cannot be looked at is a fault of its own: the rest of the report still counts.
  private func attempt<Value>(
    _ look: () async throws -> Value
  ) async -> Result<Value, any Error> {
    do { return .success(try await look()) } catch { return .failure(error) }
  }

  private func counts(
    _ records: [Judged], _ gateways: GatewayAudit, _ pages: PageAudit,
    _ comparison: StateComparison?, _ deadLetters: Int?, _ teamLog: TeamLogCounts?
  ) -> KeyValuePairs<String, String> {
    let accepted = run.customers.accepted
    let messages = accepted.values.reduce(0) { $0 + $1.count }
    let effective = RecordCounts(records).effective
    let openings = run.customers.pages.map(\.openings)
    let opened = openings.reduce(0) { $0 + $1.all }
    let loads = openings.reduce(0) { $0 + $1.fromTheBeginning }
    let moves = run.agents.reduce(into: [:]) { $0.merge($1.moves, uniquingKeysWith: +) }
    return [
      "conversations": "\(accepted.count), with \(messages) messages accepted, "
        + "\(run.customers.hasty.count) of them with all their messages at once",
      "handed over": "\(effective["handoff.requested"] ?? 0) by the bot; "
        + "\(effective["offer.created"] ?? 0) offers, \(effective["offer.accepted"] ?? 0) accepted",
      "contexts acknowledged equal": "\(effective["context.acknowledged"] ?? 0)",
      "calls to gateways": "\(gateways.calls), \(gateways.repeats) of them repeats",
      "pages of web chats":
        "\(openings.count), with \(pages.messages) messages, on \(opened) streams, "
        + "\(loads) of them from the beginning",
      "carried forward": "\(effective["context.carried"] ?? 0) times, "
        + "\(run.log.forgotten.count) conversations forgotten",
      "in limbo": "\(run.log.limbo.count)",
      "readers compared": comparison.map {
        "\($0.readers), in \($0.partitions) partitions, \($0.claims.count) states"
      } ?? "none",
      "dead letters": deadLetters.map { "\($0)" } ?? "unknown",
      "records of the teams": teamLog?.text ?? "unknown",
      "agents' moves": ChaosReport.list(moves),
      "appended by intruders": ChaosReport.list(run.intruder.appended),
    ]
  }

  private func audits(_ records: [String: [Judged]]) -> [String] {
    let hasty = run.customers.hasty
    return run.customers.accepted.flatMap { conversation, accepted in
      let audit = ConversationAudit(records: records[conversation] ?? [])
      let inOrder = hasty.contains(conversation) ? audit.inOrder(accepted) : accepted
      return audit.faults(accepted: inOrder).map { "\(conversation): \($0)" }
    }
  }

  private func isBehindGateway(_ id: String) -> Bool {
    let conversation = ConversationID(id).flatMap { run.log.conversations[$0] }
    return conversation.map { ChaosGateways.names.contains($0.address.channel) } ?? false
  }

  private func byPartition(_ records: [Judged]) -> [Int32: [ConversationID]] {
    let places = Dictionary(
      records.compactMap { record in record.conversation.map { ($0, record.partition) } }
    ) { _, last in last }
    return Dictionary(grouping: run.log.conversations.keys) { places[$0] ?? 0 }
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

extension Result {
  /// What is wrong with what was found, or that nothing could be.
  fileprivate func faults(_ judge: (Success) -> [String]) -> [String] {
    switch self {
    case .success(let value): judge(value)
    case .failure(let error): ["it could not be looked at: \(error)"]
    }
  }
}
