/// A 64-bit FNV-1a hash (Fowler, Noll, Vo), to name the content of knowledge in records: not against forgery.
public struct ContentHash {
  private var state: UInt64 = 0xCBF2_9CE4_8422_2325

  /// Of one text, as 16 hexadecimal digits.
  public static func hexadecimal(of text: String) -> String {
    var hash = ContentHash()
    hash.combine(text)
    return hash.hexadecimal
  }

  mutating func combine(_ text: String) {
    for byte in text.utf8 { mix(byte) }
    mix(0xFF)  // in no UTF-8 text, so that ("ab", "c") and ("a", "bc") differ
  }

  private mutating func mix(_ byte: UInt8) {
    state = (state ^ UInt64(byte)) &* 0x100_0000_01B3
  }

  /// 16 hexadecimal digits.
  var hexadecimal: String {
    let digits = String(state, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }
}

extension ContentHash {
  mutating func combine(_ article: Article) {
    combine(article.id)
    combine(article.folder)
    combine(article.intent)
    combine(article.urgency?.name ?? "")
    combine(article.escalation.map { $0.reason + "\u{0}" + ($0.queue ?? "") } ?? "")
    for tag in article.tags { combine(tag) }
    for text in article.texts {
      for part in [text.language.rawValue, text.title, text.question, text.answer] { combine(part) }
      for similar in text.similar { combine(similar) }
    }
  }
}
