internal import Foundation
internal import HTTPTypes
internal import CoreMetrics
internal import Hummingbird
internal import Telemetry

/// What a supervisor, Prometheus and `baton doctor` ask a process: `/livez`, `/readyz`, `/metrics`,
/// and `/statez`, what it has folded of the logs, as hashes.
struct AdminListener {
  var service: String
  var readiness: Readiness
  var metrics: PrometheusRegistry
  var states: StateDesk

  private struct Report: Encodable {
    var service: String
    var ready: Bool
    var checks: [Readiness.Status]
  }

  func router() -> Router<BasicRequestContext> {
    let router = Router()
    router.get("/livez") { _, _ in Self.response(.ok, "application/json", #"{"status":"alive"}"#) }
    router.get("/readyz") { _, _ in try ready() }
    router.get("/metrics") { _, _ in
      Self.response(.ok, "text/plain; version=0.0.4; charset=utf-8", exposition())
    }
    router.get("/statez") { request, _ in try await folded(request) }
    return router
  }

  /// With `?partition=P` of that one only; 429 while another is answered, since it takes time.
  private func folded(_ request: Request) async throws -> Response {
    let asked = request.uri.queryParameters["partition"]
    let partition = asked.flatMap { Int32($0) }
    guard asked == nil || partition != nil else {
      return Self.response(
        .badRequest, "application/json", #"{"detail":"partition must be a number"}"#)
    }
    guard let states = await states.states(of: service, partition: partition) else {
      var response = Self.response(
        .tooManyRequests, "application/json", #"{"detail":"another one is being answered"}"#)
      response.headers[.retryAfter] = "1"
      return response
    }
    return Self.response(.ok, "application/json", try Self.json(states))
  }

  /// 200 with every part's standing, or 503 while one is not ready.
  private func ready() throws -> Response {
    let checks = readiness.statuses
    let report = Report(service: service, ready: checks.allSatisfy(\.ready), checks: checks)
    return Self.response(
      report.ready ? .ok : .serviceUnavailable, "application/json", try Self.json(report))
  }

  private static func json(_ value: some Encodable) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(value), as: UTF8.self)
  }

  private func exposition() -> String {
    for check in readiness.statuses {
      metrics.makeMeter(label: "baton_ready", dimensions: [("check", check.name)])
        .set(check.ready ? 1.0 : 0.0)
    }
    return metrics.exposition()
  }

  private static func response(
    _ status: HTTPResponse.Status, _ type: String, _ text: String
  ) -> Response {
    Response(
      status: status, headers: [.contentType: type, .cacheControl: "no-store"],
      body: ResponseBody(byteBuffer: ByteBuffer(string: text)))
  }
}
