import Foundation
import ServiceHost

/// The sample merchant of a `baton up`, which the sample's connectors ask.
extension LocalSystem {
  private static let merchantName = "merchant"

  /// Starts it before those that ask it, and returns once it listens; does nothing where the firm's folder has none.
  func startMerchant() async throws {
    guard let data = plan.merchantData else { return }
    let status = plan.data.listening(of: Self.merchantName)
    try? FileManager.default.removeItem(at: status)
    let program = plan.baton(
      Self.merchantName,
      ["sample-merchant", "--file", data.path, "--status-file", status.path])
    try await services.keepRunning(program)
    let port = try await merchantPort(status)
    await services.change(Self.merchantName) { $0.arguments += ["--port", String(port)] }
    let address = "http://127.0.0.1:\(port)"
    merchant = address
    console.merchant(address, plan.data.log(of: Self.merchantName))
  }

  private func merchantPort(_ status: URL) async throws -> Int {
    while (deaths[Self.merchantName]?.count ?? 0) < 3 {
      if let port = MerchantStatus.read(from: status)?.port { return port }
      try await Task.sleep(for: .milliseconds(20))
    }
    throw CommandFailure(
      .failed, "The sample merchant does not start:\n\(logEnd(of: Self.merchantName))")
  }
}
