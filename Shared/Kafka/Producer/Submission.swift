import CRdkafka
import Synchronization

/// Messages on their way to the broker, whose outcomes come back together and in order.
///
/// `Producer.enqueue` adds to it, one task at a time; `acknowledgements` ends it.
///
/// Unchecked: each slot is written once, by the thread that has its outcome, before `open` counts
/// it down; the slots are read after `open` has reached zero.
public final class Submission: @unchecked Sendable {
  struct Slot {
    /// The submission that the slot is part of, which lives until the outcome is in.
    let submission: Unmanaged<Submission>
    var code: Int32
    var partition: Int32
    var offset: Int64
    var timestamp: Int64
  }

  /// How many messages it can take.
  public let capacity: Int
  /// How many it has taken.
  public private(set) var count = 0
  private let slots: UnsafeMutablePointer<Slot>
  private let client: NativeClient
  /// Outcomes that are missing, and one more until the sender is done adding.
  private let open = Atomic<Int>(1)
  private let done = Doorbell()

  init(capacity: Int, client: NativeClient) {
    self.capacity = capacity
    self.client = client
    slots = .allocate(capacity: max(capacity, 1))
  }

  deinit { slots.deallocate() }

  /// The next slot, for a message that is being handed to librdkafka. Its outcome is owed.
  func take() -> UnsafeMutablePointer<Slot> {
    let slot = slots + count
    slot.initialize(
      to: Slot(
        submission: .passRetained(self), code: 0, partition: -1, offset: -1, timestamp: -1))
    count += 1
    open.wrappingAdd(1, ordering: .relaxed)
    return slot
  }

  /// Takes back the last slot: librdkafka had no room.
  func putBack(_ slot: UnsafeMutablePointer<Slot>) {
    count -= 1
    open.wrappingSubtract(1, ordering: .relaxed)
    slot.pointee.submission.release()
  }

  /// The outcome of one message is in its slot.
  static func settle(_ slot: UnsafeMutablePointer<Slot>) {
    let submission = slot.pointee.submission.takeRetainedValue()
    submission.countDown()
  }

  private func countDown() {
    let left = open.wrappingSubtract(1, ordering: .acquiringAndReleasing).newValue
    if left == 0 { done.ring() }
  }

  /// Waits for all outcomes: in the order in which the messages were added. To be called once,
  /// after the last message was added.
  ///
  /// Cancelling the task doesn't shorten it: a message handed over is on its way, and its outcome
  /// comes within `message.timeout.ms`.
  public nonisolated(nonsending) func acknowledgements() async
    -> [Result<Acknowledgement, KafkaError>]
  {
    countDown()
    await done.waitThroughCancellation(after: 0)
    return (0..<count).map { outcome(of: slots[$0]) }
  }

  private func outcome(of slot: Slot) -> Result<Acknowledgement, KafkaError> {
    guard slot.code == 0 else {
      return .failure(client.error(rd_kafka_resp_err_t(slot.code)))
    }
    return .success(
      Acknowledgement(
        partition: slot.partition, offset: slot.offset, timestampMilliseconds: slot.timestamp))
  }
}
