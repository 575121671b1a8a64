import Conversation
import ConversationTesting
import Testing

@testable import BotCore

/// How a customer comes to be verified, for what only verified ones are told.
@Suite struct IdentityDecisionTests {
  @Test("Whom the gateway knows is asked for nothing")
  func knownByGateway() throws {
    var lookups = try LookupScene()
    lookups.scene.attributes = ["verified": "true"]
    lookups.asksBalance(phone: false)
    #expect(lookups.requested.map(\.connector) == ["balance"])
    #expect(lookups.requested.first?.arguments.map(\.value) == ["42"])
  }

  @Test("A gateway that only names the customer has not verified them")
  func namedByGateway() throws {
    var lookups = try LookupScene()
    lookups.scene.attributes = ["verified": "false"]
    lookups.asksBalance(phone: false)
    #expect(lookups.said == "Which phone?")
  }

  @Test(
    "A phone is asked for, a code is sent, the right one verifies, and the question is answered")
  func code() throws {
    var lookups = try LookupScene()
    lookups.asksBalance(phone: false)
    #expect(lookups.said == "Which phone?")
    lookups.act()
    lookups.asksBalance()
    #expect(lookups.requested.map(\.connector) == ["identity.send"])
    #expect(lookups.requested.first?.arguments.map(\.value) == ["42", "13800138000"])
    lookups.outside(LookupScene.fields(("to", "138****8000")))
    #expect(lookups.said == "Enter the code sent to 138****8000.")
    lookups.act()
    lookups.writesCode("123 456")
    #expect(lookups.requested.map(\.connector) == ["identity.check"])
    lookups.act()
    #expect(lookups.calls.map { $0.values["code"] } == ["123456"])
    lookups.outside(LookupScene.fields(("customer", "C-1")))
    #expect(lookups.requested.map(\.connector) == ["balance"])
    lookups.act()
    #expect(lookups.calls.map(\.values) == [["customer": "C-1"]])
    lookups.outside(LookupScene.fields(("balance", "12.5")))
    #expect(lookups.said == "You have ¥12.50.")
  }

  @Test("Once verified, the session is: the next question is asked outside at once")
  func session() throws {
    var lookups = try LookupScene()
    lookups.isSentCode()
    lookups.writesCode("123456")
    lookups.outside(LookupScene.fields(("customer", "C-1")))
    lookups.outside(LookupScene.fields(("balance", "12.5")))
    lookups.act()
    lookups.asksBalance()
    #expect(lookups.requested.map(\.connector) == ["balance"])
    #expect(CustomerIdentity(lookups.scene.state, lookups.scene.policy).isVerified)
  }

  @Test("The code stands in the log nowhere but in the customer's message")
  func codeIsMasked() throws {
    var lookups = try LookupScene()
    lookups.isSentCode()
    lookups.writesCode("It is 483920!")
    #expect(lookups.requested.first?.arguments.map(\.value).contains("483920") == false)
    lookups.outside(.failed("HTTP 500"))
    let request = try #require(lookups.scene.handedOver)
    #expect(request.reason == .identityUnverified)
    #expect(request.guidance.answer == "Not verified.")
    #expect(!request.package.summary.contains("483920"))
    #expect(request.package.summary.contains("It is ••••••!"))
    let told = lookups.scene.log.records.filter { record in
      if case .messageReceived = record.event.body { return false }
      return "\(record.event.body)".contains("483920")
    }
    #expect(told.isEmpty)
  }

  @Test("Three wrong codes hand over, and the session stays so")
  func wrongCodes() throws {
    var lookups = try LookupScene()
    lookups.isSentCode()
    for code in ["111111", "222222"] {
      lookups.writesCode(code)
      lookups.outside(.refused)
      #expect(lookups.said == "Wrong code.")
      lookups.act()
    }
    lookups.writesCode("333333")
    lookups.outside(.refused)
    #expect(lookups.reason == .identityUnverified)
    lookups.act()
    lookups.scene.log.append(.agentTakes("x"))
    lookups.scene.log.append(.agentReturns("x"))
    lookups.asksBalance()
    #expect(lookups.reason == .identityUnverified)
  }

  @Test("No more codes are sent in a session than may be wrong")
  func codesSent() throws {
    var lookups = try LookupScene()
    for _ in 0..<3 { lookups.isSentCode() }
    lookups.asksBalance()
    #expect(lookups.reason == .identityUnverified)
  }

  @Test("A phone that nobody has is asked for again; a system that fails hands over")
  func sending() throws {
    var lookups = try LookupScene()
    lookups.asksBalance()
    lookups.outside(.notFound)
    #expect(lookups.said == "Unknown phone.")
    var failing = try LookupScene()
    failing.asksBalance()
    failing.outside(.failed("no answer"))
    #expect(failing.reason == .identityUnverified)
  }

  @Test("Without a check of identity, people take over")
  func noCheck() throws {
    var lookups = try LookupScene(identity: false)
    lookups.asksBalance()
    #expect(lookups.reason == .identityUnverified)
  }

  @Test("A code before one was sent is none")
  func early() throws {
    var lookups = try LookupScene()
    lookups.writesCode("123456")
    #expect(lookups.requested.map(\.connector) == ["identity.send"])
  }

  @Test("An article for verified customers is answered to one who gave the code")
  func otherArticles() throws {
    var lookups = try LookupScene()
    lookups.isSentCode()
    lookups.writesCode("123456")
    lookups.outside(LookupScene.fields(("customer", "C-1")))
    lookups.outside(LookupScene.fields(("balance", "12.5")))
    lookups.act()
    lookups.scene.customer("limit?", matches: [("limit", 0.9)], notes: [.identityNeeded])
    #expect(lookups.said == "Answer of limit")
  }

  @Test(
    "A code is the one number of 4 to 8 digits",
    arguments: [
      ("123456", "123456"), ("it's 123 456", "123456"), ("验证码１２３４", "1234"), ("123-456.", "123456"),
      ("123", nil), ("123456789", nil), ("1234 or rather 5678", nil), ("none", nil),
      (String(repeating: "x", count: 80) + "123456", nil),
    ])
  func codes(text: String, code: String?) {
    #expect(OneTimeCode.code(in: text) == code)
  }
}
