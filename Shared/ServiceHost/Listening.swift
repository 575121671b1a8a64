internal import Foundation
internal import Synchronization

/// The ports a process listens on, told to whoever started it once all of them are known.
final class Listening: Sendable {
  private struct State {
    var adminPort: Int?
    var port: Int?
    var expectsPort = false
  }

  private struct Announcement: Encodable {
    var pid: Int32
    var port: Int?
    var adminPort: Int
  }

  private let state = Mutex(State())
  private let file: URL?
  private let announced: @Sendable (_ port: Int?, _ adminPort: Int) -> Void

  /// - Parameters:
  ///   - file: written atomically as `{"pid","port","adminPort"}`.
  ///   - announced: told the ports when all are known.
  init(file: URL?, announced: @escaping @Sendable (_ port: Int?, _ adminPort: Int) -> Void) {
    self.file = file
    self.announced = announced
  }

  var adminPort: Int? { state.withLock { $0.adminPort } }
  var port: Int? { state.withLock { $0.port } }

  /// Says that the service has a listener of its own, to be waited for.
  func expectPort() { state.withLock { $0.expectsPort = true } }

  func admin(on port: Int) throws {
    state.withLock { $0.adminPort = port }
    try announceIfComplete()
  }

  func service(on port: Int) throws {
    state.withLock { $0.port = port }
    try announceIfComplete()
  }

  private func announceIfComplete() throws {
    let now = state.withLock { $0 }
    guard let adminPort = now.adminPort, now.port != nil || !now.expectsPort else { return }
    announced(now.port, adminPort)
    guard let file else { return }
    let facts = Announcement(
      pid: ProcessInfo.processInfo.processIdentifier, port: now.port, adminPort: adminPort)
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try JSONEncoder().encode(facts).write(to: file, options: .atomic)
  }
}
