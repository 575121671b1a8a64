/// Reads what ``ModelWriter`` wrote; arrays are not copied. Throws ``ModelFileError/broken`` wherever that cannot be.
struct ModelReader {
  private let memory: ModelMemory
  private var place = 0

  init(_ memory: ModelMemory) { self.memory = memory }

  var isAtEnd: Bool { place == memory.bytes.count }

  mutating func readUInt32() throws(ModelFileError) -> UInt32 {
    UInt32(littleEndian: try load(UInt32.self))
  }

  mutating func readUInt64() throws(ModelFileError) -> UInt64 {
    UInt64(littleEndian: try load(UInt64.self))
  }

  /// A finite one.
  mutating func readDouble() throws(ModelFileError) -> Double {
    let number = Double(bitPattern: try readUInt64())
    guard number.isFinite else { throw .broken("a number is not finite") }
    return number
  }

  /// A finite one.
  mutating func readFloat() throws(ModelFileError) -> Float {
    let number = Float(bitPattern: try readUInt32())
    guard number.isFinite else { throw .broken("a number is not finite") }
    return number
  }

  mutating func readText() throws(ModelFileError) -> String {
    let length = Int(try readUInt32())
    let range = try take(length)
    guard let text = String(validating: memory.bytes[range], as: UTF8.self) else {
      throw .broken("a text is not UTF-8")
    }
    return text
  }

  mutating func readTexts() throws(ModelFileError) -> [String] {
    let count = Int(try readUInt32())
    // Each takes four bytes at least: a wrong count makes no large array.
    guard count <= (memory.bytes.count - place) / 4 else { throw .broken("too many texts") }
    var texts: [String] = []
    texts.reserveCapacity(count)
    for _ in 0..<count { texts.append(try readText()) }
    return texts
  }

  mutating func readNumbers<Number>(
    _ count: Int, of type: Number.Type
  ) throws(ModelFileError) -> UnsafeBufferPointer<Number> {
    let over = place % ModelMemory.alignment
    if over > 0 { _ = try take(ModelMemory.alignment - over) }
    let (length, isOver) = count.multipliedReportingOverflow(by: MemoryLayout<Number>.stride)
    guard !isOver, count >= 0 else { throw .broken("an array is too long") }
    let range = try take(length)
    return UnsafeRawBufferPointer(rebasing: memory.bytes[range]).assumingMemoryBound(to: type)
  }

  private mutating func load<Number: BitwiseCopyable>(
    _ type: Number.Type
  ) throws(ModelFileError) -> Number {
    let range = try take(MemoryLayout<Number>.size)
    return memory.bytes.loadUnaligned(fromByteOffset: range.lowerBound, as: type)
  }

  private mutating func take(_ length: Int) throws(ModelFileError) -> Range<Int> {
    guard length <= memory.bytes.count - place else { throw .broken("it ends too soon") }
    defer { place += length }
    return place..<place + length
  }
}
