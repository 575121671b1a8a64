import Foundation

/// What the processes of each service hold of the machine over a run; empty where there is no `/proc`.
struct ProcessWatch: Sendable {
  struct Figures: Equatable, Sendable {
    /// Open file descriptors of the process with most.
    var handles = 0
    /// Resident memory of the largest, in MiB.
    var memory = 0
  }

  /// From one look at them to the next.
  static let interval = Duration.seconds(3)
  /// Shorter runs have no time in which anything could be level.
  static let worthJudging = Duration.seconds(600)

  /// Each look at a service's processes, in the order of time.
  private(set) var looks: [String: [Figures]] = [:]

  /// Looks at processes until the task is cancelled.
  mutating func watch(_ baton: BatonUp) async {
    while !Task.isCancelled {
      if let pids = try? baton.ready.pids { look(at: pids) }
      try? await Task.sleep(for: Self.interval)
    }
  }

  mutating func look(at pids: [String: [Int32]]) {
    for (service, pids) in pids {
      let figures = pids.compactMap { Self.figures(of: $0) }
      guard !figures.isEmpty else { continue }
      note(
        Figures(
          handles: figures.map(\.handles).max() ?? 0, memory: figures.map(\.memory).max() ?? 0),
        of: service)
    }
  }

  mutating func note(_ figures: Figures, of service: String) {
    looks[service, default: []].append(figures)
  }

  /// Half of the looks in the second quarter of the run, and in its last, showed no more than these.
  func quarters(of service: String) -> (second: Figures, last: Figures) {
    let looks = looks[service] ?? []
    func middle(_ quarter: Int) -> Figures {
      let part = looks[looks.count * quarter / 4..<looks.count * (quarter + 1) / 4]
      func median(_ values: [Int]) -> Int { values.isEmpty ? 0 : values.sorted()[values.count / 2] }
      return Figures(handles: median(part.map(\.handles)), memory: median(part.map(\.memory)))
    }
    return (middle(1), middle(3))
  }

  /// What is not level: the last quarter holds a quarter more than the second, and more than a
  /// little. The broker keeps the whole log in memory, and is left out.
  var faults: [String] {
    looks.keys.sorted().filter { $0 != "broker" }.flatMap { service -> [String] in
      let (second, last) = quarters(of: service)
      var faults: [String] = []
      if last.handles * 4 > second.handles * 5 + 64 {
        faults.append("\(service) holds \(last.handles) handles, \(second.handles) earlier")
      }
      if last.memory * 4 > second.memory * 5 + 128 {
        faults.append("\(service) holds \(last.memory) MiB, \(second.memory) earlier")
      }
      return faults
    }
  }

  private static func figures(of pid: Int32) -> Figures? {
    guard
      let handles = try? FileManager.default.contentsOfDirectory(atPath: "/proc/\(pid)/fd").count,
      let memory = memory(pid)
    else { return nil }
    return Figures(handles: handles, memory: memory)
  }

  private static func memory(_ pid: Int32) -> Int? {
    let status = try? String(contentsOfFile: "/proc/\(pid)/status", encoding: .utf8)
    let line = status?.split(separator: "\n").first { $0.hasPrefix("VmRSS:") }
    return line?.split(separator: " ").dropFirst().first.flatMap { Int($0) }.map { $0 / 1_024 }
  }
}
