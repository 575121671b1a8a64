import BotCore
import Conversation
import ConversationTesting
import Lookups
import Testing

@testable import BotKnowledge

/// Each reason to hand over, from the customer's words to the log's reason, in both languages alike.
@Suite struct EscalationLanguageTests {
  private func shop(_ texts: String...) throws -> RetrievalScene {
    var scene = try RetrievalScene()
    for text in texts { scene.customer(text, channel: "webchat", account: "web") }
    return scene
  }

  private func bank(_ texts: String...) throws -> RetrievalScene {
    var scene = try RetrievalScene(SampleFirm.profile("finance"))
    for text in texts { scene.customer(text, channel: "webchat", account: "bank") }
    return scene
  }

  @Test(
    "customer_request",
    arguments: ["can I please talk to a human being", "我想找真人客服", "我要找真人客服", "人工客服在嗎"])
  func customerRequest(text: String) throws {
    #expect(try shop(text).state.handoff?.reason == .customerRequest)
  }

  @Test(
    "policy_required: a lost card, fraud, money moved, a legal threat, harm; and a complaint",
    arguments: [
      ("I lost my credit card", "我的信用卡丢了"), ("I was scammed on the phone", "我被电话诈骗了"),
      ("somebody transferred money from my account without asking me", "有人从我账户转走了钱，不是我转的"),
      ("my lawyer will write to you", "我会让律师联系你们"), ("I want to kill myself", "我不想活了"),
      ("I want to file a complaint", "我要投诉你们"),
    ])
  func policyRequired(english: String, chinese: String) throws {
    let handoffs = try [english, chinese].map { try bank($0).state.handoff }
    #expect(handoffs[0] != nil && handoffs[0]?.reason == handoffs[1]?.reason)
    #expect(handoffs[0]?.queue == handoffs[1]?.queue)
    #expect(handoffs.map { $0?.package.language } == ["en", "zh"])
  }

  @Test(
    "multi_department",
    arguments: [
      ("my card was stolen and used, this is fraud", "and I want to file a complaint about you"),
      ("我的卡被盗刷了", "我要投诉你们"),
    ])
  func severalDepartments(first: String, second: String) throws {
    var scene = try RetrievalScene(SampleFirm.profile("finance"))
    scene.customer(first, second, channel: "webchat", account: "bank")
    #expect(scene.state.handoff?.reason == .multiDepartment)
  }

  @Test(
    "repeated_failure: the same question asked again and again",
    arguments: ["how do i redeem a gift card", "怎么开发票", "怎麼開發票"])
  func askedAgain(text: String) throws {
    let scene = try shop(text, text, text)
    #expect(scene.state.handoff?.reason == .repeatedFailure)
    #expect(scene.state.turn.botTurns == 2)
  }

  @Test(
    "no_answer or low_confidence: what the firm knows nothing about",
    arguments: ["my xylophone is out of tune", "木琴走音"])
  func unknown(text: String) throws {
    let reason = try #require(try shop(text).state.handoff?.reason)
    #expect([.noAnswer, .lowConfidence].contains(reason))
  }

  @Test(
    "max_turns: the bot has had its turns",
    arguments: [["how do i redeem a gift card", "do my points expire"], ["怎么开发票", "积分会过期吗"]])
  func maxTurns(texts: [String]) throws {
    var scene = try RetrievalScene()
    for turn in 0...SessionPolicy.ofTests.maxBotTurns {
      scene.customer(texts[Int(turn) % 2], channel: "webchat", account: "web")
    }
    #expect(scene.state.handoff?.reason == .maxTurns)
  }

  @Test("bot_error: what a system outside cannot tell, people find out", arguments: ["en", "zh"])
  func botError(language: String) throws {
    var lookups = try LookupScene()
    lookups.scene.customer(
      "?", notes: [.lookup("order")], language: language, slots: [LookupScene.order])
    lookups.outside(.failed("HTTP 500"))
    let handoff = try #require(lookups.scene.handedOver)
    #expect(handoff.reason == .botError)
    #expect(handoff.guidance.answer == (language == "zh" ? "暂时查不了。" : "I can't look."))
  }

  @Test("identity_unverified: after wrong codes", arguments: ["en", "zh"])
  func identity(language: String) throws {
    var lookups = try LookupScene()
    lookups.scene.customer(
      "?", notes: [.lookup("balance")], language: language, slots: [LookupScene.phone])
    lookups.outside(LookupScene.fields(("to", "138****8000")))
    lookups.act()
    for code in ["111111", "222222", "333333"] {
      lookups.scene.customer(
        code, notes: [.lookup("balance"), .oneTimeCode], language: language,
        slots: [LookupScene.phone])
      lookups.outside(.refused)
      guard lookups.scene.handedOver == nil else { break }
      #expect(lookups.said == (language == "zh" ? "验证码错误。" : "Wrong code."))
      lookups.act()
    }
    let handoff = try #require(lookups.scene.handedOver)
    #expect(handoff.reason == .identityUnverified)
    #expect(handoff.guidance.answer == (language == "zh" ? "未核实。" : "Not verified."))
  }
}
