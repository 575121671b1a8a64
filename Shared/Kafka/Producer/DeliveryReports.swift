import CRdkafka
import Dispatch
import Synchronization

/// Takes delivery reports out of a producer's queue, on a thread of its own when there are any, and
/// settles the messages.
final class DeliveryReports: Sendable {
  /// Rings when librdkafka's queue has room again.
  let room = Doorbell()
  private let queue: DispatchQueue
  private let source: ReportSource
  private let lastStatistics = Mutex<String?>(nil)
  private let trouble = Mutex<KafkaError?>(nil)

  init(_ client: NativeClient) {
    let queue = DispatchQueue(label: "baton.kafka.producer.reports")
    self.queue = queue
    source = ReportSource(client)
    // Weak all the way: the callback, under the lock of librdkafka's queue, must never be the one
    // to let go of the last reference, as that takes the same lock.
    weak let reports = self
    source.onArrival { queue.async { reports?.drain() } }
    // The queue rings when it gets its first event: one that came before it had a bell, such as a
    // refused connection, would keep it silent for ever.
    queue.async { reports?.drain() }
  }

  /// librdkafka's statistics as JSON, if `statistics.interval.ms` is set and one has come.
  var statistics: String? { lastStatistics.withLock { $0 } }

  /// The last error that concerned the client, not a message.
  var lastError: KafkaError? { trouble.withLock { $0 } }

  /// After this many messages waiting senders are told, though more reports are there.
  private static let roomWorthTelling = 4_096

  /// Settles all that is there. The messages count as queued until their event is destroyed: only
  /// then is there room. Senders are told of it in lots, not to wake for a handful each time.
  func drain() {
    var freed = 0
    while let event = source.next() {
      freed += handle(event)
      rd_kafka_event_destroy(event)
      guard freed >= Self.roomWorthTelling else { continue }
      freed = 0
      room.ring()
    }
    if freed > 0 { room.ring() }
  }

  /// - Returns: how many messages' outcomes the event told.
  private func handle(_ event: OpaquePointer) -> Int {
    switch rd_kafka_event_type(event) {
    case RD_KAFKA_EVENT_DR: return settle(event)
    case RD_KAFKA_EVENT_STATS:
      let text = rd_kafka_event_stats(event).map { String(cString: $0) }
      lastStatistics.withLock { $0 = text }
    case RD_KAFKA_EVENT_ERROR:
      let detail = rd_kafka_event_error_string(event).map { String(cString: $0) }
      let error = source.client.error(rd_kafka_event_error(event), detail: detail)
      trouble.withLock { $0 = error }
    default: break
    }
    return 0
  }

  /// Writes the outcomes, and counts those of the same submission in one go.
  private func settle(_ event: OpaquePointer) -> Int {
    var count = 0
    var run: (owner: Unmanaged<SubmissionSlots>, count: Int)?
    while let message = rd_kafka_event_message_next(event) {
      count += 1
      guard let opaque = message.pointee._private else { continue }
      let slot = opaque.assumingMemoryBound(to: SubmissionSlots.Slot.self)
      slot.pointee.code = message.pointee.err.rawValue
      slot.pointee.partition = message.pointee.partition
      slot.pointee.offset = message.pointee.offset
      slot.pointee.timestamp = rd_kafka_message_timestamp(message, nil)
      let owner = slot.pointee.owner
      if let current = run, current.owner.toOpaque() == owner.toOpaque() {
        run?.count += 1
      } else {
        if let run { run.owner._withUnsafeGuaranteedRef { $0.settled(run.count) } }
        run = (owner, 1)
      }
    }
    if let run { run.owner._withUnsafeGuaranteedRef { $0.settled(run.count) } }
    return count
  }

  /// Runs `drain` on the thread that always does, and returns when it is through.
  func drainLast() { queue.sync { drain() } }
}

/// A producer's main queue, and what runs when it gets its first event.
///
/// Unchecked: the queue may be used from all threads, and the pointers never change; the closure is
/// set once, before the queue can call it.
private final class ReportSource: @unchecked Sendable {
  let client: NativeClient
  private let pointer: OpaquePointer?
  private var arrival: (@Sendable () -> Void)?

  init(_ client: NativeClient) {
    self.client = client
    pointer = rd_kafka_queue_get_main(client.pointer)
  }

  func onArrival(_ arrival: @escaping @Sendable () -> Void) {
    self.arrival = arrival
    rd_kafka_queue_cb_event_enable(
      pointer,
      { _, opaque in
        guard let opaque else { return }
        Unmanaged<ReportSource>.fromOpaque(opaque).takeUnretainedValue().arrival?()
      }, Unmanaged.passUnretained(self).toOpaque())
  }

  func next() -> OpaquePointer? { rd_kafka_queue_poll(pointer, 0) }

  /// librdkafka calls back under the queue's lock: after the switch-off no call is under way.
  deinit {
    rd_kafka_queue_cb_event_enable(pointer, nil, nil)
    if let pointer { rd_kafka_queue_destroy(pointer) }
  }
}
