import DeliveryDoor
import Foundation
import Kafka
import LogRuntime
import Logging
import ServiceHost
import ServiceLifecycle

/// Reads `baton.gateways` from its beginning, and on as it is written.
struct GatewayRecords: Service {
  let settings: LogSettings
  let book: GatewayBook
  let check: Readiness.Check
  let logger: Logger

  func run() async throws {
    await cancelWhenGracefulShutdown {
      while !Task.isCancelled {
        do {
          try await read()
        } catch {
          check.notReady("gateways: \(error)")
          try? await Task.sleep(for: .seconds(1))
        }
      }
    }
  }

  private func read() async throws {
    let consumer = try Consumer(settings.client, group: nil)
    do {
      try await read(consumer)
    } catch {
      await consumer.close()
      throw error
    }
  }

  private func read(_ consumer: Consumer) async throws {
    let partition = TopicPartition(settings.topics.gateways, 0)
    let end = try await consumer.watermarks(of: [partition])[partition]?.high ?? 0
    try await consumer.assign([PartitionStart(partition, from: .beginning)])
    var next: Int64 = 0
    while true {
      if next >= end { check.ready() }
      let events = try await consumer.next()
      if case .failed(let error, _)? = events.event, error.remedy != .retry { throw error }
      events.records.forEach { record in
        next = record.offset + 1
        note(record.value)
      }
    }
  }

  private func note(_ value: [UInt8]?) {
    guard let value else { return }
    do {
      book.note(try JSONDecoder().decode(GatewayRecord.self, from: Data(value)))
    } catch {
      logger.warning("A record of a gateway cannot be read", metadata: ["error": "\(error)"])
    }
  }
}
