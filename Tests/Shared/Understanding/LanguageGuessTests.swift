import Testing
import Understanding

@Suite struct LanguageGuessTests {
  @Test(
    "Chinese, English and others are told apart",
    arguments: [
      ("我的订单到哪了?", Language.chinese), ("where is my order", .english), ("order 到哪了", .chinese),
      ("請轉人工", .chinese), ("ok", .english), ("退款 refund please", .english), ("12345", .other),
      ("", .other), ("😀", .other),
      ("どこですか、注文は", .other), ("주문이 어디에 있나요", .other), ("¿Dónde está mi pedido?", .other),
      ("Wo ist meine Bestellung?", .other), ("Bonjour, je voudrais un remboursement", .other),
      ("где мой заказ", .other),
    ])
  func guesses(text: String, language: Language) {
    #expect(LanguageGuess.language(of: text) == language)
  }

  @Test("Language tags are read by their first part")
  func tags() {
    #expect(Language(tag: "zh-Hans-CN") == .chinese)
    #expect(Language(tag: "EN_us") == .english)
    #expect(Language(tag: "fr") == nil)
  }
}
