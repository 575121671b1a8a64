import DeskDoor
import Foundation
import Logging

/// The OpenID Connect issuer whose word on who somebody is this desk takes, if the deployment names
/// one: its keys are fetched when first needed, and again when a token names one that is not held.
actor IdentityIssuer {
  struct Options: Sendable {
    /// As its tokens name it: `https://id.example.com/realms/shop`.
    var issuer: String
    /// As its tokens name this desk.
    var audience: String
    /// The claim that holds an agent's id.
    var claim = IssuerTokens.Claim.preferredUsername
  }

  /// Gives the text at an address, or throws.
  typealias Fetch = @Sendable (String) async throws -> String

  private struct Discovery: Decodable {
    var issuer: String
    var jwksUri: String

    enum CodingKeys: String, CodingKey {
      case issuer
      case jwksUri = "jwks_uri"
    }
  }

  /// The keys are not asked for more often, whatever strangers send.
  private static let pause = Duration.seconds(30)
  private let options: Options
  private let fetch: Fetch
  private let logger: Logger
  private var tokens: IssuerTokens?
  private var asked: ContinuousClock.Instant?

  init(_ options: Options, logger: Logger, fetch: @escaping Fetch) {
    self.options = options
    self.logger = logger
    self.fetch = fetch
  }

  /// The agent whom an identity token speaks of; nil where it is not the issuer's, or its keys cannot
  /// be had.
  func agentID(in token: String, at now: ContinuousClock.Instant = .now) async -> String? {
    if let name = await tokens?.name(in: token) { return name }
    if let asked, now - asked < Self.pause { return nil }
    asked = now
    do {
      tokens = try await published()
    } catch {
      logger.warning("The issuer's keys cannot be had", metadata: ["error": "\(error)"])
    }
    return await tokens?.name(in: token)
  }

  private func published() async throws -> IssuerTokens {
    let base = options.issuer.hasSuffix("/") ? String(options.issuer.dropLast()) : options.issuer
    let text = try await fetch(base + "/.well-known/openid-configuration")
    let discovery = try JSONDecoder().decode(Discovery.self, from: Data(text.utf8))
    guard discovery.issuer == options.issuer else { throw OtherIssuer(named: discovery.issuer) }
    return try await IssuerTokens(
      issuer: options.issuer, audience: options.audience, claim: options.claim,
      keySet: fetch(discovery.jwksUri))
  }
}

/// What is published at the issuer's address is another's.
struct OtherIssuer: Error {
  var named: String
}
