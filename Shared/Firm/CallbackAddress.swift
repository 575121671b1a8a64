internal import Foundation

/// Judges where a callback leads, so that no gateway makes Baton call into the firm's own network.
///
/// A name is judged by what it says; whoever connects judges the resolved address again.
public enum CallbackAddress {
  /// What is wrong with a callback; nil when nothing is.
  public static func problem(url: String, allowPrivate: Bool) -> String? {
    guard let parts = URLComponents(string: url), let scheme = parts.scheme?.lowercased(),
      scheme == "https" || scheme == "http", let host = parts.host, !host.isEmpty
    else { return "is not an http or https address" }
    if parts.user != nil || parts.password != nil { return "must not hold credentials" }
    if parts.fragment != nil { return "must not hold a fragment" }
    if allowPrivate { return nil }
    if scheme != "https" { return "must be https (or set allowPrivate: true for a test)" }
    if isPrivate(host: host) {
      return "leads to a private or loopback address (set allowPrivate: true if that is meant)"
    }
    return nil
  }

  /// Whether a host name or literal address is private, loopback, link-local or reserved.
  public static func isPrivate(host: String) -> Bool {
    let name = host.trimmingCharacters(in: CharacterSet(charactersIn: "[].")).lowercased()
    let local = ["localhost", "local", "internal", "localdomain", "home.arpa"]
    if local.contains(where: { name == $0 || name.hasSuffix("." + $0) }) { return true }
    if let bytes = literal(name) { return isPrivate(address: bytes) }
    return !name.contains(".")
  }

  /// Whether the 4 or 16 bytes of an address are not of the public internet (RFC 6890).
  public static func isPrivate(address bytes: [UInt8]) -> Bool {
    if bytes.count == 4 { return isPrivateV4(bytes) }
    guard bytes.count == 16 else { return true }
    let head = Array(bytes[..<12])
    let mapped = [UInt8](repeating: 0, count: 10) + [0xff, 0xff]
    let nat64: [UInt8] = [0, 0x64, 0xff, 0x9b] + [UInt8](repeating: 0, count: 8)
    if head == mapped || head == nat64 || head.allSatisfy({ $0 == 0 }) {
      return isPrivateV4(Array(bytes[12...]))
    }
    // fc00::/7 unique local, fe80::/10 link-local, ff00::/8 multicast, 2001:db8::/32 documentation,
    // and everything outside 2000::/3.
    return bytes[0] & 0xe0 != 0x20 || bytes[..<4].elementsEqual([0x20, 0x01, 0x0d, 0xb8])
      || bytes[..<2].elementsEqual([0x20, 0x02])
  }

  private static func isPrivateV4(_ b: [UInt8]) -> Bool {
    switch (b[0], b[1]) {
    case (0, _), (10, _), (127, _), (224..., _): true
    case (100, 64..<128), (169, 254), (172, 16..<32), (192, 168), (198, 18...19): true
    case (192, 0): b[2] == 0 || b[2] == 2
    case (198, 51): b[2] == 100
    case (203, 0): b[2] == 113
    default: false
    }
  }

  /// The bytes of a literal address, also of the forms that resolvers take: `127.1`, `0x7f000001`.
  private static func literal(_ name: String) -> [UInt8]? {
    var v6 = in6_addr()
    let unscoped = name.prefix { $0 != "%" }
    if inet_pton(AF_INET6, String(unscoped), &v6) == 1 {
      return withUnsafeBytes(of: &v6) { Array($0) }
    }
    var v4 = in_addr()
    guard inet_aton(name, &v4) != 0 else { return nil }
    return withUnsafeBytes(of: &v4) { Array($0) }
  }
}
