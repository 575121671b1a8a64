import Testing
import Understanding

@Suite struct TokenizerTests {
  @Test("Words and Chinese characters stand side by side in one message")
  func units() {
    #expect(Tokenizer.units("转 agent 谢谢,i don't") == ["转", "agent", "谢", "谢", "i", "dont"])
  }

  @Test("Chinese is searched by characters and by pairs that stand together")
  func pairs() {
    #expect(Tokenizer.terms("退款a退") == ["退", "款", "退款", "a", "退"])
  }

  @Test(
    "Words that vary in form or in spelling are one term",
    arguments: [
      ("refunds", "refund"), ("delivery", "delivered"), ("cancellation", "cancel"),
      ("shipping", "shipped"), ("parcels", "package"), ("paying", "payment"), ("cards", "card"),
      ("activation", "activate"), ("replacement", "exchange"), ("invoices", "receipt"),
    ])
  func oneTerm(left: String, right: String) {
    #expect(Tokenizer.terms(left) == Tokenizer.terms(right))
  }

  @Test(
    "Order numbers and telephone numbers are nobody's topic",
    arguments: ["20031", "13812345678", "ab1234"])
  func references(number: String) {
    #expect(Tokenizer.terms(number) == [])
  }

  @Test("Small numbers stay: seven days is a topic")
  func smallNumbers() {
    #expect(Tokenizer.terms("7 days") == ["7", "day"])
  }
}
