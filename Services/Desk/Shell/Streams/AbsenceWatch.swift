import Conversation
import DeskCore
import Firm
import Foundation
import LogRuntime
import Logging
import Routing
import ServiceLifecycle

/// Takes people offline whose last page is gone, so that no customer is offered to nobody.
struct AbsenceWatch: Service {
  let desk: Desk
  /// How long a page may be away.
  let limit: Duration

  func run() async throws {
    await cancelWhenGracefulShutdown {
      while !Task.isCancelled {
        do { try await Task.sleep(for: min(limit, .seconds(1))) } catch { return }
        for agentID in desk.attendance.takeMissing(since: .now - limit) {
          await takeOffline(agentID)
        }
      }
    }
  }

  private func takeOffline(_ agentID: String) async {
    guard let agent = desk.firm.current.agent(agentID),
      let known = try? await desk.model.agent(agentID), known.presence != Presence.offline.name
    else { return }
    var event = Proposing(person: Person(agent), commandID: UUID().uuidString, now: .current)
      .presence(.offline, acceptingWork: known.acceptingWork)
    event.author = .system
    do throws(AppendError) {
      _ = try await desk.append([Proposal(event, desk.topics)])
      desk.logger.info("Nobody is at the desk any more", metadata: ["agent": "\(agentID)"])
    } catch {
      desk.logger.warning(
        "Somebody who left could not be taken offline; it is tried again",
        metadata: ["agent": "\(agentID)", "error": "\(error)"])
      desk.attendance.missAgain(agentID)
    }
  }
}
