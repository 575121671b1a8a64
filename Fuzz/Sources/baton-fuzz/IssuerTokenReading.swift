import Crypto
@testable import DeskDoor
import Foundation

/// An OpenID Connect issuer's tokens and keys. After a first byte of `s` the rest is signed with a key that the issuer
/// publishes, after one of `k` it is what it publishes.
struct IssuerTokenReading {
  static let issuer = "https://id.example.com"
  static let audience = "baton-desk"
  private static let key: P256.Signing.PrivateKey = {
    let secret = [UInt8](repeating: 7, count: 32)
    do { return try P256.Signing.PrivateKey(rawRepresentation: secret) } catch {
      fatalError("no key: \(error)")
    }
  }()

  /// One for each claim that may name an agent.
  private let tokens = [IssuerTokens.Claim.subject, .email, .preferredUsername].map { claim in
    blocking { await Self.tokens(claim, Self.keySet) }
  }

  func read(_ bytes: [UInt8]) {
    guard let first = bytes.first else { return }
    let text = String(decoding: bytes.dropFirst(), as: UTF8.self)
    switch first {
    case UInt8(ascii: "k"): _ = blocking { await Self.tokens(.subject, text) }
    case UInt8(ascii: "s"): check(Self.signed(text))
    default: check(text)
    }
  }

  private func check(_ token: String) {
    for tokens in tokens {
      guard let tokens, blocking({ await tokens.name(in: token) }) != nil else { continue }
      let parts = token.split(separator: ".", omittingEmptySubsequences: false)
      promise(parts.count == 3, "a token of \(parts.count) parts is believed")
      let signature = SessionTokenReading.decoded(String(parts[2]))
        .flatMap { try? P256.Signing.ECDSASignature(rawRepresentation: $0) }
      let statement = Data("\(parts[0]).\(parts[1])".utf8)
      promise(
        signature.map { Self.key.publicKey.isValidSignature($0, for: statement) } ?? false,
        "a token that nobody signed is believed")
    }
  }

  private static func tokens(_ claim: IssuerTokens.Claim, _ keySet: String) async -> IssuerTokens? {
    try? await IssuerTokens(issuer: issuer, audience: audience, claim: claim, keySet: keySet)
  }

  static func signed(_ statement: String) -> String {
    guard let signature = try? key.signature(for: Data(statement.utf8)) else { return statement }
    return "\(statement).\(SessionTokenReading.encoded([UInt8](signature.rawRepresentation)))"
  }

  static let keySet: String = {
    let point = [UInt8](key.publicKey.rawRepresentation)
    let (x, y) = (Array(point.prefix(32)), Array(point.suffix(32)))
    return """
      {"keys":[{"kty":"EC","crv":"P-256","alg":"ES256","use":"sig","kid":"one",
      "x":"\(SessionTokenReading.encoded(x))","y":"\(SessionTokenReading.encoded(y))"}]}
      """
  }()
}
