import Conversation
import DeskCore
import Firm
import Foundation
import LogRuntime
import Logging
import Routing
import ServiceLifecycle

/// Renews the presence of those whose page is open here. When this process dies, nobody does, and the
/// teams' logs see that they are gone.
struct PresenceLease: Service {
  /// What is renewed stands for four times as long as one round.
  static let round = Duration.seconds(15)
  private static let leaseMs: UInt32 = 60_000

  let desk: Desk

  func run() async throws {
    await cancelWhenGracefulShutdown {
      while !Task.isCancelled {
        await renew()
        do { try await Task.sleep(for: Self.round) } catch { return }
      }
    }
  }

  private func renew() async {
    let present = desk.attendance.present
    let proposals = desk.firm.current.teams.compactMap { team -> Proposal? in
      var body = PresenceRenewed()
      body.agentIds = team.agents.map(\.id).filter(present.contains)
      body.leaseMs = Self.leaseMs
      guard !body.agentIds.isEmpty else { return nil }
      return Proposal(
        TeamEvent(
          id: .command(UUID().uuidString, by: "desk"), team: team.id, author: .system,
          occurredAt: .current, body: .presenceRenewed(body)), desk.topics)
    }
    guard !proposals.isEmpty else { return }
    do throws(AppendError) {
      _ = try await desk.append(proposals)
    } catch {
      desk.logger.warning(
        "Presence could not be renewed; it is tried again", metadata: ["error": "\(error)"])
    }
  }
}
