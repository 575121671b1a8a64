import Testing
import Understanding

@Suite struct NormalizerTests {
  @Test(
    "Texts that a reader takes for the same become equal",
    arguments: [
      ("Where IS my Order", "where is my order"), ("ＡＢＣ１２３！", "abc123!"), ("　你好　世界　", "你好 世界"),
      ("Café déjà vu", "cafe deja vu"), ("ﬁne", "fine"), ("Straße", "strasse"), ("①②", "12"),
      ("𝐇𝐞𝐥𝐩", "help"), ("轉人工，訂單", "转人工,订单"), ("it’s “ok”…", "it's \"ok\"..."),
      ("a\u{200B}b\u{FE0F}", "ab"), ("tabs\tand\n\nlines ", "tabs and lines"), ("e\u{301}", "e"),
      ("Привет", "привет"), ("😀 ok", "😀 ok"), ("", ""), ("   ", ""),
    ])
  func folds(text: String, expected: String) {
    #expect(Normalizer.fold(text) == expected)
    #expect(Normalizer.fold(expected) == expected)
  }

  @Test("Masking makes wordings equal that differ in a number alone")
  func masks() {
    #expect(Normalizer.maskedFold("Order 20031, ¥５0") == "order #####, ¥##")
  }

  @Test("Any scalar at all is folded without a trap, and folding again changes nothing")
  func everyScalar() {
    var restless: [UInt32] = []
    for value in stride(from: UInt32(0), to: 0x30000, by: 7) {
      guard let scalar = Unicode.Scalar(value) else { continue }
      let folded = Normalizer.fold(String(Character(scalar)))
      if Normalizer.fold(folded) != folded { restless.append(value) }
    }
    #expect(restless == [])
  }
}
