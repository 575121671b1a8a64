internal import CoreMetrics
internal import Foundation

/// What Prometheus' own clients tell about their process, read from `/proc` where that exists.
enum ProcessMetrics {
  static func register(in registry: PrometheusRegistry) {
    let started = registry.makeMeter(label: "process_start_time_seconds", dimensions: [])
    let resident = registry.makeMeter(label: "process_resident_memory_bytes", dimensions: [])
    let cpu = registry.makeFloatingPointCounter(
      label: "process_cpu_seconds_total", dimensions: [])
    let files = registry.makeMeter(label: "process_open_fds", dimensions: [])
    registry.describe("process_start_time_seconds", "When the process started, since 1970")
    registry.describe("process_resident_memory_bytes", "Memory held in RAM")
    registry.describe("process_cpu_seconds_total", "Processor time used, user and system")
    registry.describe("process_open_fds", "Open file descriptors")
    started.set(Date().timeIntervalSince1970)
    registry.collect {
      if let bytes = residentBytes() { resident.set(bytes) }
      if let count = openFiles() { files.set(Int64(count)) }
      cpu.reset()
      cpu.increment(by: cpuSeconds())
    }
  }

  private static func residentBytes() -> Int64? {
    guard let text = try? String(contentsOfFile: "/proc/self/statm", encoding: .utf8) else {
      return nil
    }
    let fields = text.split(separator: " ")
    guard fields.count > 1, let pages = Int64(fields[1]) else { return nil }
    return pages * Int64(sysconf(Int32(_SC_PAGESIZE)))
  }

  private static func openFiles() -> Int? {
    try? FileManager.default.contentsOfDirectory(atPath: "/proc/self/fd").count
  }

  private static func cpuSeconds() -> Double {
    var time = timespec()
    guard clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time) == 0 else { return 0 }
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }
}
