internal import Crypto
internal import Foundation
public import HTTPTypes

/// Signs and verifies calls between systems by Standard Webhooks 1.0.0 (HMAC-SHA256, `v1`).
///
/// https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md
public struct StandardWebhook: Sendable {
  /// Why a call is not believed.
  public enum Rejection: Error, Hashable {
    /// One of the three headers is absent or not readable.
    case missingHeader(String)
    /// Older or newer than the tolerance.
    case outOfTime
    case wrongSignature
  }

  /// How far a call's time may lie from now, in seconds.
  public static let tolerance: Int64 = 300

  public static let idHeader = name("webhook-id")
  public static let timestampHeader = name("webhook-timestamp")
  public static let signatureHeader = name("webhook-signature")

  private let key: SymmetricKey

  /// - Parameter secret: `whsec_` and 24 to 64 bytes in base64; nil for anything else.
  public init?(secret: String) {
    guard secret.hasPrefix("whsec_"), let bytes = Data(base64Encoded: String(secret.dropFirst(6))),
      (24...64).contains(bytes.count)
    else { return nil }
    key = SymmetricKey(data: bytes)
  }

  /// The `v1,...` signature of a call at that time, in seconds since 1970.
  public func signature(id: String, timestamp: Int64, body: [UInt8]) -> String {
    "v1,\(Data(code(id, "\(timestamp)", body)).base64EncodedString())"
  }

  /// The three headers of a call.
  public func headers(id: String, timestamp: Int64, body: [UInt8]) -> HTTPFields {
    [
      Self.idHeader: id, Self.timestampHeader: "\(timestamp)",
      Self.signatureHeader: signature(id: id, timestamp: timestamp, body: body),
    ]
  }

  /// Believes a call if one of its signatures fits and its time is near `now`, in seconds since 1970.
  ///
  /// - Returns: the call's id, the same for every repeat of it.
  @discardableResult
  public func verify(
    _ headers: HTTPFields, body: [UInt8], now: Int64
  ) throws(Rejection) -> String {
    let id = try Self.value(Self.idHeader, in: headers)
    let time = try Self.value(Self.timestampHeader, in: headers)
    let signatures = try Self.value(Self.signatureHeader, in: headers)
    guard let timestamp = Int64(time) else {
      throw .missingHeader(Self.timestampHeader.rawName)
    }
    let (distance, overflow) = now.subtractingReportingOverflow(timestamp)
    guard !overflow, distance.magnitude <= Self.tolerance.magnitude else { throw .outOfTime }
    let expected = Array(code(id, time, body))
    // All are compared, so that the time taken tells nothing.
    let fits = signatures.split(separator: " ").count { Self.fits($0, expected) }
    guard fits > 0 else { throw .wrongSignature }
    return id
  }

  private func code(_ id: String, _ timestamp: String, _ body: [UInt8])
    -> HMAC<SHA256>.MAC
  {
    var code = HMAC<SHA256>(key: key)
    code.update(data: Data("\(id).\(timestamp).".utf8))
    code.update(data: body)
    return code.finalize()
  }

  private static func fits(_ signature: Substring, _ expected: [UInt8]) -> Bool {
    guard signature.hasPrefix("v1,"),
      let bytes = Data(base64Encoded: String(signature.dropFirst(3)))
    else { return false }
    return ConstantTime.equal(Array(bytes), expected)
  }

  private static func value(
    _ name: HTTPField.Name, in headers: HTTPFields
  ) throws(Rejection) -> String {
    guard let value = headers[name], !value.isEmpty else { throw .missingHeader(name.rawName) }
    return value
  }

  private static func name(_ text: String) -> HTTPField.Name {
    guard let name = HTTPField.Name(text) else {
      preconditionFailure("\(text) is written with characters that no header name has")
    }
    return name
  }
}
