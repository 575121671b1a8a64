internal import HTTPTypes
public import Hummingbird
internal import NIOCore
internal import ServiceLifecycle

/// Answers with a `text/event-stream`.
public enum ServerSentEvents {
  /// Sends to one browser; what it returns from once the event is on its way.
  public struct Sink: Sendable {
    fileprivate let handover: EventHandover

    /// Waits while the browser reads slowly.
    ///
    /// - Throws: `CancellationError` once the browser is gone or the service stops.
    public func send(_ event: ServerSentEvent) async throws { try await handover.send(event) }
  }

  /// A stream that lives as long as `produce` runs, the browser stays and the service does.
  ///
  /// - Parameters:
  ///   - request: its body must not have been read.
  ///   - keepAlive: a comment is sent that often, which also finds dead connections.
  ///   - retry: how long the browser waits before it connects again.
  ///   - produce: sends the events; it is cancelled when the browser goes or the service stops.
  public static func response(
    to request: Request, keepAlive: Duration = .seconds(15), retry: Duration = .seconds(1),
    _ produce: @escaping @Sendable (Sink) async throws -> Void
  ) -> Response {
    let body = ResponseBody { writer in
      let first = "retry: \(retry.components.seconds * 1000)\n\n"
      try await writer.write(ByteBuffer(string: first))
      var stream = writer
      do {
        try await request.body.consumeWithCancellationOnInboundClose { _ in
          try await run(keepAlive, produce) { try await stream.write(ByteBuffer(string: $0)) }
        }
      } catch is CancellationError {
        // The browser went, or the service stops.
      }
      try await writer.finish(nil)
    }
    return Response(
      status: .ok,
      headers: [
        .contentType: "text/event-stream; charset=utf-8", .cacheControl: "no-store",
        accelBuffering: "no",
      ], body: body)
  }

  /// Writes what `produce` and the keep-alive send until the first of them ends.
  private static func run(
    _ keepAlive: Duration, _ produce: @escaping @Sendable (Sink) async throws -> Void,
    write: (String) async throws -> Void
  ) async throws {
    let handover = EventHandover()
    try await withThrowingTaskGroup(of: Void.self) { group in
      group.addTask {
        defer { handover.close() }
        try await cancelWhenGracefulShutdown { try await produce(Sink(handover: handover)) }
      }
      group.addTask {
        while true {
          try await Task.sleep(for: keepAlive)
          try await handover.send(ServerSentEvent(comment: "keep-alive"))
        }
      }
      defer { handover.close() }
      while let event = await handover.next() { try await write(event.text) }
      group.cancelAll()
    }
  }

  /// Tells nginx not to hold events back.
  private static let accelBuffering = HTTPField.Name("X-Accel-Buffering") ?? .cacheControl
}
