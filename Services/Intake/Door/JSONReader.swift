internal import Foundation
package import IntakeCore

/// Reads JSON (RFC 8259) into values: the whole input or nothing. Text comes out in normalisation
/// form C. Refused beyond the standard: the same name twice in an object, and more than 32 levels.
package struct JSONReader {
  private static let deepest = 32

  private let bytes: [UInt8]
  private var index = 0

  package static func read(_ bytes: [UInt8]) throws(FieldProblem) -> JSONValue {
    var reader = JSONReader(bytes: bytes)
    let value = try reader.value(depth: 0)
    reader.skipSpace()
    guard reader.index == bytes.count else { throw reader.problem("has something after its end") }
    return value
  }

  private init(bytes: [UInt8]) {
    self.bytes = bytes
  }

  private func problem(_ detail: String) -> FieldProblem {
    FieldProblem("", "is not JSON: \(detail), at byte \(index)")
  }

  private var next: UInt8? { index < bytes.count ? bytes[index] : nil }

  private mutating func skipSpace() {
    while let byte = next, byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 {
      index += 1
    }
  }

  private mutating func take(_ character: Unicode.Scalar) -> Bool {
    guard next == UInt8(ascii: character) else { return false }
    index += 1
    return true
  }

  private mutating func value(depth: Int) throws(FieldProblem) -> JSONValue {
    guard depth < Self.deepest else { throw problem("too many levels") }
    skipSpace()
    switch next {
    case UInt8(ascii: "{")?: return try object(depth)
    case UInt8(ascii: "[")?: return try array(depth)
    case UInt8(ascii: "\"")?: return try text()
    case UInt8(ascii: "t")?: return try word("true", .bool(true))
    case UInt8(ascii: "f")?: return try word("false", .bool(false))
    case UInt8(ascii: "n")?: return try word("null", .null)
    case nil: throw problem("it ends too soon")
    default: return try number()
    }
  }

  private mutating func word(_ word: String, _ value: JSONValue) throws(FieldProblem) -> JSONValue {
    guard bytes[index...].starts(with: word.utf8) else { throw problem("an unknown word") }
    index += word.utf8.count
    return value
  }

  private mutating func array(_ depth: Int) throws(FieldProblem) -> JSONValue {
    index += 1
    var values: [JSONValue] = []
    skipSpace()
    if take("]") { return .array(values) }
    repeat {
      values.append(try value(depth: depth + 1))
      skipSpace()
    } while take(",")
    guard take("]") else { throw problem("an array without end") }
    return .array(values)
  }

  private mutating func object(_ depth: Int) throws(FieldProblem) -> JSONValue {
    index += 1
    var members: [String: JSONValue] = [:]
    skipSpace()
    if take("}") { return .object(members) }
    repeat {
      skipSpace()
      guard next == UInt8(ascii: "\""), case .text(let name) = try text() else {
        throw problem("a member without a name")
      }
      skipSpace()
      guard take(":") else { throw problem("a member without a value") }
      let value = try value(depth: depth + 1)
      guard members.updateValue(value, forKey: name) == nil else {
        throw problem("a name given twice")
      }
      skipSpace()
    } while take(",")
    guard take("}") else { throw problem("an object without end") }
    return .object(members)
  }

  // MARK: Numbers

  private mutating func number() throws(FieldProblem) -> JSONValue {
    let start = index
    _ = take("-")
    if !take("0") { try digits() }
    if take(".") { try digits() }
    if take("e") || take("E") {
      if !take("+") { _ = take("-") }
      try digits()
    }
    let text = String(decoding: bytes[start..<index], as: UTF8.self)
    guard let number = Double(text), number.isFinite else { throw problem("a number too large") }
    return .number(number)
  }

  private mutating func digits() throws(FieldProblem) {
    let start = index
    while let byte = next, (0x30...0x39).contains(byte) { index += 1 }
    if index == start { throw problem("an unexpected character") }
  }

  // MARK: Text

  private mutating func text() throws(FieldProblem) -> JSONValue {
    index += 1
    var utf8: [UInt8] = []
    var isBroken = false
    while let byte = next {
      index += 1
      switch byte {
      case UInt8(ascii: "\""): return try text(of: utf8, isBroken)
      case UInt8(ascii: "\\"): try escape(into: &utf8, &isBroken)
      case 0..<0x20: throw problem("an unescaped control character")
      default: utf8.append(byte)
      }
    }
    throw problem("a string without end")
  }

  private func text(of utf8: [UInt8], _ isBroken: Bool) throws(FieldProblem) -> JSONValue {
    if isBroken { return .brokenText }
    guard let text = String(validating: utf8, as: UTF8.self) else {
      throw problem("a string that is not UTF-8")
    }
    let isASCII = utf8.allSatisfy { $0 < 0x80 }
    return .text(isASCII ? text : text.precomposedStringWithCanonicalMapping)
  }

  private mutating func escape(into utf8: inout [UInt8], _ isBroken: inout Bool)
    throws(FieldProblem)
  {
    guard let byte = next else { throw problem("a string without end") }
    index += 1
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): utf8.append(byte)
    case UInt8(ascii: "b"): utf8.append(0x08)
    case UInt8(ascii: "f"): utf8.append(0x0C)
    case UInt8(ascii: "n"): utf8.append(0x0A)
    case UInt8(ascii: "r"): utf8.append(0x0D)
    case UInt8(ascii: "t"): utf8.append(0x09)
    case UInt8(ascii: "u"):
      if let scalar = try escapedScalar() {
        utf8.append(contentsOf: Array(String(Character(scalar)).utf8))
      } else {
        isBroken = true
      }
    default: throw problem("an unknown escape")
    }
  }

  /// The scalar of one `\u` escape, or of two that make a surrogate pair; nil for half a pair.
  private mutating func escapedScalar() throws(FieldProblem) -> Unicode.Scalar? {
    let first = try fourDigits()
    guard (0xD800..<0xDC00).contains(first) else { return Unicode.Scalar(first) }
    guard bytes[index...].starts(with: [UInt8(ascii: "\\"), UInt8(ascii: "u")]) else { return nil }
    let start = index
    index += 2
    let second = try fourDigits()
    guard (0xDC00..<0xE000).contains(second) else {
      index = start
      return nil
    }
    return Unicode.Scalar(0x10000 + (first - 0xD800) << 10 + (second - 0xDC00))
  }

  private mutating func fourDigits() throws(FieldProblem) -> UInt32 {
    var value: UInt32 = 0
    for _ in 0..<4 {
      guard let byte = next, let digit = Character(Unicode.Scalar(byte)).hexDigitValue else {
        throw problem("an escape without four digits")
      }
      value = value << 4 | UInt32(digit)
      index += 1
    }
    return value
  }
}
