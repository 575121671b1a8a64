/// The check digit of card numbers: the Luhn formula, "double-add-double", of ISO/IEC 7812-1, annex B.
enum Luhn {
  /// Whether the last digit is the check digit of those before it.
  ///
  /// - Parameter digits: values from 0 to 9, the first typed first. Fewer than two have no check digit.
  static func isValid(_ digits: ArraySlice<UInt8>) -> Bool {
    guard digits.count >= 2 else { return false }
    var sum = 0
    var doubles = false
    for digit in digits.reversed() {
      let value = Int(digit) * (doubles ? 2 : 1)
      sum += value > 9 ? value - 9 : value
      doubles.toggle()
    }
    return sum.isMultiple(of: 10)
  }
}
