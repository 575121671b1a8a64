/// Whole numbers in English words, below a thousand millions: `three`, `twenty-five`, `a hundred and twenty`.
enum NumberWords {
  struct Reading {
    var value: Int
    var end: Int
    /// Whether it is but `a` or `an`.
    var isArticle: Bool
  }

  static func read(_ text: SlotText, from start: Int) -> Reading? {
    guard var word = word(text, start) else { return nil }
    var sum = Sum()
    var end = start
    var words = 0
    while sum.take(word.part) {
      words += 1
      end = word.end
      guard let next = next(text, end, afterHundred: sum.endsInHundred) else { break }
      word = next
    }
    return words > 0
      ? Reading(value: sum.value, end: end, isArticle: words == 1 && sum.isArticle) : nil
  }

  private enum Part {
    case article
    case small(Int)
    case tens(Int)
    case hundred
    case scale(Int)
  }

  private struct Sum {
    private var total = 0
    private var group = 0
    private var lastScale = Int.max
    private var last: Part?

    var value: Int { total + group }
    var endsInHundred: Bool { if case .hundred = last { true } else { false } }
    var isArticle: Bool { if case .article = last { true } else { false } }

    mutating func take(_ part: Part) -> Bool {
      switch (part, last) {
      case (.article, nil): group = 1
      case (.small(let number), nil), (.small(let number), .hundred), (.small(let number), .scale):
        group += number
      case (.small(let number), .tens) where number < 10: group += number
      case (.tens(let number), nil), (.tens(let number), .hundred), (.tens(let number), .scale):
        group += number
      case (.hundred, .article), (.hundred, .small): group *= 100
      case (.scale(let scale), .some(let before)) where scale < lastScale:
        if case .scale = before { return false }
        total += group * scale
        group = 0
        lastScale = scale
      default: return false
      }
      last = part
      return true
    }
  }

  private static func word(_ text: SlotText, _ place: Int) -> (part: Part, end: Int)? {
    let (key, end) = text.word(place)
    guard end > place, !text.isDigit(end) else { return nil }
    return parts[key].map { ($0, end) }
  }

  /// Behind a blank or hyphen, and behind `and` after hundreds.
  private static func next(
    _ text: SlotText, _ end: Int, afterHundred: Bool
  ) -> (part: Part, end: Int)? {
    guard text[end] == " " || text[end] == "-" else { return nil }
    let after = text.word(end + 1)
    return word(text, afterHundred && after.key == "and" ? after.end + 1 : end + 1)
  }

  private static let parts: [WordKey: Part] = [
    "a": .article, "an": .article, "one": .small(1), "two": .small(2), "three": .small(3),
    "four": .small(4), "five": .small(5), "six": .small(6), "seven": .small(7),
    "eight": .small(8), "nine": .small(9), "ten": .small(10), "eleven": .small(11),
    "twelve": .small(12), "thirteen": .small(13), "fourteen": .small(14), "fifteen": .small(15),
    "sixteen": .small(16), "seventeen": .small(17), "eighteen": .small(18),
    "nineteen": .small(19), "twenty": .tens(20), "thirty": .tens(30), "forty": .tens(40),
    "fourty": .tens(40), "fifty": .tens(50), "sixty": .tens(60), "seventy": .tens(70),
    "eighty": .tens(80), "ninety": .tens(90), "hundred": .hundred, "thousand": .scale(1_000),
    "million": .scale(1_000_000),
  ]
}
