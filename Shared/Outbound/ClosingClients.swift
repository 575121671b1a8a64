public import ServiceLifecycle

/// Closes the connections to the outside after all that uses them.
public struct ClosingClients: Service {
  private let clients: OutboundClients

  public init(_ clients: OutboundClients) {
    self.clients = clients
  }

  public func run() async throws {
    try? await gracefulShutdown()
    await clients.shutDown()
  }
}
