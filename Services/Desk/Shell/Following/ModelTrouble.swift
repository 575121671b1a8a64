import Foundation
import LogRuntime
import Logging
import ServiceLifecycle

/// What is wrong with the read model's file: writing is repeated until it works, so that no stretch
/// is ever left out; where the rows can't be used any more, the process ends and makes new ones.
final class ModelTrouble: Service, Sendable {
  /// The process ends with this; the next one makes the rows anew from the topics.
  struct MakeAnew: Error, CustomStringConvertible {
    var description: String
  }

  private let model: ReadModel
  private let logger: Logger
  private let (fatal, report) = AsyncStream.makeStream(of: MakeAnew.self)
  private let tell: @Sendable (String?) -> Void

  /// - Parameter tell: the reason why the rows can't be written now, or nil.
  init(_ model: ReadModel, logger: Logger, tell: @escaping @Sendable (String?) -> Void) {
    self.model = model
    self.logger = logger
    self.tell = tell
    tell(nil)
  }

  /// Returns once `write` worked, or the process ends.
  func persist(_ write: () async throws -> Void) async {
    var wait = Duration.milliseconds(50)
    var failed = false
    while !Task.isCancelled {
      do {
        try await write()
        if failed { tell(nil) }
        return
      } catch is OtherLog {
        return await end()
      } catch {
        if !failed {
          logger.error("The read model cannot be written", metadata: ["error": "\(error)"])
        }
        failed = true
        tell("the read model cannot be written: \(error)")
        try? await Task.sleep(for: wait)
        wait = min(wait * 2, .seconds(5))
      }
    }
  }

  /// The rows are of another log: they go, and so does this process.
  private func end() async {
    do { try await model.clear() } catch {
      logger.error("The read model cannot be cleared", metadata: ["error": "\(error)"])
    }
    report.yield(MakeAnew(description: "the topics are others than the read model was made from"))
    try? await Task.sleep(for: .seconds(60))
  }

  /// Throws when the rows have to be made anew: also when somebody deleted the file.
  func run() async throws {
    try await cancelWhenGracefulShutdown { [self] in
      try await withThrowingTaskGroup(of: Void.self) { group in
        group.addTask {
          for await fatal in self.fatal { throw fatal }
        }
        group.addTask { try await self.watchFile() }
        defer { group.cancelAll() }
        try await group.next()
      }
    }
  }

  private func watchFile() async throws {
    let path = model.file.path
    let first = Self.number(of: path)
    while !Task.isCancelled {
      do { try await Task.sleep(for: .seconds(1)) } catch { return }
      guard Self.number(of: path) != first else { continue }
      throw MakeAnew(description: "the read model's file was deleted")
    }
  }

  /// The file's inode number; nil where there is none.
  private static func number(of path: String) -> UInt64? {
    let facts = try? FileManager.default.attributesOfItem(atPath: path)
    return (facts?[.systemFileNumber] as? NSNumber)?.uint64Value
  }
}
