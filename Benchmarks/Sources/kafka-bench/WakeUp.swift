import Foundation
import Kafka
import Synchronization

/// From the ring of the doorbell to the reader running again, without a broker in between: what the
/// wrapper adds to the latency of an idle queue.
enum WakeUp {
  private static let samples = 10_000

  static func measure(_ broker: BrokerProcess) async throws {
    let consumer = try Consumer(broker.configuration, group: nil)
    let rung = Mutex(ContinuousClock.now)
    let back = DispatchSemaphore(value: 1)
    let ringer = Thread {
      for _ in 0..<samples {
        // Until the reader is back from the last one, and then long enough for it to go to sleep.
        back.wait()
        usleep(300)
        rung.withLock { $0 = ContinuousClock.now }
        consumer.wake()
      }
    }
    ringer.start()
    var microseconds: [Double] = []
    for _ in 0..<samples {
      _ = try await consumer.next()
      microseconds.append((ContinuousClock.now - rung.withLock { $0 }).seconds * 1e6)
      back.signal()
    }
    await consumer.close()
    print(
      String(
        format: "wake-up of an idle reader: p50 %.0f µs, p99 %.0f µs, p99.9 %.0f µs, most %.0f µs",
        microseconds.percentile(0.5), microseconds.percentile(0.99),
        microseconds.percentile(0.999), microseconds.percentile(1)))
  }
}
