import Foundation

/// Makes the machine lie to processes that run: about the time, the room on the disk, and where a
/// port leads. Linux only: a library is preloaded into them.
struct MachineFaults: Sendable {
  /// Whether there is a way to do it here.
  static let isPossible: Bool = {
    #if os(Linux)
      true
    #else
      false
    #endif
  }()

  private let folder: URL
  private let library: URL

  /// Builds the library.
  ///
  /// - Throws: if there is no C compiler; Swift's toolchain has one.
  init() throws {
    folder = FileManager.default.temporaryDirectory.appending(
      path: "faults-\(UUID().uuidString)", directoryHint: .isDirectory)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    library = folder.appending(path: "process-faults.so")
    let compiler = Process()
    compiler.executableURL = URL(filePath: "/usr/bin/env")
    compiler.arguments = [
      "clang", "-shared", "-fPIC", "-O1", "-o", library.path, Self.source.path, "-ldl",
    ]
    try compiler.run()
    compiler.waitUntilExit()
    guard compiler.terminationStatus == 0 else { throw HarnessError("no \(library.path)") }
  }

  /// For the processes that are to be lied to.
  var environment: [String: String] {
    ["LD_PRELOAD": library.path, "BATON_FAULTS": folder.path]
  }

  /// From now on the process reads a wall clock that is ahead by so much, or behind.
  func setClock(of pid: Int32, ahead: Duration) throws {
    try write(Int64(ahead / .milliseconds(1)), at: 0, for: pid)
  }

  func setDisk(of pid: Int32, isFull: Bool) throws {
    try write(UInt32(isFull ? 1 : 0), at: 8, for: pid)
  }

  /// From now on a connection of the process to the one port leads to the other.
  func lead(from: UInt16, to: UInt16, for pid: Int32) throws {
    try write(from, at: 12, for: pid)
    try write(to, at: 14, for: pid)
  }

  /// - Throws: where the process is gone, or does not have the library.
  private func write<Value: FixedWidthInteger>(
    _ value: Value, at offset: UInt64, for pid: Int32
  ) throws {
    let file = try FileHandle(forWritingTo: folder.appending(path: "\(pid)"))
    defer { try? file.close() }
    try file.seek(toOffset: offset)
    try file.write(contentsOf: withUnsafeBytes(of: value) { Data($0) })
  }

  private static var source: URL {
    URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: "Support/Preload/process-faults.c")
  }
}
