internal import Understanding

/// A fact, and the message that it was found in.
struct SpokenSlot {
  var slot: Slot
  /// The message's place among all that the customer can see.
  var messageSeq: UInt32
}
