internal import Foundation

/// The head of a JSON Web Token, read before anything in it is believed.
struct TokenHeader: Decodable, Equatable {
  /// The longest token that is looked at.
  static let longest = 8_192

  var alg: String
  var kid: String?

  /// Nil for what is no token, or one that is signed in a way not among those allowed: the token does
  /// not choose how it is checked.
  init?(of token: String, allowing algorithms: [String]) {
    let parts = token.utf8.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    guard token.utf8.count <= Self.longest, parts.count == 3,
      let bytes = Self.decoded(String(Substring(parts[0]))),
      let header = try? JSONDecoder().decode(TokenHeader.self, from: bytes),
      algorithms.contains(header.alg)
    else { return nil }
    self = header
  }

  private static func decoded(_ text: String) -> Data? {
    let standard = text.replacing("-", with: "+").replacing("_", with: "/")
    let padding = String(repeating: "=", count: (4 - text.utf8.count % 4) % 4)
    return Data(base64Encoded: standard + padding)
  }
}
