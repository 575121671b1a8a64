import Conversation
import DeskCore
import Foundation
import RouterCore
@testable import Routing
import SwiftProtobuf

/// Folds a team's records, and lets the dispatcher decide on what they make.
enum TeamFolding {
  static func read(_ bytes: [UInt8]) {
    var folding = Folding()
    for entry in FuzzedLog(bytes).entries { folding.apply(entry) }
    folding.finish()
  }

  private static let policy = DispatchPolicy(
    offerMilliseconds: 30_000, expiresMilliseconds: 60_000, positionInterval: 30_000,
    configured: { _, _ in nil }, isOpen: { _, _ in true }, notice: { _, _, _ in "one moment" })

  private struct Folding {
    var log = TeamLog(partition: 0)
    var first: String?
    var offset: Int64 = 0
    var now = Timestamp(milliseconds: FuzzedLog.start)
    var dispatcher = Dispatcher()

    mutating func apply(_ entry: FuzzedLog.Entry) {
      offset += 1
      now = FuzzedLog.time(entry.flags, after: now)
      let value = Array(entry.value)
      guard var event = try? TeamEvent(serialized: value.span.bytes) else {
        _ = fold(first.map { Array($0.utf8) }, value)
        return
      }
      if first == nil { first = event.team }
      if entry.flags.contains(.sameKey), let first { event.team = first }
      if entry.flags.contains(.freshID) { event.id = EventID(hi: 7, lo: UInt64(offset)) }
      thereAndBack(event)
      guard let value = try? event.serialized() else { return }
      let key = entry.flags.contains(.noKey) ? nil : Array(event.team.utf8)
      follow(fold(key, value))
    }

    private mutating func fold(_ key: [UInt8]?, _ value: [UInt8]) -> JudgedTeamEvent {
      if let key {
        return log.apply(
          key: key.span.bytes, value: value.span.bytes, offset: offset, timestamp: now)
      }
      return log.apply(key: nil, value: value.span.bytes, offset: offset, timestamp: now)
    }

    private func thereAndBack(_ event: TeamEvent) {
      guard let written = try? event.serialized(),
        let again = try? TeamEvent(serialized: written.span.bytes)
      else { fatalError("broken: a team event cannot be written and read again") }
      promise((try? again.serialized()) == written, "it is another event now")
    }

    private mutating func follow(_ judged: JudgedTeamEvent) {
      guard let id = judged.team, let team = log[id] else { return }
      if judged.verdict.isEffective, case .reservationMade(let body)? = judged.event?.body {
        let agent = team[agent: body.agentID]
        promise(
          agent.map { $0.load <= $0.capacity } ?? false, "an offer over the agent's capacity")
      }
      _ = dispatcher.welcome(by: judged, team, TeamFolding.policy, at: now)
      _ = dispatcher.follow(judged, team, TeamFolding.policy, at: now)
      _ = dispatcher.decide(team, TeamFolding.policy, at: now)
    }

    mutating func finish() {
      _ = log.restorePoint
      for team in log.all {
        _ = dispatcher.welcomeAll(team, TeamFolding.policy, at: now)
        _ = dispatcher.takeOver(team, TeamFolding.policy, at: now)
        _ = (team.line, team.items, team.waitQuantiles)
        promise((try? JSONEncoder().encode(TeamView(team))) != nil, "a view is no JSON")
        promise(
          (try? JSONEncoder().encode(WaitingView.lines(of: team))) != nil, "a view is no JSON")
        checkLoads(team)
        restore(team)
      }
    }

    private func checkLoads(_ team: TeamState) {
      for agent in team.agents {
        let counted = team.items.count { $0.isLoad && $0.agentID == agent.id }
        promise(Int(agent.load) == counted, "a load of \(agent.load) with \(counted) items")
      }
    }

    private func restore(_ team: TeamState) {
      guard let bytes: [UInt8] = try? team.carried.serializedBytes(),
        let carried = try? CarriedTeam(serializedBytes: bytes)
      else { fatalError("broken: a team cannot be carried") }
      let restored = TeamState(
        id: team.id, carried: carried, at: team.lastOffset, team.lastTimestamp)
      promise(restored.carried == carried, "a restored team is another")
    }
  }
}
