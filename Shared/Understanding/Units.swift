/// The units of a normalised text (see ``Tokenizer/units(_:)``), each also as a number, by which phrases are compared:
/// much sooner than by letters.
struct Units: Sendable {
  private(set) var texts: [String] = []
  private(set) var keys: [UnitKey] = []

  init(_ normalized: String) {
    texts.reserveCapacity(16)
    keys.reserveCapacity(16)
    var word: [UInt8] = []
    word.reserveCapacity(24)
    for scalar in normalized.unicodeScalars {
      if Script.isWordPart(scalar) {
        if scalar.isASCII {
          word.append(UInt8(truncatingIfNeeded: scalar.value))
        } else {
          word.append(contentsOf: scalar.utf8)
        }
      } else if scalar == "'", !word.isEmpty {
        continue
      } else {
        end(&word)
        guard Script.isUnspaced(scalar) else { continue }
        word.append(contentsOf: scalar.utf8)
        end(&word)
      }
    }
    end(&word)
  }

  init(_ texts: [String]) {
    self.texts = texts
    keys = texts.map(UnitKey.init)
  }

  var isEmpty: Bool { texts.isEmpty }
  var count: Int { texts.count }

  private mutating func end(_ word: inout [UInt8]) {
    guard !word.isEmpty else { return }
    texts.append(String(decoding: word, as: UTF8.self))
    keys.append(UnitKey(word))
    word.removeAll(keepingCapacity: true)
  }
}

/// A unit as a number: of 64 bits, so that no two units that anybody types are likely to have the same.
struct UnitKey: Hashable, Sendable {
  let value: UInt64

  /// FNV-1a, mixed once more because its upper bits hardly know the last letter.
  init(_ letters: some Sequence<UInt8>) {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for letter in letters { hash = (hash ^ UInt64(letter)) &* 0x100_0000_01B3 }
    value = (hash ^ (hash >> 32)) &* 0x9E37_79B9_7F4A_7C15
  }

  init(_ unit: String) { self.init(unit.utf8) }
}

/// Tells at once that a key is not in a set, most of the time: a Bloom filter with one hash, of 1,024 bits.
struct UnitKeyFilter: Sendable {
  private var bits = [UInt64](repeating: 0, count: 16)

  mutating func insert(_ key: UnitKey) { bits[word(of: key)] |= bit(of: key) }

  func mayContain(_ key: UnitKey) -> Bool { bits[word(of: key)] & bit(of: key) != 0 }

  private func word(of key: UnitKey) -> Int { Int(truncatingIfNeeded: key.value >> 60) }
  private func bit(of key: UnitKey) -> UInt64 { 1 << ((key.value >> 54) & 63) }
}
