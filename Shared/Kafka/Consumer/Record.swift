/// One record, looked at in place: key, value and headers are librdkafka's own memory, valid while
/// the closure that got the record runs.
///
/// It cannot be copied, and so not kept; what is to last is copied out of it.
public struct Record: ~Copyable {
  public let partition: Int32
  public let offset: Int64
  @usableFromInline let keyStart: UnsafeRawPointer?
  @usableFromInline let keyCount: Int
  @usableFromInline let valueStart: UnsafeRawPointer?
  @usableFromInline let valueCount: Int
  let batch: Unmanaged<RecordBatch>
  let index: Int

  init(
    _ message: borrowing NativeMessage, at index: Int, of batch: RecordBatch
  ) {
    partition = message.partition
    offset = message.offset
    keyStart = message.key.start
    keyCount = message.key.count
    valueStart = message.value.start
    valueCount = message.value.count
    self.batch = .passUnretained(batch)
    self.index = index
  }

  /// Runs `body` on the key's bytes; nil where the record has no key, which is not an empty one.
  @inlinable
  public func withKey<Result: ~Copyable, Failure: Error>(
    _ body: (RawSpan?) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    guard let keyStart else { return try body(nil) }
    return try body(UnsafeRawBufferPointer(start: keyStart, count: keyCount).bytes)
  }

  /// Runs `body` on the value's bytes; nil for a tombstone, which is not an empty value.
  @inlinable
  public func withValue<Result: ~Copyable, Failure: Error>(
    _ body: (RawSpan?) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    guard let valueStart else { return try body(nil) }
    return try body(UnsafeRawBufferPointer(start: valueStart, count: valueCount).bytes)
  }

  /// As `withKey`, for readers that take a buffer pointer.
  @inlinable
  public func withUnsafeKey<Result: ~Copyable, Failure: Error>(
    _ body: (UnsafeRawBufferPointer?) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    try body(keyStart.map { UnsafeRawBufferPointer(start: $0, count: keyCount) })
  }

  /// As `withValue`, for readers that take a buffer pointer.
  @inlinable
  public func withUnsafeValue<Result: ~Copyable, Failure: Error>(
    _ body: (UnsafeRawBufferPointer?) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    try body(valueStart.map { UnsafeRawBufferPointer(start: $0, count: valueCount) })
  }

  /// A copy of the key.
  public var key: [UInt8]? { withUnsafeKey { $0.map { [UInt8]($0) } } }
  /// A copy of the value.
  public var value: [UInt8]? { withUnsafeValue { $0.map { [UInt8]($0) } } }
}
