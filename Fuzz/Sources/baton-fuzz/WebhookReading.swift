import Crypto
import Foundation
import HTTPTypes
import Web

/// Calls as intake verifies them: lines of id, time and signatures, and the body after them.
enum WebhookReading {
  static let key = Array(UInt8(1)...32)
  static let secret = "whsec_" + Data(key).base64EncodedString()
  static let now: Int64 = 1_800_000_000
  private static let webhook = StandardWebhook(secret: secret)

  static func read(_ bytes: [UInt8]) {
    _ = StandardWebhook(secret: String(decoding: bytes, as: UTF8.self))
    let parts = bytes.split(separator: 0x0A, maxSplits: 3, omittingEmptySubsequences: false)
    guard parts.count == 4, let webhook else { return }
    let (id, time, signatures) = (text(parts[0]), text(parts[1]), text(parts[2]))
    let body = Array(parts[3])
    let headers: HTTPFields = [
      StandardWebhook.idHeader: id, StandardWebhook.timestampHeader: time,
      StandardWebhook.signatureHeader: signatures,
    ]
    if (try? webhook.verify(headers, body: body, now: now)) != nil {
      promise(isSigned(headers, body), "a call that nobody signed is believed")
    }
    sign(id, body, by: webhook)
  }

  private static func sign(_ id: String, _ body: [UInt8], by webhook: StandardWebhook) {
    let headers = webhook.headers(id: id, timestamp: now, body: body)
    guard headers[StandardWebhook.idHeader]?.isEmpty == false else { return }
    promise(
      (try? webhook.verify(headers, body: body, now: now + 1)) != nil
        || headers[StandardWebhook.idHeader] != id, "a call that was signed is not believed")
    let other = (try? webhook.verify(headers, body: body + [0], now: now)) != nil
    promise(!other, "a call with another body is believed")
  }

  /// The same by the specification: some signature of version 1 is the code of id, time and body.
  private static func isSigned(_ headers: HTTPFields, _ body: [UInt8]) -> Bool {
    let id = headers[StandardWebhook.idHeader] ?? ""
    let time = headers[StandardWebhook.timestampHeader] ?? ""
    let content = Array("\(id).\(time).".utf8) + body
    let code = HMAC<SHA256>.authenticationCode(for: content, using: SymmetricKey(data: key))
    let given = (headers[StandardWebhook.signatureHeader] ?? "").split(separator: " ")
    guard let seconds = Int64(time), abs(seconds - now) <= StandardWebhook.tolerance else {
      return false
    }
    return given.contains { signature in
      signature.hasPrefix("v1,")
        && Data(base64Encoded: String(signature.dropFirst(3))) == Data(code)
    }
  }

  private static func text(_ bytes: ArraySlice<UInt8>) -> String {
    String(decoding: bytes, as: UTF8.self)
  }
}
