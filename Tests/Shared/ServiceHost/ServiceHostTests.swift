import Firm
import Foundation
import LogRuntime
import Testing

@testable import ServiceHost

#if canImport(FoundationNetworking)
  import FoundationNetworking
#endif

@Suite(.timeLimit(.minutes(1))) struct ServiceHostTests {
  static let sample = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "../../../deploy/sample").standardizedFileURL

  func host(_ more: [String: String] = [:]) async throws -> ServiceHost {
    var environment = [
      "KAFKA_BOOTSTRAP_SERVERS": "127.0.0.1:1", "BATON_CONFIG": Self.sample.path,
      "BATON_LOG_LEVEL": "critical",
    ]
    environment.merge(more) { _, new in new }
    let settings = try await Settings.read(Setting.common, environment: environment)
    return try ServiceHost(name: "test", settings: settings)
  }

  func get(_ host: ServiceHost, _ path: String) async throws -> (Int, String) {
    let port = try #require(host.adminPort)
    let url = try #require(URL(string: "http://127.0.0.1:\(port)\(path)"))
    let (data, response) = try await URLSession.shared.data(from: url)
    return (
      try #require(response as? HTTPURLResponse).statusCode, String(decoding: data, as: UTF8.self)
    )
  }

  @Test func `the admin listener tells what is ready and what is not`() async throws {
    let host = try await host()
    let running = Task { try await host.run(signals: false) }
    await host.readiness.whenReady()
    #expect(try await get(host, "/livez") == (200, #"{"status":"alive"}"#))
    #expect(try await get(host, "/readyz").0 == 200)
    host.readiness.check("log").notReady("the broker is away")
    #expect(
      try await get(host, "/readyz") == (
        503,
        #"{"checks":[{"name":"admin","ready":true},"#
          + #"{"name":"log","ready":false,"reason":"the broker is away"},"#
          + #"{"name":"running","ready":true}],"ready":false,"service":"test"}"#
      ))
    let (status, metrics) = try await get(host, "/metrics")
    #expect(status == 200)
    #expect(metrics.contains("baton_ready{check=\"log\"} 0\n"))
    #expect(metrics.contains("# TYPE process_resident_memory_bytes gauge\n"))
    running.cancel()
    _ = await running.result
  }

  /// A reader that tells what it is told to.
  struct Reader: StateReporting {
    let topic = "t"
    var told: @Sendable (Int32?) async -> [PartitionState]?

    func states(of partition: Int32?) async -> [PartitionState]? { await told(partition) }
  }

  @Test func `the admin listener tells what readers hold, to one caller at a time`() async throws {
    let host = try await host()
    let (asked, asking) = AsyncStream.makeStream(of: Void.self)
    let (go, going) = AsyncStream.makeStream(of: Void.self)
    host.states.add(
      Reader { partition in
        guard partition == 3 else { return nil }
        asking.yield()
        for await _ in go { break }
        return [PartitionState(partition: 3, nextOffset: 7, count: 1, stateHash: "ab")]
      }, named: "log")
    let running = Task { try await host.run(signals: false) }
    await host.readiness.whenReady()
    #expect(
      try await get(host, "/statez") == (
        200, #"{"readers":[{"name":"log","topic":"t"}],"service":"test"}"#
      ))
    async let first = get(host, "/statez?partition=3")
    for await _ in asked { break }
    #expect(try await get(host, "/statez").0 == 429)
    going.finish()
    #expect(
      try await first == (
        200,
        #"{"readers":[{"name":"log","partitions":"#
          + #"[{"count":1,"nextOffset":7,"partition":3,"stateHash":"ab"}],"topic":"t"}],"#
          + #""service":"test"}"#
      ))
    #expect(try await get(host, "/statez?partition=all").0 == 400)
    running.cancel()
    _ = await running.result
  }

  @Test func `the ports taken are written to the ready file`() async throws {
    let file = FileManager.default.temporaryDirectory.appending(path: "\(UUID())/ready.json")
    defer { try? FileManager.default.removeItem(at: file.deletingLastPathComponent()) }
    let host = try await host(["BATON_READY_FILE": file.path])
    let running = Task { try await host.run(signals: false) }
    await host.readiness.whenReady()
    let facts = try JSONDecoder().decode([String: Int].self, from: Data(contentsOf: file))
    #expect(
      facts == [
        "pid": Int(ProcessInfo.processInfo.processIdentifier),
        "adminPort": try #require(host.adminPort),
      ])
    running.cancel()
    _ = await running.result
  }

  @Test func `a service that fails ends the host with its error, after the others stopped`()
    async throws
  {
    struct Broken: Error {}
    let host = try await host()
    let steps = Steps()
    host.add(Scripted { try await steps.untilShutdown("first stopped") }, named: "first")
    host.add(Scripted { throw Broken() }, named: "broken")
    await #expect(throws: Broken.self) { try await host.run(signals: false) }
    #expect(await steps.done == ["first stopped"])
  }

  @Test func `services stop in the reverse order of their start`() async throws {
    let host = try await host()
    let steps = Steps()
    for name in ["a", "b", "c"] {
      host.add(Scripted { try await steps.untilShutdown(name) }, named: name)
    }
    host.add(Scripted { await host.readiness.whenReady() }, named: "ends when all are ready")
    try? await host.run(signals: false)
    #expect(await steps.done == ["c", "b", "a"])
  }

  @Test func `an instance's name is that of its members in their groups`() async throws {
    let named = try await host(["BATON_INSTANCE": "test-1"])
    #expect(named.clientProperties["group.instance.id"] == "test-1")
    #expect(try await host().clientProperties["group.instance.id"] == nil)
  }

  @Test func `a firm that is wrong keeps the host from starting`() async throws {
    await #expect(throws: FirmProblems.self) { try await host(["BATON_CONFIG": "/nowhere"]) }
  }
}
