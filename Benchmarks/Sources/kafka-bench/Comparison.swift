import CLoops
import Foundation
import Kafka

/// The loops in C and in Swift, in turns, each as often.
struct Comparison {
  let plan: Plan
  let broker: BrokerProcess

  func run() async throws {
    _ = try await produceInC(to: "bench-source")
    print("                        records/s      CPU a record   of C's rate   of C's CPU")
    try await compare("produce") { _ in
      try await produceInC(to: "bench-c")
    } swift: { _ in
      try await SwiftLoops.produce(
        broker.configuration, to: "bench-swift", partitions: plan.partitions,
        count: plan.records, size: plan.size)
    }
    try await compare("consume") { _ in
      try consumeInC()
    } swift: { _ in
      let bytes = try await SwiftLoops.consume(
        broker.configuration, topic: "bench-source", partitions: plan.partitions,
        count: plan.records)
      try expect(bytes, plan.records * plan.size)
    }
    try await compare("relay") { round in
      try relayInC(round)
    } swift: { round in
      try await SwiftLoops.relay(
        broker.configuration, group: "bench-swift-\(round)", from: "bench-source",
        to: "bench-swift", partitions: plan.partitions, count: plan.records)
    }
  }

  private func compare(
    _ name: String, c: (Int) async throws -> Void, swift: (Int) async throws -> Void
  ) async throws {
    guard plan.only == nil || plan.only == name else { return }
    var efforts: (c: [Effort], swift: [Effort]) = ([], [])
    for round in 0..<plan.rounds {
      // In turns, and each first as often: what comes second finds the machine warmer.
      if round.isMultiple(of: 2) {
        efforts.c.append(try await Effort.measure { try await c(round) })
        efforts.swift.append(try await Effort.measure { try await swift(round) })
      } else {
        efforts.swift.append(try await Effort.measure { try await swift(round) })
        efforts.c.append(try await Effort.measure { try await c(round) })
      }
    }
    report(name, efforts.c, efforts.swift)
  }

  /// The median of the rounds.
  private func report(_ name: String, _ c: [Effort], _ swift: [Effort]) {
    let records = Double(plan.records)
    let rate = [c, swift].map { $0.map { records / $0.wall.seconds }.percentile(0.5) }
    let cpu = [c, swift].map { $0.map { $0.cpu.seconds / records * 1e6 }.percentile(0.5) }
    for (language, efforts) in [("C", c), ("Swift", swift)] {
      let seconds = efforts.map { String(format: "%.2f", $0.wall.seconds) }
      print("\(name), \(language): \(seconds.joined(separator: ", ")) s")
    }
    print(line("\(name), C", rate[0], cpu[0]))
    print(
      line("\(name), Swift", rate[1], cpu[1])
        + String(format: "%14.2f%13.2f", rate[1] / rate[0], cpu[1] / cpu[0]))
    fflush(nil)
  }

  private func line(_ name: String, _ rate: Double, _ cpu: Double) -> String {
    name.padding(toLength: 20, withPad: " ", startingAt: 0)
      + String(format: "%13.0f%15.2f µs", rate, cpu)
  }

  private func produceInC(to topic: String) async throws {
    let count = withCProperties(broker.flat(ServiceProperties.producer)) {
      loops_produce($0, topic, plan.partitions, Int64(plan.records), plan.size)
    }
    try expect(Int(count), plan.records)
  }

  private func consumeInC() throws {
    var bytes: Int64 = 0
    let count = withCProperties(
      broker.flat(ServiceProperties.consumer, ["group.id": "bench-without-group"])
    ) {
      loops_consume($0, "bench-source", plan.partitions, Int64(plan.records), &bytes)
    }
    try expect(Int(count), plan.records)
    try expect(Int(bytes), plan.records * plan.size)
  }

  private func relayInC(_ round: Int) throws {
    var commits: Int64 = 0
    let consumer = broker.flat(ServiceProperties.consumer, ["group.id": "bench-c-\(round)"])
    let count = withCProperties(consumer) { consumer in
      withCProperties(broker.flat(ServiceProperties.producer)) { producer in
        loops_relay(
          consumer, producer, "bench-source", "bench-c", plan.partitions, Int64(plan.records),
          &commits)
      }
    }
    try expect(Int(count), plan.records)
    print("relay, C: \(commits) commits")
  }

  private func expect(_ found: Int, _ wanted: Int) throws {
    guard found != wanted else { return }
    print("expected \(wanted), found \(found)")
    throw CocoaError(.coderInvalidValue)
  }
}

/// The properties as C takes them: name, value, ..., nil.
private func withCProperties<Result>(
  _ properties: [String: String],
  _ body: (UnsafePointer<UnsafePointer<CChar>?>) throws -> Result
) rethrows -> Result {
  var texts: [UnsafeMutablePointer<CChar>?] = []
  for (name, value) in properties {
    texts.append(strdup(name))
    texts.append(strdup(value))
  }
  defer { for text in texts { free(text) } }
  let pointers = texts.map { UnsafePointer<CChar>($0) } + [nil]
  return try pointers.withUnsafeBufferPointer { try body($0.baseAddress!) }
}
