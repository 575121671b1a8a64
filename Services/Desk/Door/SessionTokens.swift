internal import Crypto
package import Foundation
internal import JWTKit

/// The tokens of people who are signed in: JWT by HMAC-SHA256 and by nothing else, from this desk,
/// for this desk, good for eight hours.
package struct SessionTokens: Sendable {
  package static let lifetime: TimeInterval = 8 * 3_600

  /// Somebody who was signed in.
  package struct Bearer: Sendable, Equatable {
    package var agentID: String
    package var expires: Date
  }

  struct Payload: JWTPayload {
    var iss: IssuerClaim
    var aud: String
    var sub: SubjectClaim
    var iat: IssuedAtClaim
    var exp: ExpirationClaim

    func verify(using algorithm: some JWTAlgorithm) throws {
      try exp.verifyNotExpired()
      guard iss.value == SessionTokens.issuer else {
        throw JWTError.claimVerificationFailure(failedClaim: iss, reason: "another issuer")
      }
      guard aud == SessionTokens.audience else {
        throw JWTError.claimVerificationFailure(failedClaim: sub, reason: "for somebody else")
      }
    }
  }

  private static let issuer = "baton-desk"
  private static let audience = "baton-desk"
  private let keys: JWTKeyCollection

  /// The key is derived from the deployment's secret, so that no other use of the secret shares it.
  package init(secret: String) async {
    let key = HMAC<SHA256>.authenticationCode(
      for: Data("baton desk sessions v1".utf8), using: SymmetricKey(data: Data(secret.utf8)))
    keys = JWTKeyCollection()
    await keys.add(hmac: HMACKey(from: Data(key)), digestAlgorithm: .sha256)
  }

  package func make(for agentID: String, now: Date = Date()) async throws -> String {
    try await keys.sign(
      Payload(
        iss: IssuerClaim(value: Self.issuer), aud: Self.audience,
        sub: SubjectClaim(value: agentID), iat: IssuedAtClaim(value: now),
        exp: ExpirationClaim(value: now.addingTimeInterval(Self.lifetime))))
  }

  /// Whose token it is, and until when; nil for one that is forged, expired or none.
  package func bearer(of token: String) async -> Bearer? {
    guard TokenHeader(of: token, allowing: ["HS256"]) != nil,
      let payload = try? await keys.verify(token, as: Payload.self)
    else { return nil }
    return Bearer(agentID: payload.sub.value, expires: payload.exp.value)
  }
}
