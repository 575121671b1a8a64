/// Reads phone numbers, solid or in groups with blanks, hyphens, full stops or brackets between.
///
/// Without a word that says so: an international number with `+` (8 to 15 digits, ITU E.164), a Chinese mobile number
/// (11 digits from 13 to 19, MIIT numbering plan), a Chinese landline with its area code and a hyphen, a Chinese
/// 400 or 800 number, a North American number in its groups of 3, 3 and 4. With one: 7 to 15 digits.
enum PhoneScanner {
  private struct Reading {
    var digits: [UInt8] = []
    /// The length of each group, and where it ends.
    var groups: [(length: Int, end: Int)] = []

    func count(_ groups: Int) -> Int { self.groups[..<groups].reduce(0) { $0 + $1.length } }

    func lengths(_ groups: Int) -> [Int] { self.groups[..<groups].map(\.length) }
  }

  private static let mostDigits = 15

  /// - Parameter named: whether the words before say that it is a phone.
  static func phone(_ text: SlotText, from start: Int, named: Bool) -> FoundSlot? {
    let isInternational = text[start] == "+"
    let reading = read(text, from: isInternational ? start + 1 : start)
    guard !reading.groups.isEmpty else { return nil }
    let groups =
      isInternational ? international(reading) : national(reading) ?? (named ? any(reading) : nil)
    guard let groups else { return nil }
    let digits = String(digits: reading.digits[..<reading.count(groups)])
    return FoundSlot(
      kind: .phone, value: isInternational ? "+" + digits : digits,
      range: start..<reading.groups[groups - 1].end)
  }

  /// Groups up to the most digits that a number may have; none that letters or a fraction hang on.
  private static func read(_ text: SlotText, from start: Int) -> Reading {
    var reading = Reading()
    var place = start
    while true {
      let group = place
      while text.isDigit(place) { place += 1 }
      let length = place - group
      guard length > 0, reading.digits.count + length <= mostDigits, !text.isLetter(place) else {
        return reading
      }
      for digit in group..<place { reading.digits.append(UInt8(text[digit].value - 0x30)) }
      reading.groups.append((length, place))
      guard let next = nextGroup(text, place, afterLong: length > 6) else { return reading }
      place = next
    }
  }

  /// Behind a hyphen, a full stop, a blank or a bracket; a blank after a long group parts two numbers.
  private static func nextGroup(_ text: SlotText, _ end: Int, afterLong isLong: Bool) -> Int? {
    var place = end
    switch text[place] {
    case "-", ".", ")", "(": place += 1
    case " " where !isLong: place += 1
    default: return nil
    }
    if text[place] == " " || text[place] == "(" { place += 1 }
    return text.isDigit(place) ? place : nil
  }

  /// How many groups make an international number: as many as the plans of China and North America say, else all.
  private static func international(_ reading: Reading) -> Int? {
    let all = 1...reading.groups.count
    let planned: Int? =
      reading.digits.starts(with: [8, 6]) ? 13 : reading.digits.first == 1 ? 11 : nil
    return all.first { reading.count($0) == planned }
      ?? all.last { (8...mostDigits).contains(reading.count($0)) }
  }

  private static func national(_ reading: Reading) -> Int? {
    (1...reading.groups.count).first { groups in
      let digits = reading.digits[..<reading.count(groups)]
      guard (10...12).contains(digits.count) else { return false }
      let lengths = reading.lengths(groups)
      switch digits[0] {
      case 1: return digits.count == 11 && digits[1] >= 3 && isMobile(lengths)
      case 0: return lengths.count >= 2 && isLandline(lengths)
      case 2...9: return lengths == [3, 3, 4] || (isFree(digits) && lengths == [3, 4, 3])
      default: return false
      }
    }
  }

  private static func isMobile(_ lengths: [Int]) -> Bool {
    lengths == [11] || lengths == [3, 4, 4] || lengths == [3, 8] || lengths == [1, 3, 3, 4]
  }

  private static func isLandline(_ lengths: [Int]) -> Bool {
    (3...4).contains(lengths[0]) && (7...8).contains(lengths.dropFirst().reduce(0, +))
      && lengths.count <= 3
  }

  private static func isFree(_ digits: ArraySlice<UInt8>) -> Bool {
    digits.starts(with: [4, 0, 0]) || digits.starts(with: [8, 0, 0])
  }

  private static func any(_ reading: Reading) -> Int? {
    (1...reading.groups.count).last { (7...mostDigits).contains(reading.count($0)) }
  }
}
