/// Finds the code in what a customer writes who was asked for one.
public enum OneTimeCode {
  private static let length = 4...8
  /// A longer message is about something else.
  private static let mostCharacters = 60

  /// The one number of 4 to 8 digits, `123 456` and full-width digits too; nil for none, or several.
  public static func code(in text: String) -> String? {
    guard text.count <= mostCharacters else { return nil }
    var numbers: [String] = [""]
    var isGap = false
    for scalar in text.unicodeScalars {
      if let digit = digit(scalar) {
        numbers[numbers.count - 1].append(digit)
        isGap = false
      } else if !isGap, scalar == " " || scalar == "-" {
        isGap = true
      } else {
        numbers.append("")
        isGap = false
      }
    }
    let codes = numbers.filter { length.contains($0.utf8.count) }
    return codes.count == 1 ? codes[0] : nil
  }

  private static func digit(_ scalar: Unicode.Scalar) -> Character? {
    switch scalar.value {
    case 0x30...0x39: Character(scalar)
    case 0xFF10...0xFF19: Unicode.Scalar(scalar.value - 0xFF10 + 0x30).map { Character($0) }
    default: nil
    }
  }
}
