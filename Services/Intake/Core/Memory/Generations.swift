/// A bounded memory: holds at least the last `capacity` keys used, at most twice as many, and
/// forgets by whole generations, so that nothing is ever walked.
public struct Generations<Key: Hashable & Sendable, Value: Sendable>: Sendable {
  private let capacity: Int
  private var young: [Key: Value] = [:]
  private var old: [Key: Value] = [:]

  public init(capacity: Int) {
    self.capacity = capacity
  }

  /// Writing moves a key into the young generation.
  public subscript(key: Key) -> Value? {
    get { young[key] ?? old[key] }
    set {
      if young.count >= capacity, young[key] == nil {
        old = young
        young = [:]
      }
      young[key] = newValue
      if newValue == nil { old[key] = nil }
    }
  }
}
