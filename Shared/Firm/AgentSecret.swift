internal import Foundation

/// How an agent proves who they are.
public enum AgentSecret: Sendable, Hashable {
  /// For a demonstration: the secret itself stands in the file. Loading warns about it.
  case plain(Secret)
  case scrypt(ScryptHash)
}

/// A secret's scrypt hash in PHC notation: `$scrypt$ln=15,r=8,p=1$SALT$KEY`, base64 without padding.
public struct ScryptHash: Sendable, Hashable {
  /// The logarithm to base 2 of the cost N; 10 to 20.
  public var logCost: Int
  /// r; 1 to 32.
  public var blockSize: Int
  /// p; 1 to 16.
  public var parallelism: Int
  /// 8 to 64 bytes.
  public var salt: [UInt8]
  /// 16 to 64 bytes.
  public var key: [UInt8]

  public init(logCost: Int, blockSize: Int, parallelism: Int, salt: [UInt8], key: [UInt8]) {
    self.logCost = logCost
    self.blockSize = blockSize
    self.parallelism = parallelism
    self.salt = salt
    self.key = key
  }

  /// Nil when the notation or a range is not met.
  public init?(text: String) {
    let parts = text.split(separator: "$", omittingEmptySubsequences: false)
    guard parts.count == 5, parts[0].isEmpty, parts[1] == "scrypt",
      let (ln, r, p) = Self.parameters(parts[2]),
      let salt = Self.bytes(parts[3]), let key = Self.bytes(parts[4]),
      (10...20).contains(ln), (1...32).contains(r), (1...16).contains(p),
      (8...64).contains(salt.count), (16...64).contains(key.count)
    else { return nil }
    self.init(logCost: ln, blockSize: r, parallelism: p, salt: salt, key: key)
  }

  public var text: String {
    "$scrypt$ln=\(logCost),r=\(blockSize),p=\(parallelism)$\(Self.text(salt))$\(Self.text(key))"
  }

  private static func parameters(_ text: Substring) -> (Int, Int, Int)? {
    let pairs = text.split(separator: ",").map { $0.split(separator: "=") }
    guard pairs.count == 3, pairs.map(\.first) == ["ln", "r", "p"],
      pairs.allSatisfy({ $0.count == 2 }),
      let ln = Int(pairs[0][1]), let r = Int(pairs[1][1]), let p = Int(pairs[2][1])
    else { return nil }
    return (ln, r, p)
  }

  private static func bytes(_ text: Substring) -> [UInt8]? {
    let padding = String(repeating: "=", count: (4 - text.count % 4) % 4)
    return Data(base64Encoded: text + padding).map(Array.init)
  }

  private static func text(_ bytes: [UInt8]) -> String {
    var text = Data(bytes).base64EncodedString()
    while text.hasSuffix("=") { text.removeLast() }
    return text
  }
}
