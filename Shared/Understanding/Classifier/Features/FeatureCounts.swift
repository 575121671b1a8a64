/// The distinct features of one block of a message, by bucket, and how often each was met. Collects without an
/// allocation for a feature: an open-addressing table is kept and cleared from message to message.
struct FeatureCounts {
  /// Buckets that features are hashed to: collisions cost a classifier little (Weinberger et al. 2009).
  static let bucketBits = 18
  static let buckets = 1 << bucketBits
  /// Of a longer message the rest is not looked at.
  static let most = 4_096

  struct Feature {
    var bucket: UInt32
    var count: UInt32
  }

  private(set) var features: [Feature] = []
  /// 1 + the place in `features`; 0 for a free slot.
  private var slots: [UInt16]
  private static let slotMask = UInt32(most * 2 - 1)

  init() {
    slots = [UInt16](repeating: 0, count: Self.most * 2)
    features.reserveCapacity(512)
  }

  mutating func add(_ hash: FeatureHash) {
    let bucket = hash.bucket
    var slot = bucket & Self.slotMask
    while true {
      let held = Int(slots[Int(slot)])
      if held == 0 {
        guard features.count < Self.most else { return }
        features.append(Feature(bucket: bucket, count: 1))
        slots[Int(slot)] = UInt16(features.count)
        return
      }
      if features[held - 1].bucket == bucket {
        features[held - 1].count += 1
        return
      }
      slot = (slot + 1) & Self.slotMask
    }
  }

  mutating func clear() {
    // Backwards, so that a probe still meets every slot before the one it is to free.
    for feature in features.reversed() {
      var slot = feature.bucket & Self.slotMask
      while slots[Int(slot)] != 0, features[Int(slots[Int(slot)]) - 1].bucket != feature.bucket {
        slot = (slot + 1) & Self.slotMask
      }
      slots[Int(slot)] = 0
    }
    features.removeAll(keepingCapacity: true)
  }
}
