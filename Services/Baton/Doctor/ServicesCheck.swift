import Foundation

/// Whether the services of this folder's `baton up` are ready.
struct ServicesCheck {
  var data: DataFolder

  func findings() async -> [Finding] {
    guard let running = ReadyFile.read(from: data.readyFile) else {
      return [
        .well("services", "no `baton up` runs in \(data.url.path)")
      ]
    }
    var findings: [Finding] = []
    for (service, address) in running.admin.sorted(by: { $0.key < $1.key }) {
      switch await Probe.readiness(of: address) {
      case .ready: findings.append(.well(service, "ready, \(address)"))
      case .waiting(let reasons):
        findings.append(
          .wrong(
            service, "not ready: \(reasons)",
            mend: "look into \(data.log(of: service).path)"))
      }
    }
    return findings
  }
}
