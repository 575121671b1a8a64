import Foundation
import ServiceHost

/// Whether the fixed ports are free, before anything is started.
enum PortCheck {
  static func check(_ instances: [UpPlan.Instance]) throws {
    let taken = instances.filter { $0.port != 0 && !isFree($0.port) }
    guard !taken.isEmpty else { return }
    let list = taken.map { "\($0.port) (\($0.name))" }.joined(separator: ", ")
    throw CommandFailure(
      .failed, "Something else listens on \(list). Stop it, or take free ports: --ports free")
  }

  static func isFree(_ port: Int) -> Bool {
    #if canImport(Glibc)
      let kind = Int32(SOCK_STREAM.rawValue)
    #else
      let kind = SOCK_STREAM
    #endif
    let descriptor = socket(AF_INET, kind, 0)
    guard descriptor >= 0 else { return true }
    defer { close(descriptor) }
    var yes: Int32 = 1
    setsockopt(descriptor, SOL_SOCKET, SO_REUSEADDR, &yes, socklen_t(MemoryLayout<Int32>.size))
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = in_port_t(UInt16(port)).bigEndian
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    return withUnsafePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        bind(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size)) == 0
      }
    }
  }
}
