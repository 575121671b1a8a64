internal import Foundation
internal import JWTKit

/// The identity tokens of an OpenID Connect issuer: signed by a key that it publishes, by RS256 or
/// ES256 and nothing else, from it, for this desk, not expired.
package struct IssuerTokens: Sendable {
  /// Whom an identity token speaks of: by one of its claims.
  package enum Claim: String, Sendable, CaseIterable {
    case subject = "sub"
    case email
    case preferredUsername = "preferred_username"
  }

  struct Payload: JWTPayload {
    var iss: String
    var aud: Audience
    var exp: ExpirationClaim
    var nbf: NotBeforeClaim?
    var sub: String?
    var email: String?
    var emailVerified: Bool?
    var preferredUsername: String?

    enum CodingKeys: String, CodingKey {
      case iss, aud, exp, nbf, sub, email
      case emailVerified = "email_verified"
      case preferredUsername = "preferred_username"
    }

    func verify(using algorithm: some JWTAlgorithm) throws {
      try exp.verifyNotExpired()
      try nbf?.verifyNotBefore()
    }
  }

  /// One name or several.
  struct Audience: Codable {
    var names: [String]

    init(from decoder: any Decoder) throws {
      let container = try decoder.singleValueContainer()
      names = try (try? [container.decode(String.self)]) ?? container.decode([String].self)
    }

    func encode(to encoder: any Encoder) throws {
      var container = encoder.singleValueContainer()
      try container.encode(names)
    }
  }

  private static let algorithms = ["RS256", "ES256"]
  private let issuer: String
  private let audience: String
  private let claim: Claim
  private let keys: JWTKeyCollection

  /// The keys of a set that can be read: RFC 7517 has those passed over that are of a kind one does not know, and
  /// issuers publish such beside those that they sign with.
  private struct KeySet: Decodable {
    struct Key: Decodable {
      var key: JWK?

      init(from decoder: any Decoder) {
        key = try? JWK(from: decoder)
      }
    }

    var keys: [Key]
  }

  /// - Parameter keySet: the JSON Web Key Set that the issuer publishes; throws where it is none.
  package init(issuer: String, audience: String, claim: Claim, keySet: String) async throws {
    self.issuer = issuer
    self.audience = audience
    self.claim = claim
    keys = JWTKeyCollection()
    for key in try JSONDecoder().decode(KeySet.self, from: Data(keySet.utf8)).keys {
      guard let key = key.key else { continue }
      _ = try? await keys.add(jwk: key)
    }
  }

  /// Whom the token speaks of; nil for one that is forged, expired, or not meant for this desk.
  package func name(in token: String) async -> String? {
    guard TokenHeader(of: token, allowing: Self.algorithms) != nil,
      let payload = try? await keys.verify(token, as: Payload.self),
      payload.iss == issuer, payload.aud.names.contains(audience)
    else { return nil }
    switch claim {
    case .subject: return payload.sub
    case .email: return payload.emailVerified == true ? payload.email : nil
    case .preferredUsername: return payload.preferredUsername
    }
  }
}
