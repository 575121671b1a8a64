internal import Foundation
internal import Synchronization

/// Where log lines go: to a file descriptor, whole line by whole line.
public final class LogSink: Sendable {
  public static let standardError = LogSink(descriptor: STDERR_FILENO)

  private let descriptor: Int32
  private let turn = Mutex(())

  public init(descriptor: Int32) { self.descriptor = descriptor }

  /// Appends the line and its end; what the descriptor refuses is lost.
  func write(_ line: String) {
    let bytes = Array((line + "\n").utf8)
    turn.withLock { _ in bytes.withUnsafeBytes(writeAll) }
  }

  private func writeAll(_ bytes: UnsafeRawBufferPointer) {
    var rest = bytes[...]
    while let start = UnsafeRawBufferPointer(rebasing: rest).baseAddress, !rest.isEmpty {
      let count = Foundation.write(descriptor, start, rest.count)
      if count < 0, errno == EINTR || errno == EAGAIN { continue }
      guard count > 0 else { return }
      rest = rest.dropFirst(count)
    }
  }
}
