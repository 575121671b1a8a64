import CRdkafka
import Synchronization

/// Where the outcomes of a submission's messages are written, by the thread that reads delivery
/// reports. It keeps itself alive until the last of them is in.
///
/// Unchecked: each slot is written once, before it is counted in `settled`; all are read after the
/// count is complete.
final class SubmissionSlots: @unchecked Sendable {
  struct Slot {
    let owner: Unmanaged<SubmissionSlots>
    var code: Int32
    var partition: Int32
    var offset: Int64
    var timestamp: Int64
  }

  /// More than there can be messages: while the sender is adding, the count doesn't reach zero.
  private static let unsealed = Int.max / 2

  private let slots: UnsafeMutablePointer<Slot>
  private let client: NativeClient
  private let missing = Atomic<Int>(unsealed)
  private let done = Doorbell()

  init(capacity: Int, client: NativeClient) {
    self.client = client
    slots = .allocate(capacity: max(capacity, 1))
    _ = Unmanaged.passRetained(self)
  }

  deinit { slots.deallocate() }

  /// Prepares a slot for a message that is being handed to librdkafka.
  func prepare(_ index: Int) -> UnsafeMutablePointer<Slot> {
    let slot = slots + index
    slot.initialize(
      to: Slot(owner: .passUnretained(self), code: 0, partition: -1, offset: -1, timestamp: -1))
    return slot
  }

  /// `count` more outcomes are in their slots.
  func settled(_ count: Int) { subtract(count) }

  /// There will be no more than `count` messages. To be called once.
  func seal(_ count: Int) { subtract(Self.unsealed - count) }

  private func subtract(_ count: Int) {
    let left = missing.wrappingSubtract(count, ordering: .acquiringAndReleasing).newValue
    guard left == 0 else { return }
    done.ring()
    Unmanaged.passUnretained(self).release()
  }

  /// Waits until all outcomes are in, also in a cancelled task.
  nonisolated(nonsending) func complete() async {
    await done.waitThroughCancellation(after: 0)
    // From here on all slots are seen as they were written, before they were counted.
    let left = missing.load(ordering: .acquiring)
    assert(left == 0)
  }

  func outcome(_ index: Int) -> Result<Acknowledgement, KafkaError> {
    let slot = slots[index]
    guard slot.code == 0 else {
      return .failure(client.error(rd_kafka_resp_err_t(slot.code)))
    }
    return .success(
      Acknowledgement(
        partition: slot.partition, offset: slot.offset, timestampMilliseconds: slot.timestamp))
  }
}
