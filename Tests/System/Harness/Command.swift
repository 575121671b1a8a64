import Foundation

/// What a `baton` command said, and how it ended.
struct Command: Sendable {
  var status: Int32
  var output: String
  var errors: String

  /// Runs it to its end.
  static func baton(
    _ arguments: String..., environment: [String: String] = [:]
  ) async throws -> Command {
    try await baton(arguments, environment: environment)
  }

  static func baton(
    _ arguments: [String], environment: [String: String] = [:]
  ) async throws -> Command {
    let folder = FileManager.default.temporaryDirectory.appending(
      path: "command-\(UUID().uuidString)", directoryHint: .isDirectory)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let process = Process()
    process.executableURL = BatonUp.executable("baton")
    process.arguments = arguments
    process.environment = ProcessInfo.processInfo.environment.merging(environment) { _, own in own }
    process.standardInput = FileHandle.nullDevice
    let files = ["out", "err"].map { folder.appending(path: $0) }
    for file in files { try Data().write(to: file) }
    process.standardOutput = try FileHandle(forWritingTo: files[0])
    process.standardError = try FileHandle(forWritingTo: files[1])
    let (ends, ended) = AsyncStream.makeStream(of: Int32.self)
    process.terminationHandler = { ended.yield($0.terminationStatus) }
    try process.run()
    guard let status = await ends.first(where: { _ in true }) else {
      process.terminate()
      throw CancellationError()
    }
    return Command(
      status: status, output: try String(contentsOf: files[0], encoding: .utf8),
      errors: try String(contentsOf: files[1], encoding: .utf8))
  }
}
