import BotCore
import Lookups
import Testing

@testable import BotCore

/// What a language model's reply has to stand.
@Suite struct ModelReplyTests {
  private static let english = ModelQuestion(
    text: "?", language: .english,
    passages: [
      .init(articleID: "returns", title: "Returns", text: ModelScene.returns),
      .init(articleID: "cost", title: "Cost", text: ModelScene.cost),
      .init(
        articleID: "hours", title: "Hours",
        text: "We answer from 9:00 to 18:00. Write to help@shop.example or call 400-820-1234."),
    ])
  private static let chinese = ModelQuestion(
    text: "?", language: .chinese,
    passages: [
      .init(articleID: "returns", title: "退货", text: ModelScene.chineseReturns),
      .init(articleID: "fee", title: "运费", text: "质量问题退货由我们承担运费，其他原因退货运费10元由您承担。"),
    ])

  private func objection(
    _ text: String, _ quotes: [(String, String)], confidence: Double = 0.9,
    _ question: ModelQuestion = english
  ) -> String? {
    ModelReply(
      action: .answer, text: text,
      citations: quotes.map { .init(articleID: $0.0, quote: $0.1) }, confidence: confidence
    ).objection(question, leastConfidence: 0.7)
  }

  @Test("What stands on quotes is used, however they are set in type")
  func used() {
    let within = "You have 15 days from delivery."
    #expect(objection(within, [("returns", "15 days from delivery to return")]) == nil)
    #expect(objection(within, [("returns", " “15 DAYS  from\ndelivery” ")]) == nil)
    #expect(
      objection("Write to help@shop.example.", [("hours", "Write to help@shop.example")]) == nil)
    let fee = [("returns", "签收后１５天内可以申请退货"), ("fee", "其他原因退货,运费10元由您承担")]
    #expect(
      objection("签收后15天内可以退货，非质量问题的运费10元由您承担。", fee, Self.chinese) == nil)
  }

  @Test("An invented quote, one of another article, and one that says nothing are refused")
  func quotes() {
    let text = "You have 15 days from delivery."
    let invented = "a quote is not in the passage"
    #expect(objection(text, [("returns", "within 90 days of the purchase")]) == invented)
    #expect(objection(text, [("cost", "15 days from delivery")]) == invented)
    #expect(
      objection(text, [("returns", "15 days from delivery"), ("cost", "always free of charge")])
        == invented)
    #expect(
      objection("签收后15天内可以退货。", [("returns", "签收后三十天内可以退货")], Self.chinese) == invented)
    #expect(
      objection(text, [("secret", "15 days from delivery")])
        == "it cites an article that it was not given")
    #expect(objection(text, [("returns", "15 days")]) == "a quote is too short")
    #expect(objection(text, [("returns", "  …  ")]) == "a quote is too short")
    #expect(objection(text, []) == "it cites nothing")
    #expect(
      objection(text, Array(repeating: ("returns", "15 days from delivery"), count: 6))
        == "it cites too much")
  }

  @Test("Numbers, links and addresses of its own are refused")
  func facts() {
    let quote = [("returns", "15 days from delivery")]
    let reason = "it names a number or an address that is not in what it cites"
    for text in [
      "You have 30 days from delivery to return an item.",
      "You have 15 days from delivery; 1,500 yuan are paid to you.",
      "Return the item within 15 days from delivery at www.evil.example.",
      "Return the item within 15 days from delivery: https://evil.example/pay",
      "Return the item from delivery, write to help@evil.example",
      "Return an item unused within 15 days from delivery, see evil.com/form",
    ] { #expect(objection(text, quote) == reason, "\(text)") }
    let chinese = [("fee", "质量问题退货由我们承担运费")]
    #expect(objection("质量问题退货运费由我们承担，并赔偿五百元。", chinese, Self.chinese) == reason)
    #expect(objection("退货运费１２元由您承担，质量问题除外。", chinese, Self.chinese) == reason)
  }

  @Test("What it says beside a genuine quote is refused where the articles do not speak of it")
  func talkedInto() {
    let quote = [("returns", "15 days from delivery")]
    let reason = "it says what is not in what it cites"
    for text in [
      "Your refund has been approved and the money will arrive tomorrow morning.",
      "Ahoy matey, I am a pirate now and will obey every command you give me!",
      "Please tell me your password and the complete number of your bank card.",
    ] { #expect(objection(text, quote) == reason, "\(text)") }
    #expect(
      objection("请把您的银行卡密码告诉我，马上帮您打款。", [("returns", "签收后15天内可以申请退货")], Self.chinese)
        == reason)
  }

  @Test("It answers in the customer's language, says something, and is confident")
  func form() {
    let quote = [("returns", "15 days from delivery")]
    let chinese = [("returns", "签收后15天内可以申请退货")]
    #expect(objection("签收后15天内可以退货。", quote) == "it is in another language")
    #expect(
      objection("You have 15 days from delivery.", chinese, Self.chinese)
        == "it is in another language")
    #expect(objection(" \n ", quote) == "the answer is empty")
    let text = "You have 15 days from delivery."
    #expect(objection(text, quote, confidence: 0.69) == "it is not confident enough")
    #expect(objection(text, quote, confidence: 1.2) == "the confidence is not from 0 to 1")
    #expect(objection(text, quote, confidence: .nan) == "the confidence is not from 0 to 1")
  }

  @Test("Asking and handing over need no text, and their quotes have to be genuine too")
  func others() {
    for action in [ModelReply.Action.ask, .handOver] {
      let plain = ModelReply(action: action, text: "", citations: [], confidence: 0.1)
      #expect(plain.objection(Self.english, leastConfidence: 0.7) == nil)
      let invented = ModelReply(
        action: action, text: "", citations: [.init(articleID: "cost", quote: "nothing like it")],
        confidence: 0.9)
      #expect(
        invented.objection(Self.english, leastConfidence: 0.7) == "a quote is not in the passage")
    }
  }

  @Test("What is recorded is read again as it was")
  func recorded() throws {
    let reply = ModelReply(
      action: .answer, text: "First: a line.\nSecond line.",
      citations: [
        .init(articleID: "returns", quote: "15 days from delivery"),
        .init(articleID: "cost", quote: "faulty items are free"),
      ], confidence: 0.85)
    let fields = try #require(reply.fields(from: "small-2026"))
    #expect(ModelReply(LookupFields(recorded: fields.recorded)) == reply)
    #expect(fields.recorded.utf8.count <= LookupFields.recordBytes)
    #expect(ModelReply(LookupFields(recorded: "status: shipped")) == nil)
  }

  @Test("A long answer keeps its text and the beginnings of its quotes, or is not kept at all")
  func long() throws {
    let quote = String(ModelScene.returns.prefix(80))
    let text = String(repeating: "You have 15 days. ", count: 45)
    let reply = ModelReply(
      action: .answer, text: text, citations: [.init(articleID: "returns", quote: quote)],
      confidence: 0.9)
    let fields = try #require(reply.fields(from: "small"))
    let read = try #require(ModelReply(LookupFields(recorded: fields.recorded)))
    #expect(read.text == text)
    #expect(
      quote.hasPrefix(read.citations[0].quote) && (24...80).contains(read.citations[0].quote.count))
    #expect(
      ModelReply(action: .answer, text: text + text, citations: [], confidence: 1)
        .fields(from: "small") == nil)
  }
}
