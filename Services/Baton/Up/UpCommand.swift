import ArgumentParser
import Firm
import Foundation

/// Brings the whole system up on this machine.
struct UpCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "up",
    abstract: "Starts a broker and every service on this machine, and keeps them running.",
    discussion: """
      Each service is a process of its own; one that dies is started anew. Ctrl-C stops all.

      Without --kafka (or KAFKA_BOOTSTRAP_SERVERS) an embedded broker is started: real sockets and \
      protocol, but in memory, 5 MiB a partition, and gone when this command ends. For trying and \
      testing, not for customers.

      Examples:
        baton up
        baton up --kafka localhost:9092 --config /etc/baton
        baton up --ports free --ready-file /tmp/baton.json
        baton up --scale bot=2 --scale router=2
      """)

  enum Ports: String, ExpressibleByArgument, CaseIterable {
    case fixed, free
  }

  @Option(
    help: ArgumentHelp(
      "A Kafka broker to use, in place of an embedded one.", valueName: "host:port"))
  var kafka: String?

  @Option(
    help: ArgumentHelp(
      "The firm's folder: teams, policy, gateways, texts, knowledge. (default: deploy/sample)",
      valueName: "folder"))
  var config: String?

  @Option(
    help: ArgumentHelp("Gateways that replace those of the firm's folder.", valueName: "file"))
  var gateways: String?

  @Option(help: ArgumentHelp("Where logs and what can be rebuilt are kept.", valueName: "folder"))
  var data = ".baton"

  @Option(help: "fixed: intake 8080, desk 8081. free: whatever is free.")
  var ports = Ports.fixed

  @Option(
    help: ArgumentHelp(
      "Written when all is ready: addresses, pids, sign-ins, as JSON.", valueName: "file"))
  var readyFile: String?

  @Option(
    help: ArgumentHelp(
      "How many processes of a service, such as bot=2. Can be repeated.", valueName: "service=n"))
  var scale: [Scale] = []

  @Option(
    help: """
      Partitions of conversations. (default: as there are, else 24; of the embedded broker 48)
      """)
  var partitions: Int32?

  @Flag(
    inversion: .prefixedNo,
    help: """
      Learn the firm's knowledge at the start and whenever it changes, for the bot to read messages \
      by. Not done where BATON_MODEL names a model, or the firm's folder has one.
      """)
  var learn = true

  @Flag(
    help: ArgumentHelp(
      "Stop when the standard input ends, as it does with whoever holds it.", visibility: .hidden))
  var stopWithInput = false

  func validate() throws {
    if let partitions, !(1...1_000).contains(partitions) {
      throw ValidationError("--partitions must be from 1 to 1000")
    }
  }

  func run() async throws {
    if stopWithInput { StandardInput.raiseTerminationAtItsEnd() }
    try await LocalSystem(plan: try UpPlan(self)).run()
  }
}

/// What this process was given to read from.
enum StandardInput {
  /// Asks this process to stop once nobody can write to its standard input any more.
  ///
  /// It reads past the C library's buffers: `exit` would wait for who reads through them.
  static func raiseTerminationAtItsEnd() {
    Thread.detachNewThread {
      var byte: UInt8 = 0
      while read(STDIN_FILENO, &byte, 1) > 0 {}
      kill(getpid(), SIGTERM)
    }
  }
}

/// How many processes of a service.
struct Scale: ExpressibleByArgument, Equatable {
  var service: ServiceName
  var count: Int

  init?(argument: String) {
    let parts = argument.split(separator: "=", omittingEmptySubsequences: false)
    guard parts.count == 2, let service = ServiceName(rawValue: String(parts[0])),
      let count = Int(parts[1]), (1...16).contains(count)
    else { return nil }
    self.service = service
    self.count = count
  }
}

/// The services that `baton up` runs.
enum ServiceName: String, CaseIterable, Sendable {
  case intake, bot, router, desk, delivery

  /// Where it listens when ports are fixed; nil for one without an address of its own.
  var fixedPort: Int? {
    switch self {
    case .intake: 8080
    case .desk: 8081
    case .bot, .router, .delivery: nil
    }
  }

  var hasAddress: Bool { fixedPort != nil }
}
