import Conversation
import ConversationTesting
import Foundation
import LogRuntime
import Routing
import Testing

@testable import Baton

extension SystemTests {
  /// Many handoffs among agents who accept, decline, ignore and vanish, while routers are killed.
  ///
  /// `BATON_HANDOFFS=2000` for the whole storm; the short one has twenty-four.
  @Suite("A storm of handoffs", .timeLimit(.minutes(30)))
  struct StormTests {
    private static let handoffs =
      ProcessInfo.processInfo.environment["BATON_HANDOFFS"].flatMap { Int($0) } ?? 24

    @Test(
      "is weathered: none lost, none doubled, no offer over capacity, everybody told a place",
      arguments: [2, 3])
    func storm(routers: Int) async throws {
      let isShort = Self.handoffs < 500
      let firm = try StormFirm(agentsOfATeam: isShort ? 4 : 10)
      let baton = try await BatonUp(
        arguments: ["--config", firm.folder.path, "--scale", "router=\(routers)"],
        environment: ["BATON_ABSENT_AFTER": "2s"])
      let log = try await LogWatch(baton)
      let agents = firm.agents.enumerated().map { place, id in
        StormAgent(id, seed: UInt64(place), baton)
      }
      let working = Task { await Self.work(agents) }
      let killing = Task { try await Self.killRouters(baton, seed: UInt64(routers)) }
      let asked = try await Self.ask(Self.handoffs, baton)
      try await Self.resolved(asked.map(\.conversation), log)
      killing.cancel()
      let kills = (try? await killing.value) ?? 0
      working.cancel()
      #expect(kills > 0)
      let conversations = Dictionary(grouping: log.records) { $0.conversation?.description ?? "" }
      for (place, one) in asked.enumerated() {
        let records = conversations[one.conversation] ?? []
        let faults = ConversationAudit(records: records).faults(accepted: [one.event])
        #expect(faults.isEmpty, "\(place): \(faults)")
        #expect(records.contains { $0.isEffective("queue.position_changed") }, "\(place): no place")
      }
      let teams = try await Self.teams(baton)
      #expect(teams.faults == [])
      Self.report(routers, kills, agents, log, teams)
      #expect(try await baton.stop() == 0)
    }

    private static func work(_ agents: [StormAgent]) async {
      await withTaskGroup(of: Void.self) { group in
        for agent in agents { group.addTask { await agent.work() } }
      }
    }

    /// Between two kills, in milliseconds. Whoever dies often is started anew after ten seconds: in a long storm that
    /// is waited for, or nobody is there to decide most of the time.
    private static let pause: Range<Int> = handoffs < 500 ? 2_000..<7_000 : 12_000..<24_000

    /// Kills one of the routers now and then; gives how many, once it is cancelled.
    private static func killRouters(_ baton: BatonUp, seed: UInt64) async throws -> Int {
      var random = SplitMix64(seed: seed)
      var kills = 0
      while !Task.isCancelled {
        // The first while there is work, however soon the storm is over.
        let wait = kills == 0 ? 500 : pause.lowerBound + random.below(pause.count)
        try? await Task.sleep(for: .milliseconds(wait))
        guard !Task.isCancelled, let pids = try? baton.ready.pids["router"], !pids.isEmpty else {
          continue
        }
        kill(pids[random.below(pids.count)], SIGKILL)
        kills += 1
      }
      return kills
    }

    private struct Asked: Sendable {
      var conversation: String
      var event: String
    }

    /// Customers in both languages and of all queues, as fast as intake takes them.
    private static func ask(_ count: Int, _ baton: BatonUp) async throws -> [Asked] {
      let wishes = [
        "I want to talk to a real person", "转人工", "I want to file a complaint",
        "my card was stolen",
      ]
      return try await withThrowingTaskGroup(of: [Asked].self) { group in
        for writer in 0..<4 {
          group.addTask {
            var asked: [Asked] = []
            for number in stride(from: writer, to: count, by: 4) {
              asked.append(try await ask(wishes[number % wishes.count], baton))
              // Not much faster than people are served, or the line is all there is to see.
              try await Task.sleep(for: .milliseconds(250))
            }
            return asked
          }
        }
        return try await group.reduce(into: []) { $0 += $1 }
      }
    }

    private static func ask(_ text: String, _ baton: BatonUp) async throws -> Asked {
      let answer = try await GatewayCustomer(baton, channel: "storm").post(text)
      guard answer.status == 202, let conversation = answer.string("conversationId"),
        let event = answer.string("eventId")
      else { throw HarnessError("not accepted: \(answer.status) \(answer.text)") }
      return Asked(conversation: conversation, event: event)
    }

    /// Returns once all of them were resolved.
    private static func resolved(_ conversations: [String], _ log: LogWatch) async throws {
      var open = Set(conversations)
      var (count, patience) = (open.count, 5)
      while patience > 0 {
        let isOver = try? await log.first("the end of \(open.count) conversations") { record in
          guard record.isEffective("conversation.resolved") else { return false }
          open.remove(record.conversation?.description ?? "")
          return open.isEmpty
        }
        if isOver != nil { return }
        patience = open.count < count ? 5 : patience - 1
        count = open.count
      }
      throw HarnessError("\(open.count) conversations never end: \(open.sorted().prefix(3))")
    }

    private struct Teams: Sendable {
      var records = 0
      var reservations = 0
      var void = 0
      var requeued = 0
      var levels: [String: Int] = [:]
      var faults: [String] = []
    }

    /// Folds the teams' log, and looks at every offset.
    private static func teams(_ baton: BatonUp) async throws -> Teams {
      var teams = Teams()
      var logs: [Int32: TeamLog] = [:]
      let settings = try await baton.logSettings
      try await TopicReader(settings: settings, topic: settings.topics.teams).read { record in
        let judged = logs[record.partition, default: TeamLog(partition: record.partition)]
          .apply(record)
        teams.records += 1
        guard let event = judged.event, let team = judged.team else { return true }
        switch event.body {
        case .reservationMade(let body):
          teams.reservations += 1
          guard judged.verdict.isEffective else {
            teams.void += 1
            return true
          }
          if let agent = logs[record.partition]?[team]?[agent: body.agentID],
            agent.load > agent.capacity
          {
            teams.faults.append("\(agent.id) has \(agent.load) at \(judged.offset)")
          }
        case .workQueued(let body) where body.requeueReason > 0: teams.requeued += 1
        case .serviceLevelReached where judged.verdict.isEffective:
          teams.levels[event.body.name, default: 0] += 1
        default: break
        }
        return true
      }
      return teams
    }

    private static func report(
      _ routers: Int, _ kills: Int, _ agents: [StormAgent], _ log: LogWatch, _ teams: Teams
    ) {
      let done = agents.reduce(into: [String: Int]()) { $0.merge($1.done, uniquingKeysWith: +) }
      let told = done.sorted { $0.key < $1.key }.map { "\($0.value) \($0.key)" }
      let offers = log.records.count { $0.isEffective("offer.created") }
      print(
        "\(handoffs) handoffs, \(routers) routers, \(kills) killed: \(offers) offers, "
          + "\(teams.reservations) reservations (\(teams.void) void), \(teams.requeued) taken back; "
          + "agents \(told.joined(separator: ", ")); "
          + teams.levels.sorted { $0.key < $1.key }.map { "\($0.value) \($0.key)" }
          .joined(separator: ", "))
    }
  }
}
