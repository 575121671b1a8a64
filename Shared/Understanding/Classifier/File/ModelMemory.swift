/// The bytes of a model, read-only, until nobody uses them any more: of a mapped file, or in memory.
public final class ModelMemory: Sendable {
  /// Never written to after `init`, and freed by `deinit` alone.
  nonisolated(unsafe) let bytes: UnsafeRawBufferPointer
  private let release: @Sendable (UnsafeRawBufferPointer) -> Void

  /// Where every number may lie, in bytes; mapped files begin at a page.
  public static let alignment = 64

  /// - Parameters:
  ///   - bytes: begin at a multiple of ``alignment``, and do not change.
  ///   - release: gives them back.
  public init(
    _ bytes: UnsafeRawBufferPointer, release: @escaping @Sendable (UnsafeRawBufferPointer) -> Void
  ) {
    self.bytes = bytes
    self.release = release
  }

  public convenience init(copying bytes: [UInt8]) {
    let memory = UnsafeMutableRawBufferPointer.allocate(
      byteCount: max(bytes.count, 1), alignment: Self.alignment)
    memory.copyBytes(from: bytes)
    self.init(UnsafeRawBufferPointer(rebasing: memory[..<bytes.count])) { $0.deallocate() }
  }

  deinit { release(bytes) }
}
