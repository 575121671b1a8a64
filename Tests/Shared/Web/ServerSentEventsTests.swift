import Foundation
import Hummingbird
import ServiceLifecycle
import Testing

@testable import Web

@Suite(.timeLimit(.minutes(1))) struct ServerSentEventsTests {
  static let request = "GET /stream HTTP/1.1\r\nHost: x\r\n\r\n"

  func web(
    keepAlive: Duration = .seconds(15),
    _ produce: @escaping @Sendable (ServerSentEvents.Sink) async throws -> Void
  ) -> WebRouter {
    let web = WebRouter()
    web.router.get("/stream") { request, _ in
      ServerSentEvents.response(to: request, keepAlive: keepAlive, produce)
    }
    return web
  }

  @Test(arguments: [
    (ServerSentEvent(data: "a"), "data: a\n\n"),
    (
      ServerSentEvent(id: "1-2-3", event: "message", data: "{}"),
      "event: message\nid: 1-2-3\ndata: {}\n\n"
    ),
    (ServerSentEvent(data: "a\nb\r\nc\rd"), "data: a\ndata: b\ndata: c\ndata: d\n\n"),
    (ServerSentEvent(id: "1\nevent: x\0", data: ""), "id: 1event: x\ndata: \n\n"),
    (ServerSentEvent(comment: "keep-alive"), ": keep-alive\n\n"),
  ])
  func `an event is written so that nothing in it starts another field`(
    event: ServerSentEvent, text: String
  ) {
    #expect(event.text == text)
  }

  @Test func `events arrive in order and the stream ends with its producer`() async throws {
    let web = web { sink in
      for number in 1...3 {
        try await sink.send(ServerSentEvent(id: "\(number)", data: "n\(number)"))
      }
    }
    let text = try await TestServer.run(web) { server, _ in
      let connection = try RawConnection(port: server.port)
      defer { connection.hangUp() }
      connection.send(Self.request)
      return await connection.read(until: "\r\n0\r\n\r\n")
    }
    #expect(text.contains("Content-Type: text/event-stream; charset=utf-8\r\n"))
    let order = ["retry: 1000", "id: 1\ndata: n1", "id: 2\ndata: n2", "id: 3\ndata: n3"]
    let places = order.compactMap { text.range(of: $0)?.lowerBound }
    #expect(places.count == 4)
    #expect(places == places.sorted())
  }

  @Test func `a quiet stream is kept alive by comments`() async throws {
    let web = web(keepAlive: .milliseconds(5)) { _ in try await Task.sleep(for: .seconds(60)) }
    let text = try await TestServer.run(web) { server, _ in
      let connection = try RawConnection(port: server.port)
      defer { connection.hangUp() }
      connection.send(Self.request)
      return await connection.read(until: ": keep-alive\n\n")
    }
    #expect(text.contains(": keep-alive\n\n"))
  }

  @Test func `the producer is cancelled when the browser goes`() async throws {
    let (ends, ended) = AsyncStream.makeStream(of: Bool.self)
    let web = web { sink in
      defer { ended.yield(Task.isCancelled) }
      try await sink.send(ServerSentEvent(data: "hello"))
      try await Task.sleep(for: .seconds(60))
    }
    let cancelled = try await TestServer.run(web) { server, _ in
      let connection = try RawConnection(port: server.port)
      connection.send(Self.request)
      _ = await connection.read(until: "hello")
      connection.hangUp()
      var iterator = ends.makeAsyncIterator()
      return await iterator.next()
    }
    #expect(cancelled == true)
  }

  @Test func `the stream ends when the service stops`() async throws {
    let web = web { sink in
      try await sink.send(ServerSentEvent(data: "hello"))
      try await Task.sleep(for: .seconds(60))
    }
    let text = try await TestServer.run(web) { server, group in
      let connection = try RawConnection(port: server.port)
      defer { connection.hangUp() }
      connection.send(Self.request)
      _ = await connection.read(until: "hello")
      await group.triggerGracefulShutdown()
      return await connection.read(until: "\r\n0\r\n\r\n")
    }
    #expect(text.contains("0\r\n\r\n"))
  }

  @Test func `a sender waits until its event is taken`() async throws {
    let handover = EventHandover()
    let sender = Task {
      for number in 1...3 { try await handover.send(ServerSentEvent(data: "\(number)")) }
    }
    for number in 1...3 { #expect(await handover.next() == ServerSentEvent(data: "\(number)")) }
    try await sender.value
  }

  @Test func `after the end nobody waits`() async {
    let handover = EventHandover()
    let waiting = Task { try await handover.send(ServerSentEvent(data: "a")) }
    handover.close()
    await #expect(throws: CancellationError.self) { try await waiting.value }
    await #expect(throws: CancellationError.self) {
      try await handover.send(ServerSentEvent(data: "b"))
    }
    #expect(await handover.next() == nil)
  }

  @Test func `a sender that gives up takes its event along`() async {
    let handover = EventHandover()
    let quitter = Task { try await handover.send(ServerSentEvent(data: "withdrawn")) }
    quitter.cancel()
    _ = await quitter.result
    let sender = Task { try await handover.send(ServerSentEvent(data: "kept")) }
    #expect(await handover.next() == ServerSentEvent(data: "kept"))
    _ = await sender.result
  }
}
