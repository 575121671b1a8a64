import Dispatch
import Foundation

/// Tells when the folder of a file changes, for two minutes at most.
final class FileChanges: Sendable {
  /// Only made and cancelled, which dispatch sources allow from anywhere.
  private nonisolated(unsafe) let sources: [any DispatchSourceProtocol]
  private let changes: AsyncStream<Void>
  private let deadline = ContinuousClock.now.advanced(by: .seconds(120))

  /// Counts from here on: look at the file after making this.
  init(_ file: URL) {
    let (changes, continuation) = AsyncStream.makeStream(
      of: Void.self, bufferingPolicy: .bufferingNewest(1))
    self.changes = changes
    sources = [
      Self.watch(file.deletingLastPathComponent()) { continuation.yield() },
      Self.everySecond { continuation.yield() },
    ]
  }

  deinit {
    for source in sources { source.cancel() }
  }

  /// Returns after the next change, or after a second without one.
  func next() async throws {
    guard ContinuousClock.now < deadline else { throw HarnessError("nothing after two minutes") }
    for await _ in changes { break }
    try Task.checkCancellation()
  }

  private static func everySecond(
    _ passed: @escaping @Sendable () -> Void
  ) -> any DispatchSourceProtocol {
    let timer = DispatchSource.makeTimerSource(queue: .global())
    timer.schedule(deadline: .now() + 1, repeating: 1)
    timer.setEventHandler { passed() }
    timer.activate()
    return timer
  }

  #if os(Linux)
    private static func watch(
      _ folder: URL, _ changed: @escaping @Sendable () -> Void
    ) -> any DispatchSourceProtocol {
      let descriptor = inotify_init1(Int32(IN_CLOEXEC) | Int32(IN_NONBLOCK))
      inotify_add_watch(
        descriptor, folder.path,
        UInt32(IN_CREATE | IN_MODIFY | IN_MOVED_TO | IN_CLOSE_WRITE | IN_DELETE))
      let source = DispatchSource.makeReadSource(fileDescriptor: descriptor, queue: .global())
      source.setEventHandler {
        var events = [UInt8](repeating: 0, count: 4_096)
        while read(descriptor, &events, events.count) > 0 {}
        changed()
      }
      source.setCancelHandler { close(descriptor) }
      source.activate()
      return source
    }
  #else
    private static func watch(
      _ folder: URL, _ changed: @escaping @Sendable () -> Void
    ) -> any DispatchSourceProtocol {
      let descriptor = open(folder.path, O_EVTONLY)
      let source = DispatchSource.makeFileSystemObjectSource(
        fileDescriptor: descriptor, eventMask: .write, queue: .global())
      source.setEventHandler { changed() }
      source.setCancelHandler { close(descriptor) }
      source.activate()
      return source
    }
  #endif
}
