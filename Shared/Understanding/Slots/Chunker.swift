/// Cuts folded text into the places where a slot may begin.
///
/// Letters and digits make a word, with the signs inside numbers (`1,250.50`, `2026-11-24`, `AB-12345`); an e-mail
/// address is one chunk; so is a run of Chinese characters; each other sign stands by itself, but full stops, which
/// only end something.
struct Chunker {
  private let scalars: [Unicode.Scalar]
  private let hasAddress: Bool
  private var place = 0

  init(_ scalars: [Unicode.Scalar]) {
    self.scalars = scalars
    hasAddress = scalars.contains("@")
  }

  mutating func chunks() -> [SlotText.Chunk] {
    var chunks: [SlotText.Chunk] = []
    chunks.reserveCapacity(scalars.count / 4 + 4)
    while place < scalars.count {
      let scalar = scalars[place]
      if hasAddress, let end = EmailScanner.end(of: scalars, from: place) {
        chunks.append(SlotText.Chunk(sort: .address, range: place..<end))
        place = end
      } else if Script.isWordPart(scalar) || (scalar == "+" && isDigit(place + 1)) {
        chunks.append(word())
      } else if Script.isUnspaced(scalar) {
        let start = place
        repeat { place += 1 } while place < scalars.count && Script.isUnspaced(scalars[place])
        chunks.append(SlotText.Chunk(sort: .han, range: start..<place))
      } else {
        if scalar != " ", scalar != "." {
          chunks.append(SlotText.Chunk(sort: .sign, range: place..<place + 1))
        }
        place += 1
      }
    }
    return chunks
  }

  private mutating func word() -> SlotText.Chunk {
    let start = place
    var digits = 0
    var key = WordKey.none
    var isLetters = true
    repeat {
      let scalar = scalars[place]
      if (0x61...0x7A).contains(scalar.value) {
        if place - start < WordKey.mostLetters { key = key.adding(scalar.value) }
      } else {
        isLetters = false
        if Script.isDigit(scalar) { digits += 1 }
      }
      place += 1
    } while place < scalars.count && (Script.isWordPart(scalars[place]) || joins(place, start))
    let isWord = isLetters && place - start <= WordKey.mostLetters
    return SlotText.Chunk(
      sort: .word, range: start..<place, digits: digits, key: isWord ? key : .none)
  }

  /// Whether a sign belongs to the word around it.
  private func joins(_ sign: Int, _ start: Int) -> Bool {
    switch scalars[sign] {
    case ".": isDigit(sign - 1) && isDigit(sign + 1)
    case "-", "_":
      sign + 1 < scalars.count && Script.isWordPart(scalars[sign + 1])
        && Script.isWordPart(scalars[sign - 1])
    case ",": isSeparator(sign, start)
    default: false
    }
  }

  /// A comma before three digits, or two and another comma (1,00,000), which follows three digits at most or another
  /// comma; or before the two digits of a fraction (12,50). `20031,20032` are two numbers.
  private func isSeparator(_ comma: Int, _ start: Int) -> Bool {
    var before = comma
    while before > start, isDigit(before - 1) { before -= 1 }
    let leading = comma - before
    guard (1...3).contains(leading) else { return false }
    var after = comma + 1
    while isDigit(after), after - comma <= 4 { after += 1 }
    switch after - comma - 1 {
    case 3: return true
    case 2:
      let next = after < scalars.count ? scalars[after] : " "
      return next == "," ? isDigit(after + 1) : !Script.isWordPart(next)
    default: return false
    }
  }

  private func isDigit(_ place: Int) -> Bool {
    place >= 0 && place < scalars.count && Script.isDigit(scalars[place])
  }
}
