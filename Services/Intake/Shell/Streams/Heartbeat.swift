internal import ServiceLifecycle

/// Rings every reader regularly, so that pages know that their line stands; ends them all when the
/// process stops.
struct Heartbeat: Service {
  /// Pages give a line up after two and a half of these in silence.
  static let interval: Duration = .seconds(15)

  let streams: ChatStreams

  func run() async throws {
    try? await cancelWhenGracefulShutdown {
      while true {
        try await Task.sleep(for: Self.interval)
        streams.beat()
      }
    }
    streams.close()
  }
}
