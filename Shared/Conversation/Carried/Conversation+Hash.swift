internal import Crypto
internal import SwiftProtobuf

extension Conversation {
  /// SHA-256 in hexadecimal over all that a later verdict can depend on: equal for two readers exactly
  /// when their states are, in every process and on every machine.
  ///
  /// - Throws: only for a state larger than Protobuf allows, 2 GiB.
  public var stateHash: String {
    get throws {
      var hash = SHA256()
      hash.update(data: Array("\(id)\n\(lastOffset)\n".utf8))
      let bytes: [UInt8] = try carried.serializedBytes()
      hash.update(data: bytes)
      return Chain(bytes: Array(hash.finalize())).hexadecimal
    }
  }
}
