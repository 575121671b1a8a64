import DeskDoor
import Foundation
import JWTKit
import Logging
import Synchronization
import Testing

@testable import Desk

/// Signing in with an OpenID Connect issuer, which here is two documents and a key.
@Suite(.timeLimit(.minutes(4))) struct IssuerTests {
  private struct Claims: JWTPayload {
    var iss: String
    var aud: [String]
    var exp: ExpirationClaim
    var sub: String
    var preferred_username: String

    func verify(using algorithm: some JWTAlgorithm) {}
  }

  private static let address = "https://id.example.com"

  /// An issuer's key, what it publishes, and what it signs.
  private struct Signer {
    let key = ES256PrivateKey()
    let keys = JWTKeyCollection()

    /// - Parameter others: keys that stand before it.
    func published(beside others: [String] = []) throws -> String {
      let parameters = try #require(key.parameters)
      return """
        {"keys":[\(others.map { $0 + "," }.joined()){"kty":"EC","crv":"P-256","alg":"ES256","use":"sig","kid":"one",
        "x":"\(Self.url(parameters.x))","y":"\(Self.url(parameters.y))"}]}
        """
    }

    func token(
      _ agent: String, issuer: String = address, audience: String = "baton-desk",
      lasting: TimeInterval = 60
    ) async throws -> String {
      await keys.add(ecdsa: key, kid: "one")
      return try await keys.sign(
        Claims(
          iss: issuer, aud: ["other", audience],
          exp: .init(value: Date().addingTimeInterval(lasting)), sub: "u-1",
          preferred_username: agent), kid: "one")
    }

    private static func url(_ base64: String) -> String {
      base64.replacing("+", with: "-").replacing("/", with: "_").replacing("=", with: "")
    }
  }

  private func issuer(_ signer: Signer, named: String = address) throws -> IdentityIssuer {
    let keys = try signer.published()
    return IdentityIssuer(
      IdentityIssuer.Options(issuer: Self.address, audience: "baton-desk"),
      logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
    ) { url in
      switch url {
      case "\(Self.address)/.well-known/openid-configuration":
        #"{"issuer":"\#(named)","jwks_uri":"\#(Self.address)/keys"}"#
      case "\(Self.address)/keys": keys
      default: throw CancellationError()
      }
    }
  }

  @Test("An identity token of the issuer's signs in the agent whom it names")
  func signsIn() async throws {
    let signer = Signer()
    let token = try await signer.token("mei")
    try await withDesk(issuer: try issuer(signer)) { desk in
      let answer = try await desk.call(
        "POST", "/v1/sessions/oidc", #"{"idToken":"\#(token)"}"#)
      let own = try #require(answer["token"])
      #expect(try await desk.call("GET", "/v1/me", token: own)["agentId"] == "mei")
      // The issuer's token itself opens nothing.
      #expect(try await desk.call("GET", "/v1/me", token: token).status == 401)
    }
  }

  @Test("One for another desk, of another issuer, run out, or by another key signs in nobody")
  func refuses() async throws {
    let signer = Signer()
    let tokens = [
      try await signer.token("mei", audience: "shop-app"),
      try await signer.token("mei", issuer: "https://id.example.org"),
      try await signer.token("mei", lasting: -5),
      try await Signer().token("mei"), try await signer.token("nobody"), "x", "a.b.c", "",
    ]
    try await withDesk(issuer: try issuer(signer)) { desk in
      for token in tokens {
        let answer = try await desk.call(
          "POST", "/v1/sessions/oidc", #"{"idToken":"\#(token)"}"#)
        #expect(answer.status == 401, "\(token.prefix(20))")
      }
    }
  }

  @Test("A token that a shared secret signed is not checked by the issuer's public key")
  func confused() async throws {
    let signer = Signer()
    let keys = JWTKeyCollection()
    await keys.add(
      hmac: HMACKey(from: Data(try signer.published().utf8)), digestAlgorithm: .sha256, kid: "one")
    let forged = try await keys.sign(
      Claims(
        iss: Self.address, aud: ["baton-desk"], exp: .init(value: .distantFuture), sub: "u",
        preferred_username: "mei"), kid: "one")
    #expect(try await issuer(signer).agentID(in: forged) == nil)
  }

  @Test("Keys published in another's name are not believed")
  func otherName() async throws {
    let signer = Signer()
    let issuer = try issuer(signer, named: "https://id.example.org")
    let token = try await signer.token("mei")
    #expect(await issuer.agentID(in: token) == nil)
  }

  @Test("A key of a kind that is not known here is passed over, and the others are believed")
  func otherKinds() async throws {
    let signer = Signer()
    let keySet = try signer.published(beside: [
      #"{"kty":"RSA","alg":"RSA-OAEP-256","use":"enc","kid":"enc","n":"AQAB","e":"AQAB"}"#,
      #"{"kty":"oct","kid":"s","k":"c2VjcmV0"}"#, #"{"kty":"EC","crv":"secp256k1"}"#,
    ])
    let tokens = try await IssuerTokens(
      issuer: Self.address, audience: "baton-desk", claim: .preferredUsername, keySet: keySet)
    #expect(await tokens.name(in: try await signer.token("mei")) == "mei")
    #expect(await tokens.name(in: try await Signer().token("mei")) == nil)
  }

  @Test("Where no issuer is named there is no such way in")
  func none() async throws {
    try await withDesk { desk in
      let answer = try await desk.call("POST", "/v1/sessions/oidc", #"{"idToken":"x"}"#)
      #expect(answer.status == 404)
    }
  }
}
