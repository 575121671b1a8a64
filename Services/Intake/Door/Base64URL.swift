internal import Foundation

/// Base64 for addresses: RFC 4648, section 5, without padding.
enum Base64URL {
  private static let inAddresses: [UInt8: UInt8] = [
    UInt8(ascii: "+"): UInt8(ascii: "-"), UInt8(ascii: "/"): UInt8(ascii: "_"),
  ]
  private static let inPlain = [UInt8: UInt8](
    uniqueKeysWithValues: inAddresses.map { ($0.value, $0.key) })
  private static let padding = UInt8(ascii: "=")

  static func encode(_ bytes: [UInt8]) -> String {
    let plain = Data(bytes).base64EncodedData()
    return String(
      decoding: plain.filter { $0 != padding }.map { inAddresses[$0] ?? $0 }, as: UTF8.self)
  }

  /// Nil where the text is not exactly what `encode` writes.
  static func decode(_ text: String) -> [UInt8]? {
    var plain = text.utf8.map { inPlain[$0] ?? $0 }
    plain += Array(repeating: padding, count: (4 - plain.count % 4) % 4)
    guard let data = Data(base64Encoded: Data(plain)) else { return nil }
    let bytes = Array(data)
    return encode(bytes) == text ? bytes : nil
  }
}
