internal import Synchronization
internal import Understanding

/// What was made of texts that came before, so that the same text is not understood twice: of the
/// latest, between one and two times `kept`.
package final class TextMemory: Sendable {
  struct Key: Hashable, Sendable {
    var text: String
    var folders: [String]
    var hint: Language?
  }

  /// Yesterday is another day tomorrow.
  private struct SlotsKey: Hashable, Sendable {
    var text: String
    var said: CalendarDay?
  }

  static let kept = 8_192

  private struct Generations<Key: Hashable & Sendable, Value: Sendable>: Sendable {
    var young: [Key: Value] = [:]
    var old: [Key: Value] = [:]

    mutating func value(of key: Key, orElse make: () -> Value) -> Value {
      if let value = young[key] { return value }
      let value = old[key] ?? make()
      if young.count >= TextMemory.kept { (old, young) = (young, [:]) }
      young[key] = value
      return value
    }
  }

  private let understood = Mutex(Generations<Key, Understood>())
  private let slots = Mutex(Generations<SlotsKey, [Slot]>())

  init() {}

  func understood(_ key: Key, orElse make: () -> Understood) -> Understood {
    understood.withLock { $0.value(of: key, orElse: make) }
  }

  func slots(in text: String, said: CalendarDay?) -> [Slot] {
    slots.withLock {
      $0.value(of: SlotsKey(text: text, said: said)) { SlotScanner.slots(in: text, said: said) }
    }
  }
}
