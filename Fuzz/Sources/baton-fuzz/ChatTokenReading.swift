import Crypto
import Foundation
@testable import IntakeDoor

/// Tokens and tickets. After a first byte of `s` the rest is signed with the key first, so that what
/// lies behind the signature is reached.
struct ChatTokenReading {
  static let secret = Array("a secret of the fuzzer".utf8)
  static let now = Date(timeIntervalSince1970: 1_800_000_000)
  private let tokens = ChatTokens(secret: secret)

  func read(_ bytes: [UInt8]) {
    guard let first = bytes.first else { return }
    let rest = Array(bytes.dropFirst())
    let isSigned = first == UInt8(ascii: "s")
    let text = isSigned ? Self.signed(rest) : String(decoding: rest, as: UTF8.self)
    if let visitor = tokens.visitor(token: text) {
      promise(Self.isSigned(text), "a token that nobody signed is believed")
      let again = tokens.token(of: visitor)
      // What was no UTF-8 is longer once it is mended.
      promise(
        again.utf8.count > 600 || tokens.visitor(token: again) == visitor,
        "it is another visitor now")
    }
    if tokens.redeem(ticket: text, at: Self.now) != nil {
      promise(Self.isSigned(text), "a ticket that nobody signed is believed")
      promise(tokens.redeem(ticket: text, at: Self.now) == nil, "a ticket is redeemed twice")
    }
  }

  static func signed(_ statement: [UInt8]) -> String {
    Base64URL.encode(statement + code(statement))
  }

  private static func isSigned(_ text: String) -> Bool {
    guard let bytes = Base64URL.decode(text), bytes.count > 32 else { return false }
    return signed(Array(bytes.dropLast(32))) == text
  }

  private static func code(_ statement: [UInt8]) -> [UInt8] {
    let key = HMAC<SHA256>.authenticationCode(
      for: Array("baton web chat tokens".utf8), using: SymmetricKey(data: secret))
    return Array(
      HMAC<SHA256>.authenticationCode(for: statement, using: SymmetricKey(data: Array(key))))
  }
}
