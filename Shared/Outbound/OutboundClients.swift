public import AsyncHTTPClient
internal import Firm
internal import Foundation
internal import NIOCore

/// HTTP clients for calls to addresses that the firm's files name, each bound to an address that was judged: a name
/// that leads somewhere else a moment later changes nothing. No redirect is followed.
public actor OutboundClients {
  /// Why there is no client.
  public enum Refusal: Error {
    /// It leads where none may lead.
    case forbidden(String)
    /// Its name has no address now.
    case unresolved(String)
  }

  private struct Bound {
    var client: HTTPClient
    var address: String
    var expires: ContinuousClock.Instant
  }

  /// An address is looked up anew after that long.
  private static let lifetime = Duration.seconds(60)
  private var bound: [String: Bound] = [:]
  private let unbound: HTTPClient
  private let connect: Duration

  /// - Parameter connect: how long a connection may take to be made.
  public init(connect: Duration = .seconds(10)) {
    self.connect = connect
    unbound = HTTPClient(configuration: Self.configuration(connect))
  }

  private static func configuration(
    _ connect: Duration, host: String? = nil, address: String? = nil
  ) -> HTTPClient.Configuration {
    var configuration = HTTPClient.Configuration(
      redirectConfiguration: .disallow,
      timeout: .init(connect: .init(connect), read: .seconds(15)))
    if let host, let address { configuration.dnsOverride = [host: address] }
    return configuration
  }

  /// The client for one call.
  ///
  /// - Parameter allowPrivate: whether plain HTTP, and private and loopback addresses, are accepted.
  /// - Throws: `Refusal`.
  public func client(for url: String, allowPrivate: Bool) async throws -> HTTPClient {
    if let problem = CallbackAddress.problem(url: url, allowPrivate: allowPrivate) {
      throw Refusal.forbidden("the address \(problem)")
    }
    guard let host = URLComponents(string: url)?.host, !allowPrivate else { return unbound }
    if let known = bound[host], known.expires > .now { return known.client }
    return try await bind(host)
  }

  private func bind(_ host: String) async throws -> HTTPClient {
    let addresses: [[UInt8]]
    do {
      addresses = try await Resolver.addresses(of: host)
    } catch {
      throw Refusal.unresolved("\(host): \(error)")
    }
    guard let first = addresses.first else { throw Refusal.unresolved("\(host) has no address") }
    if addresses.contains(where: CallbackAddress.isPrivate(address:)) {
      throw Refusal.forbidden("\(host) leads to a private or loopback address")
    }
    return bind(host, to: Resolver.text(of: first))
  }

  private func bind(_ host: String, to address: String) -> HTTPClient {
    let expires = ContinuousClock.now + Self.lifetime
    if let known = bound[host], known.address == address {
      bound[host]?.expires = expires
      return known.client
    }
    let client = HTTPClient(
      configuration: Self.configuration(connect, host: host, address: address))
    let old = bound.updateValue(
      Bound(client: client, address: address, expires: expires), forKey: host)
    if let old { Task { try? await old.client.shutdown() } }
    return client
  }

  /// Closes all connections; no call is made after it.
  public func shutDown() async {
    for bound in bound.values { try? await bound.client.shutdown() }
    try? await unbound.shutdown()
  }
}
