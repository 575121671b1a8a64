/// Writes what a model consists of, one after the other; ``ModelReader`` reads it in the same order.
///
/// Numbers are little-endian, and arrays of them begin at a multiple of ``ModelMemory/alignment``, so that they can be
/// used where they lie.
struct ModelWriter {
  private(set) var bytes: [UInt8] = []

  mutating func write(_ number: UInt32) { append(number.littleEndian) }
  mutating func write(_ number: UInt64) { append(number.littleEndian) }
  mutating func write(_ number: Double) { write(number.bitPattern) }
  mutating func write(_ number: Float) { write(number.bitPattern) }

  mutating func write(_ text: String) {
    write(UInt32(text.utf8.count))
    bytes.append(contentsOf: text.utf8)
  }

  mutating func write(_ texts: [String]) {
    write(UInt32(texts.count))
    for text in texts { write(text) }
  }

  mutating func write(_ numbers: some Collection<UInt32>) {
    align()
    bytes.reserveCapacity(bytes.count + numbers.count * 4)
    for number in numbers { append(number.littleEndian) }
  }

  mutating func write(_ numbers: some Collection<UInt16>) {
    align()
    bytes.reserveCapacity(bytes.count + numbers.count * 2)
    for number in numbers { append(number.littleEndian) }
  }

  mutating func write(_ numbers: some Collection<UInt64>) {
    align()
    bytes.reserveCapacity(bytes.count + numbers.count * 8)
    for number in numbers { append(number.littleEndian) }
  }

  mutating func write(_ numbers: some Collection<Int8>) {
    align()
    bytes.append(contentsOf: numbers.lazy.map(UInt8.init(bitPattern:)))
  }

  mutating func write(_ numbers: some Collection<Float>) {
    write(numbers.lazy.map(\.bitPattern))
  }

  private mutating func append(_ number: some FixedWidthInteger) {
    withUnsafeBytes(of: number) { bytes.append(contentsOf: $0) }
  }

  private mutating func align() {
    let over = bytes.count % ModelMemory.alignment
    if over > 0 { bytes.append(contentsOf: repeatElement(0, count: ModelMemory.alignment - over)) }
  }
}
