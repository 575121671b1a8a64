import ArgumentParser
import Foundation
import Hummingbird
import Logging
import ServiceHost
import ServiceLifecycle

/// A merchant for the sample's connectors to ask: orders, refunds, accounts, one-time codes.
struct MerchantCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "sample-merchant",
    abstract: "Runs a sample merchant that the sample's connectors ask; `baton up` starts it.",
    discussion: """
      It answers from one file, such as deploy/sample/merchant.json, keeps refunds until it ends, and prints the \
      one-time codes that a real one would send. Callers show BATON_MERCHANT_TOKEN as a bearer token \
      (demo-merchant-token where it is not set).

      Example:
        baton sample-merchant --file deploy/sample/merchant.json --port 8082
      """)

  @Option(help: ArgumentHelp("What it knows, as JSON.", valueName: "file"))
  var file: String

  @Option(help: "Where it listens.")
  var host = "127.0.0.1"

  @Option(help: "Where it listens; 0 for any free port.")
  var port = 0

  @Option(help: ArgumentHelp("Where to write its port, as JSON.", visibility: .hidden))
  var statusFile: String?

  func run() async throws {
    let merchant: SampleMerchant
    do {
      merchant = try SampleMerchant(file: URL(filePath: file))
    } catch {
      throw CommandFailure(.configuration, "\(file) cannot be read: \(error)")
    }
    let variable = ProcessInfo.processInfo.environment["BATON_MERCHANT_TOKEN"] ?? ""
    let token = variable.isEmpty ? "demo-merchant-token" : variable
    let routes = MerchantRoutes(merchant: merchant, token: token)
    var logger = Logger(label: "baton.merchant")
    logger.logLevel = .warning
    let status = statusFile.map { URL(filePath: $0) }
    let application = Application(
      router: routes.router,
      configuration: ApplicationConfiguration(address: .hostname(host, port: port)),
      onServerRunning: { channel in
        guard let port = channel.localAddress?.port else { return }
        Standard.out("The sample merchant listens on port \(port).")
        if let status { try? MerchantStatus(port: port).write(to: status) }
      }, logger: logger)
    try await application.runService()
  }
}

/// Where a sample merchant listens.
struct MerchantStatus: Codable, Equatable {
  var port: Int

  func write(to file: URL) throws {
    try JSONEncoder().encode(self).write(to: file, options: .atomic)
  }

  /// Nil where there is none that can be read.
  static func read(from file: URL) -> MerchantStatus? {
    (try? Data(contentsOf: file)).flatMap { try? JSONDecoder().decode(Self.self, from: $0) }
  }
}
