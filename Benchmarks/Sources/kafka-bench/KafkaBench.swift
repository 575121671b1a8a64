import Foundation
import Kafka

/// Compares the wrapper with the same loops in C, in one run on the same broker:
/// `kafka-bench [--records N] [--size BYTES] [--partitions N] [--rounds N]
/// [--only produce|consume|relay]`.
///
/// The broker is that of `KAFKA_BOOTSTRAP_SERVERS`, or librdkafka's mock in a process of its own, so
/// that its work is not counted.
@main
struct KafkaBench {
  static func main() async throws {
    let arguments = Array(CommandLine.arguments.dropFirst())
    if arguments.first == "broker" { return try await BrokerProcess.serve() }
    let plan = Plan(arguments)
    let broker = try await BrokerProcess.start(plan)
    print("librdkafka \(ClientLibrary.version), \(broker.name), \(plan)")
    try await Comparison(plan: plan, broker: broker).run()
    try await WakeUp.measure(broker)
    broker.stop()
  }
}

/// What is to be measured.
struct Plan: CustomStringConvertible {
  var records = 1_000_000
  var size = 300
  /// The mock keeps 5 MiB a partition: enough of them for all records to be read again.
  var partitions: Int32 = 96
  var rounds = 3
  /// The only loop to compare; nil for all.
  var only: String?

  init(_ arguments: [String]) {
    for (name, value) in zip(arguments, arguments.dropFirst()) {
      if name == "--only" { only = value }
      guard let value = Int(value), value > 0 else { continue }
      switch name {
      case "--records": records = value
      case "--size": size = value
      case "--partitions": partitions = Int32(clamping: value)
      case "--rounds": rounds = value
      default: break
      }
    }
  }

  var description: String {
    "\(records) records of \(size) bytes, \(partitions) partitions, \(rounds) rounds"
  }
}
