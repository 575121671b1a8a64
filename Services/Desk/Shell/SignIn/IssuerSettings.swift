import AsyncHTTPClient
import DeskDoor
import NIOCore
import NIOHTTP1
import Outbound
import ServiceHost

/// What the deployment says of its OpenID Connect issuer.
enum IssuerSettings {
  static let issuer = Setting(
    "baton.oidcIssuer",
    meaning: "An OpenID Connect issuer whose identity tokens sign people in, as its tokens name it."
  )
  static let audience = Setting(
    "baton.oidcAudience", fallback: "baton-desk",
    meaning: "The audience that the issuer's tokens for the desk name.")
  static let claim = Setting(
    "baton.oidcClaim", .oneOf(IssuerTokens.Claim.allCases.map(\.rawValue)),
    fallback: IssuerTokens.Claim.preferredUsername.rawValue,
    meaning: "The claim of an identity token that holds the agent's id of teams.yaml.")
  static let allowPrivate = Setting(
    "baton.oidcAllowPrivate", .flag, fallback: "false",
    meaning: "Whether the issuer may be at a private or loopback address, and without TLS.")

  static let all = [issuer, audience, claim, allowPrivate]

  /// Nil where no issuer is named.
  static func issuer(of host: ServiceHost) -> IdentityIssuer? {
    guard let name = host.settings[issuer], !name.isEmpty else { return nil }
    let options = IdentityIssuer.Options(
      issuer: name, audience: host.settings[audience] ?? "baton-desk",
      claim: host.settings[claim].flatMap { IssuerTokens.Claim(rawValue: $0) }
        ?? .preferredUsername)
    let clients = OutboundClients()
    let isPrivate = host.settings.flag(allowPrivate) ?? false
    return IdentityIssuer(options, logger: host.logger) { url in
      try await text(at: url, by: clients, allowPrivate: isPrivate)
    }
  }

  private static let longest = 256 * 1_024

  private static func text(
    at url: String, by clients: OutboundClients, allowPrivate: Bool
  ) async throws -> String {
    let client = try await clients.client(for: url, allowPrivate: allowPrivate)
    let answer = try await client.execute(HTTPClientRequest(url: url), timeout: .seconds(5))
    guard (200..<300).contains(Int(answer.status.code)) else { throw NotPublished() }
    return String(buffer: try await answer.body.collect(upTo: longest))
  }

  private struct NotPublished: Error {}
}
