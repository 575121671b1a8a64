import Foundation
import Hummingbird
import Logging
import NIOCore
import ServiceLifecycle
import Web

#if canImport(FoundationNetworking)
  import FoundationNetworking
#endif

/// What a request was answered.
struct Answer {
  var status: Int
  var headers: [String: String]
  var body: String

  /// A header by its lower-case name.
  subscript(name: String) -> String? { headers[name] }
}

/// A real listener on a free port, for as long as `body` runs.
struct TestServer {
  var port: Int

  static func run<T: Sendable>(
    _ web: WebRouter, _ body: @escaping @Sendable (TestServer, ServiceGroup) async throws -> T
  ) async throws -> T {
    let (ports, listening) = AsyncStream.makeStream(of: Int.self)
    let application = Application(
      router: web,
      configuration: ApplicationConfiguration(address: .hostname("127.0.0.1", port: 0)),
      onServerRunning: { listening.yield($0.localAddress?.port ?? 0) },
      logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() })
    let group = ServiceGroup(services: [application], logger: application.logger)
    return try await withThrowingTaskGroup(of: T?.self) { tasks in
      tasks.addTask {
        try await group.run()
        return nil
      }
      tasks.addTask {
        var iterator = ports.makeAsyncIterator()
        let port = await iterator.next() ?? 0
        let value = try await body(TestServer(port: port), group)
        await group.triggerGracefulShutdown()
        return value
      }
      var result: T?
      while let value = try await tasks.next() { result = value ?? result }
      guard let result else { throw CancellationError() }
      return result
    }
  }

  func send(
    _ method: String, _ path: String, headers: [String: String] = [:], body: Data? = nil
  ) async throws -> Answer {
    guard let url = URL(string: "http://127.0.0.1:\(port)\(path)") else { throw URLError(.badURL) }
    var request = URLRequest(url: url)
    request.httpMethod = method
    request.httpBody = body
    for (name, value) in headers { request.setValue(value, forHTTPHeaderField: name) }
    let (data, response) = try await URLSession.shared.data(for: request)
    guard let http = response as? HTTPURLResponse else { throw URLError(.badServerResponse) }
    let pairs = http.allHeaderFields.map { ("\($0.key)".lowercased(), "\($0.value)") }
    return Answer(
      status: http.statusCode, headers: Dictionary(pairs) { _, last in last },
      body: String(decoding: data, as: UTF8.self))
  }
}
