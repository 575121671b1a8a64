import CRdkafka

/// Owns a `rd_kafka_queue_t`, which rings a doorbell when it gets its first event.
///
/// Unchecked: librdkafka's queues may be used from all threads, and the pointer never changes.
final class NativeQueue: @unchecked Sendable {
  let pointer: OpaquePointer
  let doorbell: Doorbell
  private let client: NativeClient

  /// Takes `pointer`, a queue of `client`.
  init(_ pointer: OpaquePointer, of client: NativeClient, ringing doorbell: Doorbell) {
    self.pointer = pointer
    self.client = client
    self.doorbell = doorbell
    let opaque = Unmanaged.passUnretained(doorbell).toOpaque()
    rd_kafka_queue_cb_event_enable(
      pointer,
      { _, opaque in
        guard let opaque else { return }
        Unmanaged<Doorbell>.fromOpaque(opaque).takeUnretainedValue().ring()
      }, opaque)
  }

  /// librdkafka calls back under the queue's lock: after the switch-off no call is under way.
  deinit {
    rd_kafka_queue_cb_event_enable(pointer, nil, nil)
    rd_kafka_queue_destroy(pointer)
  }

  /// How many events wait.
  var count: Int { rd_kafka_queue_length(pointer) }
}
