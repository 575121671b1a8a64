import Foundation
import GRDB

/// What the desk has made of the two logs, in SQLite: rows, and in the same transaction how far they
/// go. It can be deleted at any time; the topics hold everything.
struct ReadModel: Sendable {
  let pool: DatabasePool
  let file: URL

  /// Opens the file or begins a new one. A file of another shape, or one that is no database, is
  /// deleted: it is made anew from the topics.
  ///
  /// Throws what SQLite says where no file can be made.
  init(file: URL) throws {
    self.file = file
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    do {
      pool = try Self.open(file)
    } catch {
      try Self.delete(file)
      pool = try Self.open(file)
    }
  }

  /// Forgets everything: the log that it was made from is not the one that is there now.
  func clear() async throws {
    try await pool.write { db in
      for table in Schema.tables { try db.execute(sql: "DELETE FROM \(table)") }
    }
  }

  private static func open(_ file: URL) throws -> DatabasePool {
    var configuration = Configuration()
    configuration.label = "desk"
    configuration.busyMode = .timeout(5)
    configuration.prepareDatabase { db in
      // A lost last second after a power cut is folded again: no need to wait for the disk.
      try db.execute(sql: "PRAGMA synchronous = NORMAL")
    }
    let pool = try DatabasePool(path: file.path, configuration: configuration)
    try pool.write { try Schema.prepare($0) }
    return pool
  }

  private static func delete(_ file: URL) throws {
    for suffix in ["", "-wal", "-shm"] {
      let path = file.path + suffix
      if FileManager.default.fileExists(atPath: path) {
        try FileManager.default.removeItem(atPath: path)
      }
    }
  }
}
