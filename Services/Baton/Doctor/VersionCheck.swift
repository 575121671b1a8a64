import Foundation
import Kafka
import ServiceHost

/// Which versions meet here.
enum VersionCheck {
  static func findings() -> [Finding] {
    let version = ClientLibrary.version
    let number = version.split(separator: ".").prefix(2).compactMap {
      Int($0.prefix { $0.isNumber })
    }
    let library: Finding =
      number.lexicographicallyPrecedes([2, 0])
      ? .wrong(
        "librdkafka", "version \(version)",
        mend: "install 2.0.2 or newer: deploy/install-prerequisites.sh")
      : .well("librdkafka", "version \(version)")
    return [library, executables()]
  }

  private static func executables() -> Finding {
    let folder = Executables.folder
    let missing = ServiceName.allCases.map { "baton-\($0.rawValue)" }.filter {
      !FileManager.default.isExecutableFile(atPath: folder.appending(path: $0).path)
    }
    guard missing.isEmpty else {
      return .warning(
        "executables", "\(missing.joined(separator: ", ")) missing in \(folder.path)",
        mend: "build all of them: swift build")
    }
    return .well("executables", "all \(ServiceName.allCases.count) services in \(folder.path)")
  }
}
