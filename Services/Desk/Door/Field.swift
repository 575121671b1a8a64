package import Conversation
internal import Web

/// Checks of single fields; each throws 400 with the field's pointer.
package enum Field {
  /// 8,000 characters, as of everything that is said.
  package static let longestText = 8_000

  package static func text(_ text: String, _ pointer: String, atMost limit: Int = longestText)
    throws
    -> String
  {
    guard text.unicodeScalars.contains(where: { !$0.properties.isWhitespace }) else {
      throw Problem.badField(pointer, "must not be empty")
    }
    return try optionalText(text, pointer, atMost: limit)
  }

  package static func optionalText(
    _ text: String?, _ pointer: String, atMost limit: Int = longestText
  ) throws -> String {
    let text = text ?? ""
    guard text.unicodeScalars.count <= limit else {
      throw Problem.badField(pointer, "may be at most \(limit) characters long")
    }
    guard text.unicodeScalars.allSatisfy(isAllowed) else {
      throw Problem.badField(pointer, "must not hold control characters")
    }
    return text
  }

  /// The caller's own id of a command: 1 to 200 characters.
  package static func command(_ id: String) throws -> String {
    guard !id.isEmpty, id.utf8.count <= 200, id.unicodeScalars.allSatisfy({ $0.value >= 0x20 })
    else {
      throw Problem.badField(
        "/commandId", "must be 1 to 200 bytes long, without control characters")
    }
    return id
  }

  package static func event(_ id: String?, _ pointer: String) throws -> EventID? {
    guard let id else { return nil }
    guard let event = EventID(id) else { throw Problem.badField(pointer, "must be an event's id") }
    return event
  }

  /// A number that counts messages or sessions.
  package static func count(_ number: Int64, _ pointer: String) throws -> UInt32 {
    guard let count = UInt32(exactly: number) else {
      throw Problem.badField(pointer, "must be a whole number from 0 to \(UInt32.max)")
    }
    return count
  }

  /// 32 bytes in hexadecimal.
  package static func hash(_ text: String, _ pointer: String) throws -> [UInt8] {
    let digits = text.utf8.compactMap { Character(Unicode.Scalar($0)).hexDigitValue }
    guard text.utf8.count == 64, digits.count == 64 else {
      throw Problem.badField(pointer, "must be 64 hexadecimal digits")
    }
    return stride(from: 0, to: 64, by: 2).map { UInt8(digits[$0] << 4 | digits[$0 + 1]) }
  }

  private static func isAllowed(_ scalar: Unicode.Scalar) -> Bool {
    scalar == "\n" || scalar == "\t" || scalar.properties.generalCategory != .control
  }
}
