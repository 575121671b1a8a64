import Foundation
import Testing

extension SystemTests {
  /// The sample's connectors and its merchant, from the customer's question to the answer.
  @Suite("Lookups", .timeLimit(.minutes(2)))
  struct LookupTests {
    @Test(
      "answer where an order is, with what the merchant knows",
      arguments: [
        (
          "en", "where is order 20031?",
          ["20031", "on its way", "SF1420031088", "26 November 2026"]
        ),
        ("zh", "订单20031到哪了", ["20031", "已发货", "SF1420031088", "2026年11月26日"]),
      ])
    func order(language: String, question: String, facts: [String]) async throws {
      let customer = try await WebCustomer(try await SharedBaton.running, language: language)
      try await customer.say(question)
      let answer = try #require(try await customer.hears("bot").string("text"))
      for fact in facts { #expect(answer.contains(fact), "\(answer)") }
    }

    @Test("ask for the number, and go on once it is named")
    func number() async throws {
      let customer = try await WebCustomer(try await SharedBaton.running)
      try await customer.say("where is my order?")
      #expect(try await customer.hears("bot").string("text")?.contains("number") == true)
      try await customer.say("99999")
      #expect(
        try await customer.hears("bot").string("text")?.contains("can't find an order 99999")
          == true)
      try await customer.say("20033")
      #expect(try await customer.hears("bot").string("text")?.contains("18 November 2026") == true)
    }

    @Test("tell a balance only to who enters the code that was sent")
    func balance() async throws {
      let baton = try await SharedBaton.running
      let customer = try await WebCustomer(baton, account: "bank")
      try await customer.say("what is my account balance?")
      #expect(try await customer.hears("bot").string("text")?.contains("mobile number") == true)
      try await customer.say("13800138000")
      #expect(try await customer.hears("bot").string("text")?.contains("138****8000") == true)
      let code = try #require(try merchantCodes(baton).last)
      try await customer.say("0000")
      #expect(try await customer.hears("bot").string("text")?.contains("not the code") == true)
      try await customer.say("my code is \(code)")
      #expect(try await customer.hears("bot").string("text")?.contains("¥12,840.55") == true)
    }

    /// What the sample merchant would have sent to phones.
    private func merchantCodes(_ baton: BatonUp) throws -> [String] {
      let log = try String(
        contentsOf: baton.data.appending(path: "logs/merchant.log"), encoding: .utf8)
      return log.split(separator: "\n").filter { $0.hasPrefix("One-time code") }
        .map { String($0.suffix(6)) }
    }
  }
}
