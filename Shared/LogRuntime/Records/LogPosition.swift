/// A record's place in a log, written `PARTITION-OFFSET`.
public struct LogPosition: Hashable, Sendable, LosslessStringConvertible {
  public var partition: Int32
  public var offset: Int64

  public init(partition: Int32, offset: Int64) {
    self.partition = partition
    self.offset = offset
  }

  /// Nil where the text is not two plain numbers joined by `-`.
  public init?(_ text: String) {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count == 2, parts.allSatisfy({ $0.first?.isNumber == true }),
      let partition = Int32(parts[0]), let offset = Int64(parts[1])
    else { return nil }
    self.init(partition: partition, offset: offset)
  }

  public var description: String { "\(partition)-\(offset)" }
}
