import Crypto
import CryptoExtras
import Dispatch
import Firm
import Foundation
import Web

/// Whether a secret is the agent's.
enum SecretCheck {
  /// Takes as long for an agent who does not exist as for one with a scrypt secret of usual cost.
  static func holds(_ secret: String, for agent: Agent?) async -> Bool {
    switch agent?.secret {
    case .plain(let expected): ConstantTime.equal(secret, expected.revealed)
    case .scrypt(let hash): await derives(secret, hash)
    case nil: await derives(secret, nobody) && false
    }
  }

  private static let nobody = ScryptHash(
    logCost: 15, blockSize: 8, parallelism: 1, salt: Array(repeating: 7, count: 16),
    key: Array(repeating: 0, count: 32))

  /// Off the cooperative pool: it keeps a core busy for tens of milliseconds.
  private static func derives(_ secret: String, _ hash: ScryptHash) async -> Bool {
    await withCheckedContinuation { continuation in
      DispatchQueue.global(qos: .userInitiated).async {
        continuation.resume(returning: matches(secret, hash))
      }
    }
  }

  private static func matches(_ secret: String, _ hash: ScryptHash) -> Bool {
    let derived = try? KDF.Scrypt.deriveKey(
      from: Array(secret.utf8), salt: hash.salt, outputByteCount: hash.key.count,
      rounds: 1 << hash.logCost, blockSize: hash.blockSize, parallelism: hash.parallelism)
    guard let derived else { return false }
    return ConstantTime.equal(derived.withUnsafeBytes { Array($0) }, hash.key)
  }
}
