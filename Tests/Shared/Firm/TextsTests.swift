import Firm
import Testing

@Suite struct TextsTests {
  @Test(arguments: [
    ("zh-CN", "您当前排在第 3 位。"), ("zh", "您当前排在第 3 位。"), ("ZH_hans", "您当前排在第 3 位。"),
    ("de", "You are number 3 in line."), ("", "You are number 3 in line."),
  ])
  func `the customer's language is used, else English`(language: String, text: String) {
    #expect(Texts().text(.positionOnly, language: language, ["position": "3"]) == text)
  }

  @Test func `without a language it is English`() {
    #expect(Texts().text(.closed, language: nil) == "Thank you. Goodbye!")
  }

  @Test func `a value with braces is not filled again`() throws {
    let texts = try FirmFolder(texts: "connected: {en: '{agent} is here, {agent}!'}").load().texts
    #expect(
      texts.text(.connected, language: "en", ["agent": "{queue}"]) == "{queue} is here, {queue}!")
  }

  @Test func `what a firm does not write keeps the built-in words`() throws {
    let texts = try FirmFolder(texts: "closed: {en: Bye, zh: 再见}").load().texts
    #expect(texts.text(.closed, language: "zh") == "再见")
    #expect(texts.text(.rating, language: "en") == Texts().text(.rating, language: "en"))
  }

  @Test func `every built-in text is there in both languages with known placeholders only`() throws
  {
    for text in SystemText.allCases {
      let wording = try #require(Texts.defaults[text])
      #expect(wording.texts.keys.sorted() == ["en", "zh"])
      let values = Dictionary(uniqueKeysWithValues: text.placeholders.map { ($0, "x") })
      for language in ["en", "zh"] {
        #expect(!Texts().text(text, language: language, values).contains("{"))
      }
    }
  }
}
