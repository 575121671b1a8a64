internal import Crypto

/// One hash over many states, in whatever order they come: equal for two readers exactly when they
/// hold equal states under equal names.
public struct StateDigest: Sendable {
  private var lines: [String] = []

  public init() {}

  /// - Parameters:
  ///   - name: the state's own, such as a conversation's id; each is added once.
  ///   - hash: over all of the state.
  public mutating func add(_ name: String, hash: String) { lines.append("\(name) \(hash)") }

  /// - Parameter state: all of it, as bytes.
  public mutating func add(_ name: String, lastOffset: Int64, state: [UInt8]) {
    var hash = SHA256()
    hash.update(data: Array("\(lastOffset)\n".utf8))
    hash.update(data: state)
    add(name, hash: Chain(bytes: Array(hash.finalize())).hexadecimal)
  }

  /// SHA-256 in hexadecimal.
  public var hexadecimal: String {
    let text = lines.sorted().joined(separator: "\n")
    return Chain(bytes: Array(SHA256.hash(data: Array(text.utf8)))).hexadecimal
  }
}

extension ConversationLog {
  /// SHA-256 in hexadecimal over the state of every conversation held. Takes time linear in them: a
  /// serialised state is up to 256 KiB.
  public var stateHash: String {
    var digest = StateDigest()
    for conversation in all {
      digest.add("\(conversation.id)", hash: (try? conversation.stateHash) ?? "")
    }
    return digest.hexadecimal
  }
}
