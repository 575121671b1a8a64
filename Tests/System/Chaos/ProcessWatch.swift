import Foundation

/// What the processes of each service hold of the machine; empty where there is no `/proc`.
struct ProcessFigures: Sendable {
  struct Figures: Sendable {
    /// Open file descriptors of the process with most.
    var handles = 0
    /// Resident memory of the largest, in MiB.
    var memory = 0
  }

  private(set) var services: [String: Figures] = [:]

  init(_ pids: [String: [Int32]]) {
    for (service, pids) in pids {
      for pid in pids {
        guard let handles = Self.handles(pid), let memory = Self.memory(pid) else { continue }
        let most = services[service] ?? Figures()
        services[service] = Figures(
          handles: max(most.handles, handles), memory: max(most.memory, memory))
      }
    }
  }

  private static func handles(_ pid: Int32) -> Int? {
    try? FileManager.default.contentsOfDirectory(atPath: "/proc/\(pid)/fd").count
  }

  private static func memory(_ pid: Int32) -> Int? {
    let status = try? String(contentsOfFile: "/proc/\(pid)/status", encoding: .utf8)
    let line = status?.split(separator: "\n").first { $0.hasPrefix("VmRSS:") }
    return line?.split(separator: " ").dropFirst().first.flatMap { Int($0) }.map { $0 / 1_024 }
  }
}
