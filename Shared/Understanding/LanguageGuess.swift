/// Guesses the language of a message from its scripts and its commonest words.
///
/// One Chinese character weighs as much as two Latin letters, because it says about as much. Kana and Hangul rule
/// Chinese out. Latin script is English unless words that only other languages have prevail.
public enum LanguageGuess {
  public static func language(of text: String) -> Language {
    language(ofNormalized: Normalizer.fold(text))
  }

  /// - Parameter text: what ``Normalizer/fold(_:)`` returned.
  public static func language(ofNormalized text: String) -> Language {
    language(ofNormalized: text, Units(text))
  }

  /// - Parameter units: those of the text.
  static func language(ofNormalized text: String, _ units: Units) -> Language {
    let count = ScriptCount(text)
    guard count.han + count.latin + count.otherLetters > 0 else { return .other }
    if count.kanaOrHangul > 0, count.kanaOrHangul * 4 >= count.han { return .other }
    if count.han * 2 >= count.latin, count.han * 2 >= count.otherLetters, count.han > 0 {
      return .chinese
    }
    if count.otherLetters > count.latin { return .other }
    return isForeign(units) ? .other : .english
  }

  private static func isForeign(_ units: Units) -> Bool {
    var english = 0
    var foreign = 0
    for unit in units.keys {
      if englishWords.contains(unit) { english += 1 }
      if foreignWords.contains(unit) { foreign += 1 }
    }
    return foreign > english
  }

  /// Words common in English that the languages below don't share.
  private static let englishWords = Set(
    """
    the and you my your is are was what how where when why which who can could would will do does did have has
    i me it this that these to of for with from not order refund card please help want need dont im its am
    """.split(whereSeparator: \.isWhitespace).map { UnitKey($0.utf8) })

  /// Function words and first words of customers in Spanish, French, German, Portuguese, Italian, Dutch,
  /// Indonesian, Turkish and Vietnamese, without those that English has too.
  private static let foreignWords = Set(
    """
    el los las una por para como donde cuando quiero mi pedido esta gracias hola que con necesito tarjeta puedo
    le la les des une je vous mon ma est pas pour avec bonjour merci commande comment carte voudrais
    der das und ich nicht ist wo wie mein meine eine bitte danke hallo bestellung karte kann habe wurde noch mit
    meu minha nao voce quero onde obrigado ola pedido cartao posso uma meus
    il che sono mio mia dove vorrei ciao grazie ordine carta posso della non
    het een niet mijn waar ik hoe bestelling kan wil dank
    saya apa bagaimana pesanan tidak terima kasih dimana belum
    nerede siparis nasil benim merhaba icin
    toi khong ban cua xin chao don hang lam the nao
    """.split(whereSeparator: \.isWhitespace).map { UnitKey($0.utf8) }
  )
  .subtracting(
    ["the", "don", "ban", "die", "son", "in", "hang", "lam", "nao", "wo", "non"].map { UnitKey($0) }
  )
}

/// How many letters of each script a text has.
private struct ScriptCount {
  var han = 0
  var latin = 0
  var kanaOrHangul = 0
  var otherLetters = 0

  init(_ text: String) {
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0x61...0x7A: latin += 1
      // Folded: what is left of it is no letter.
      case ..<0x80: break
      case _ where Script.isHan(scalar): han += 1
      case 0x3041...0x30FA, 0x1100...0x11FF, 0xAC00...0xD7AF: kanaOrHangul += 1
      case _ where scalar.properties.isAlphabetic: otherLetters += 1
      default: break
      }
    }
  }
}
