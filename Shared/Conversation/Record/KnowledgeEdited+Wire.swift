internal import SwiftProtobuf

extension KnowledgeEdited {
  /// Nil where the bytes are no such record.
  public init?(bytes: [UInt8]) {
    guard let edited = try? KnowledgeEdited(serializedBytes: bytes) else { return nil }
    self = edited
  }

  /// As a record holds it.
  ///
  /// - Throws: what cannot be encoded, such as a text beyond 2 GB.
  public func bytes() throws -> [UInt8] { try serializedBytes() }
}
