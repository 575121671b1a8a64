import AsyncHTTPClient
import Foundation
import NIOCore
import NIOHTTP1

/// Looks at a service as it starts: which ports it took, and whether it is ready.
enum Probe {
  /// What a service writes once it listens.
  struct Listening: Decodable, Sendable {
    var pid: Int32
    var port: Int?
    var adminPort: Int
  }

  enum Readiness: Sendable, Equatable {
    case ready
    /// What it waits for, in its own words.
    case waiting(String)
  }

  /// Nil until the process of that number wrote it.
  static func listening(_ file: URL, pid: Int32) -> Listening? {
    guard let data = try? Data(contentsOf: file),
      let listening = try? JSONDecoder().decode(Listening.self, from: data),
      listening.pid == pid
    else { return nil }
    return listening
  }

  static func readiness(of admin: String) async -> Readiness {
    do {
      let request = HTTPClientRequest(url: "\(admin)/readyz")
      let response = try await HTTPClient.shared.execute(request, timeout: .seconds(2))
      let body = try await response.body.collect(upTo: 64 * 1024)
      if response.status == .ok { return .ready }
      return .waiting(reasons(in: Data(buffer: body)))
    } catch {
      return .waiting("no answer yet")
    }
  }

  private struct Report: Decodable {
    struct Check: Decodable {
      var name: String
      var ready: Bool
      var reason: String?
    }
    var checks: [Check]
  }

  private static func reasons(in body: Data) -> String {
    guard let report = try? JSONDecoder().decode(Report.self, from: body) else {
      return "not ready"
    }
    return report.checks.filter { !$0.ready }.map { "\($0.name): \($0.reason ?? "not ready")" }
      .joined(separator: ", ")
  }
}

extension Data {
  fileprivate init(buffer: ByteBuffer) {
    self.init(buffer.readableBytesView)
  }
}
