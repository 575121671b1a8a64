internal import Conversation

/// What a group notes with each committed offset: from where to fold the partition again.
///
/// Text, at most 512 bytes: `b1;identity;partition;partitions;restore point;identity's offset;check`.
struct RestoreNote: Equatable, Sendable {
  var identity: LogIdentity
  /// From where to fold.
  var restorePoint: Int64
  /// Where the log last stated its identity.
  var identityOffset: Int64

  private static let version = "b1"

  var text: String {
    let fields = [
      Self.version, identity.id.description, String(identity.partition),
      String(identity.partitionCount), String(restorePoint), String(identityOffset),
    ].joined(separator: ";")
    return fields + ";" + Self.check(fields)
  }

  init(identity: LogIdentity, restorePoint: Int64, identityOffset: Int64) {
    self.identity = identity
    self.restorePoint = restorePoint
    self.identityOffset = identityOffset
  }

  /// Nil where the text is none, damaged, of another version, or impossible for `nextOffset`.
  init?(_ text: String, committedOffset: Int64) {
    let fields = text.split(separator: ";", omittingEmptySubsequences: false).map(String.init)
    guard fields.count == 7, fields[0] == Self.version,
      Self.check(fields[0..<6].joined(separator: ";")) == fields[6],
      let id = EventID(fields[1]), let partition = Int32(fields[2]),
      let partitions = Int32(fields[3]), let restorePoint = Int64(fields[4]),
      let identityOffset = Int64(fields[5])
    else { return nil }
    guard restorePoint >= 0, restorePoint <= committedOffset, identityOffset >= 0,
      identityOffset < committedOffset
    else { return nil }
    self.init(
      identity: LogIdentity(id: id, partition: partition, partitionCount: partitions),
      restorePoint: restorePoint, identityOffset: identityOffset)
  }

  private static func check(_ text: String) -> String {
    String(StableHash.fnv1a(text.utf8), radix: 16)
  }
}
