internal import Foundation
internal import HTTPTypes
internal import CoreMetrics
internal import Hummingbird
internal import Telemetry

/// What a supervisor and Prometheus ask a process: `/livez`, `/readyz`, `/metrics`.
struct AdminListener {
  var service: String
  var readiness: Readiness
  var metrics: PrometheusRegistry

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
    return router
  }

  /// 200 with every part's standing, or 503 while one is not ready.
  private func ready() throws -> Response {
    let checks = readiness.statuses
    let report = Report(service: service, ready: checks.allSatisfy(\.ready), checks: checks)
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    let text = String(decoding: try encoder.encode(report), as: UTF8.self)
    return Self.response(report.ready ? .ok : .serviceUnavailable, "application/json", text)
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
