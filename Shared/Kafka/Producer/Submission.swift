/// Messages on their way to the broker, whose outcomes come back together and in order.
///
/// `Producer.enqueue` adds to it, one task at a time; `acknowledgements` ends it.
///
/// Unchecked: only the one task that adds to it changes it, before `acknowledgements`.
public final class Submission: @unchecked Sendable {
  /// How many messages it can take.
  public let capacity: Int
  /// How many it has taken.
  public private(set) var count = 0
  private let slots: SubmissionSlots
  private var isSealed = false

  init(capacity: Int, client: NativeClient) {
    self.capacity = capacity
    slots = SubmissionSlots(capacity: capacity, client: client)
  }

  deinit { seal() }

  private func seal() {
    guard !isSealed else { return }
    isSealed = true
    slots.seal(count)
  }

  /// Hands the next message to librdkafka by `produce`, which gets the slot for its outcome.
  ///
  /// - Returns: false if librdkafka had no room.
  func add(
    _ produce: (UnsafeMutablePointer<SubmissionSlots.Slot>) -> KafkaError.Code
  ) -> Bool {
    let slot = slots.prepare(count)
    let code = produce(slot)
    if code == .queueFull { return false }
    count += 1
    if code.isError {
      slot.pointee.code = code.rawValue
      slots.settled(1)
    }
    return true
  }

  /// Waits for all outcomes: in the order in which the messages were added. To be called once,
  /// after the last message was added.
  ///
  /// Cancelling the task doesn't shorten it: a message handed over is on its way, and its outcome
  /// comes within `message.timeout.ms`.
  public nonisolated(nonsending) func acknowledgements() async
    -> [Result<Acknowledgement, KafkaError>]
  {
    seal()
    await slots.complete()
    return (0..<count).map { slots.outcome($0) }
  }
}
