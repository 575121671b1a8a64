import Conversation
import Foundation

/// A partition's records in a file: for each its key, its value, and the broker's time, with 16 bytes of
/// lengths and time before them. Offsets count from 0.
final class PartitionWriter {
  private let handle: FileHandle
  private var buffer: [UInt8] = []
  private static let chunk = 1 << 20

  init(_ file: URL) throws {
    try Data().write(to: file)
    handle = try FileHandle(forWritingTo: file)
    buffer.reserveCapacity(Self.chunk * 2)
  }

  func append(key: [UInt8], value: [UInt8], at time: Timestamp) throws {
    withUnsafeBytes(of: UInt32(key.count).littleEndian) { buffer += $0 }
    withUnsafeBytes(of: UInt32(value.count).littleEndian) { buffer += $0 }
    withUnsafeBytes(of: time.milliseconds.littleEndian) { buffer += $0 }
    buffer += key
    buffer += value
    if buffer.count >= Self.chunk { try flush() }
  }

  func flush() throws {
    try handle.write(contentsOf: buffer)
    buffer.removeAll(keepingCapacity: true)
  }
}

/// Reads such a file a chunk at a time.
final class PartitionReader {
  private let handle: FileHandle
  private var buffer: [UInt8] = []
  private var place = 0
  private var offset: Int64 = 0
  private static let chunk = 1 << 20

  init(_ file: URL) throws {
    handle = try FileHandle(forReadingFrom: file)
  }

  /// Gives the next record; false at the end of the file.
  func next(
    _ body: (_ key: RawSpan, _ value: RawSpan, _ offset: Int64, _ time: Timestamp) throws -> Void
  ) throws -> Bool {
    guard try hold(16) else { return false }
    let (keyCount, valueCount, time) = buffer.withUnsafeBytes { bytes in
      (
        Int(UInt32(littleEndian: bytes.loadUnaligned(fromByteOffset: place, as: UInt32.self))),
        Int(UInt32(littleEndian: bytes.loadUnaligned(fromByteOffset: place + 4, as: UInt32.self))),
        Int64(littleEndian: bytes.loadUnaligned(fromByteOffset: place + 8, as: Int64.self))
      )
    }
    guard try hold(16 + keyCount + valueCount) else { return false }
    let key = place + 16
    let value = key + keyCount
    let held = buffer
    let bytes = held.span.bytes
    try body(
      bytes.extracting(key..<value), bytes.extracting(value..<(value + valueCount)), offset,
      Timestamp(milliseconds: time))
    place = value + valueCount
    offset += 1
    return true
  }

  /// Makes so many bytes present from the place on.
  private func hold(_ count: Int) throws -> Bool {
    while buffer.count - place < count {
      guard let more = try handle.read(upToCount: Self.chunk), !more.isEmpty else { return false }
      buffer.removeFirst(place)
      place = 0
      buffer += more
    }
    return true
  }
}
