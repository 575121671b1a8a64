/// What words mean, as directions: words that are used alike lie near each other, also those that no example has.
///
/// A message's vector is the sum of its words' vectors, each by the idf of its word; the order is lost, and most of what a
/// large sentence encoder makes of it is kept, at a thousandth of its time (static embeddings: Arora, Liang, Ma 2017; distilled
/// from an encoder one word at a time: Tulkens, van Dongen 2024, "Model2Vec").
public struct WordVectors: Sendable {
  /// Numbers of a vector; 0 where there are no words.
  let width: Int
  private let count: Int
  /// An open-addressing table of words: of each the lower 48 bits of its key, and 1 + its place. A word's slot is what the
  /// upper 16 bits say. Lies in `memory`, as the next does.
  nonisolated(unsafe) private let slots: UnsafeBufferPointer<UInt64>
  nonisolated(unsafe) private let numbers: UnsafeBufferPointer<Int8>
  private let memory: ModelMemory

  private static let slotBits = 16
  private static let slotCount = 1 << slotBits
  /// So that the table is never more than half full.
  public static let mostWords = slotCount / 2

  /// Adds the vector of a word, if it has one.
  ///
  /// - Parameter sum: holds ``width`` numbers.
  func add(_ key: UInt64, weight: Float, to sum: UnsafeMutableBufferPointer<Float>) {
    guard let place = place(of: key), let sum = sum.baseAddress,
      let numbers = numbers.baseAddress
    else { return }
    // Without a check for each number, so that many are taken at a time.
    let vector = numbers + place * width
    for number in 0..<width { sum[number] += weight * Float(vector[number]) }
  }

  /// How alike two normalised words are used: the cosine of their vectors, -1 to 1; nil where one has none.
  public func likeness(_ left: String, _ right: String) -> Double? {
    guard let left = vector(of: left), let right = vector(of: right) else { return nil }
    let product = zip(left, right).reduce(0) { $0 + $1.0 * $1.1 }
    let squares = [left, right].map { $0.reduce(0) { $0 + $1 * $1 } }
    return Double(product / max((squares[0] * squares[1]).squareRoot(), .leastNormalMagnitude))
  }

  private func vector(of word: String) -> [Float]? {
    place(of: FeatureHash(word: word).key).map { place in
      numbers[place * width..<(place + 1) * width].map { Float($0) }
    }
  }

  private func place(of key: UInt64) -> Int? {
    guard width > 0 else { return nil }
    let tag = key << UInt64(Self.slotBits)
    var slot = Int(truncatingIfNeeded: key >> UInt64(64 - Self.slotBits))
    while true {
      let held = slots[slot]
      if held == 0 { return nil }
      let place = Int(truncatingIfNeeded: held & UInt64(Self.slotCount - 1))
      if held & ~UInt64(Self.slotCount - 1) == tag { return place - 1 }
      slot = (slot + 1) & (Self.slotCount - 1)
    }
  }
}

extension WordVectors {
  /// Of no words.
  public static let none = WordVectors(words: [], numbers: [])

  /// - Parameters:
  ///   - words: normalised, at most ``mostWords``; of two that are equal the first counts.
  ///   - numbers: of each word equally many, one word after the other.
  public init(words: [String], numbers: [Int8]) {
    let words = words.prefix(Self.mostWords)
    let width = words.isEmpty ? 0 : numbers.count / words.count
    var slots = [UInt64](repeating: 0, count: Self.slotCount)
    for (place, word) in words.enumerated() {
      let key = FeatureHash(word: word).key
      var slot = Int(truncatingIfNeeded: key >> UInt64(64 - Self.slotBits))
      while slots[slot] != 0 { slot = (slot + 1) & (Self.slotCount - 1) }
      slots[slot] = key << UInt64(Self.slotBits) | UInt64(place + 1)
    }
    var writer = ModelWriter()
    Self.write(width: width, count: words.count, slots, numbers, to: &writer)
    let memory = ModelMemory(copying: writer.bytes)
    var reader = ModelReader(memory)
    do { self = try WordVectors(&reader, memory) } catch {
      preconditionFailure("what was just written cannot be read: \(error)")
    }
  }

  init(_ reader: inout ModelReader, _ memory: ModelMemory) throws(ModelFileError) {
    width = Int(try reader.readUInt32())
    count = Int(try reader.readUInt32())
    self.memory = memory
    guard width <= 1_024, count <= Self.mostWords, (width == 0) == (count == 0) else {
      throw .broken("too many word vectors")
    }
    let count = count
    slots = try reader.readNumbers(width > 0 ? Self.slotCount : 0, of: UInt64.self)
    numbers = try reader.readNumbers(width * count, of: Int8.self)
    let isKnown = { (slot: UInt64) in
      slot == 0 || (1...UInt64(count)).contains(slot & UInt64(Self.slotCount - 1))
    }
    guard count == 0 || slots.allSatisfy(isKnown) else { throw .broken("a word has no vector") }
    guard width == 0 || slots.contains(0) else { throw .broken("its words have no end") }
  }

  func write(to writer: inout ModelWriter) {
    Self.write(width: width, count: count, slots, numbers, to: &writer)
  }

  private static func write(
    width: Int, count: Int, _ slots: some Collection<UInt64>, _ numbers: some Collection<Int8>,
    to writer: inout ModelWriter
  ) {
    writer.write(UInt32(width))
    writer.write(UInt32(count))
    writer.write(width > 0 ? Array(slots) : [])
    writer.write(numbers.prefix(width * count))
  }
}
