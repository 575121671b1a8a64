/// W3C Trace Context's `traceparent`: which trace a message belongs to, and what caused it.
///
/// https://www.w3.org/TR/trace-context/#traceparent-header
public struct TraceParent: Sendable, Hashable, CustomStringConvertible {
  public var traceHigh: UInt64
  public var traceLow: UInt64
  /// The id of the span that caused what carries this; never 0.
  public var parent: UInt64
  /// Bit 0: the trace is recorded.
  public var flags: UInt8

  public init(traceHigh: UInt64, traceLow: UInt64, parent: UInt64, flags: UInt8 = 1) {
    self.traceHigh = traceHigh
    self.traceLow = traceLow
    self.parent = parent
    self.flags = flags
  }

  /// A new trace.
  public static func root() -> TraceParent {
    TraceParent(
      traceHigh: .random(in: 1...UInt64.max), traceLow: .random(in: 0...UInt64.max),
      parent: .random(in: 1...UInt64.max))
  }

  /// The same trace, one step on.
  public func child() -> TraceParent {
    var child = self
    child.parent = .random(in: 1...UInt64.max)
    return child
  }

  /// Reads `00-<32 hex>-<16 hex>-<2 hex>`, and of later versions the part known today.
  ///
  /// Nil for version `ff`, upper-case digits, a trace or parent of zeros, or anything else.
  public init?(_ text: String) {
    let bytes = Array(text.utf8)
    guard bytes.count >= 55, let version = Self.hex(bytes[0..<2]), version != 0xff,
      bytes.count == 55 || (version > 0 && bytes[55] == UInt8(ascii: "-")),
      [2, 35, 52].allSatisfy({ bytes[$0] == UInt8(ascii: "-") }),
      let high = Self.hex(bytes[3..<19]), let low = Self.hex(bytes[19..<35]),
      let parent = Self.hex(bytes[36..<52]), let flags = Self.hex(bytes[53..<55]),
      high | low != 0, parent != 0
    else { return nil }
    self.init(traceHigh: high, traceLow: low, parent: parent, flags: UInt8(flags))
  }

  public var isRecorded: Bool { flags & 1 == 1 }

  /// 32 hexadecimal digits.
  public var traceID: String { Self.text(traceHigh, 16) + Self.text(traceLow, 16) }

  public var description: String {
    "00-\(traceID)-\(Self.text(parent, 16))-\(Self.text(UInt64(flags), 2))"
  }

  private static func hex(_ digits: ArraySlice<UInt8>) -> UInt64? {
    digits.reduce(UInt64?(0)) { value, digit in
      guard let value else { return nil }
      switch digit {
      case UInt8(ascii: "0")...UInt8(ascii: "9"): return value << 4 | UInt64(digit - 0x30)
      case UInt8(ascii: "a")...UInt8(ascii: "f"): return value << 4 | UInt64(digit - 0x57)
      default: return nil
      }
    }
  }

  private static func text(_ value: UInt64, _ width: Int) -> String {
    let digits = String(value, radix: 16)
    return String(repeating: "0", count: width - digits.count) + digits
  }
}
