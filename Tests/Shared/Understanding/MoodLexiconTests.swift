import Testing
import Understanding

@Suite struct MoodLexiconTests {
  private let mood = MoodLexicon()

  @Test(
    "Feeling is read from words, marks and faces",
    arguments: [
      ("where is my order", Sentiment.neutral), ("this is ridiculous!!!", .veryNegative),
      ("very disappointed", .negative), ("great, thank you so much", .veryPositive),
      ("not happy", .negative),
      ("快递在哪", .neutral), ("太垃圾了,气死我了", .veryNegative), ("有点失望", .negative),
      ("非常满意,谢谢", .veryPositive),
      ("不满意", .negative), ("😡", .veryNegative), ("👍", .positive), ("", .neutral),
    ])
  func sentiment(text: String, expected: Sentiment) {
    #expect(mood.sentiment(of: Normalizer.fold(text)) == expected)
  }

  @Test(
    "Haste is read from words",
    arguments: [
      ("where is my order", Urgency.normal), ("I need it today, urgent", .high),
      ("no rush at all", .low),
      ("this is an emergency", .critical), ("急!马上要用", .high), ("不急,有空再说", .low),
      ("十万火急", .critical),
    ])
  func urgency(text: String, expected: Urgency) {
    #expect(mood.urgency(of: Normalizer.fold(text)) == expected)
  }
}
