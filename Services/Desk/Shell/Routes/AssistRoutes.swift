import DeskCore
import Firm
import Foundation
import Hummingbird
import Web

/// What helps people at their work: the firm's systems, and how their day went.
struct AssistRoutes: Sendable {
  let desk: Desk

  func add(to router: Router<WebContext>) {
    router.get("/v1/connectors") { request, _ in try await connectors(request) }
    router.get("/v1/me/day") { request, _ in try await day(request) }
  }

  /// What can be asked of the firm's systems for a customer.
  private func connectors(_ request: Request) async throws -> Response {
    _ = try await desk.person(request)
    let connectors = desk.firm.current.connectors
    let items = connectors.list.map { ConnectorView($0) } + ConnectorView.identity(connectors)
    return try .json(try PageRequest(request).page(of: items) { $0.id })
  }

  /// `?since=` begins the day; without it, the last 24 hours.
  private func day(_ request: Request) async throws -> Response {
    let person = try await desk.person(request)
    let now = Date().timeIntervalSince1970 * 1_000
    var since = Int64(now) - 86_400_000
    if let text = request.query("since") {
      guard let time = RFC3339.milliseconds(text) else {
        throw Problem.badField("?since", "must be a time such as 2026-11-23T08:00:00Z")
      }
      since = max(time, Int64(now) - 7 * 86_400_000)
    }
    return try .json(try await desk.model.day(of: person.id, since: since))
  }
}
