import Crypto
@testable import DeskDoor
import Foundation

/// Agents' tokens. After a first byte of `s` the rest is signed with the key first, so that what lies
/// behind the signature is reached.
struct SessionTokenReading {
  static let secret = "a secret of the fuzzer of sixteen bytes or more"
  private let tokens = blocking { await SessionTokens(secret: secret) }

  func read(_ bytes: [UInt8]) {
    guard let first = bytes.first else { return }
    let text = String(decoding: bytes.dropFirst(), as: UTF8.self)
    let isSigned = first == UInt8(ascii: "s")
    let token = isSigned ? Self.signed(text) : text
    let tokens = tokens
    guard blocking({ await tokens.bearer(of: token) }) != nil else { return }
    let parts = token.split(separator: ".", omittingEmptySubsequences: false)
    promise(parts.count == 3, "a token of \(parts.count) parts is believed")
    let code = Self.decoded(String(parts[2]))
    promise(
      code == Self.code("\(parts[0]).\(parts[1])"), "a token that nobody signed is believed")
  }

  static func signed(_ statement: String) -> String {
    "\(statement).\(encoded(code(statement)))"
  }

  static func encoded(_ bytes: [UInt8]) -> String {
    Data(bytes).base64EncodedString().replacing("+", with: "-").replacing("/", with: "_")
      .replacing("=", with: "")
  }

  static func decoded(_ text: String) -> [UInt8]? {
    let plain = text.replacing("-", with: "+").replacing("_", with: "/").replacing("=", with: "")
    let padding = String(repeating: "=", count: (4 - plain.utf8.count % 4) % 4)
    return Data(base64Encoded: plain + padding).map { [UInt8]($0) }
  }

  private static let key = SymmetricKey(
    data: Array(
      HMAC<SHA256>.authenticationCode(
        for: Array("baton desk sessions v1".utf8),
        using: SymmetricKey(data: Array(secret.utf8)))))

  private static func code(_ statement: String) -> [UInt8] {
    Array(HMAC<SHA256>.authenticationCode(for: Array(statement.utf8), using: key))
  }
}
